import { EventEmitter } from 'node:events';
import { type Client, Events } from 'discord.js';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { login, refusal } from '../../../../src/discord/gateway/login.ts';
import { EXIT } from '../../../../src/system/errors.ts';

const API = 'https://discord.example/api';

/** The part of a discord.js client that logging in touches. */
class FakeClient extends EventEmitter {
  destroyed = 0;
  readonly #connect: (client: FakeClient) => Promise<void>;

  constructor(connect: (client: FakeClient) => Promise<void>) {
    super();
    this.#connect = connect;
  }

  login(): Promise<void> {
    return this.#connect(this);
  }

  async destroy(): Promise<void> {
    this.destroyed++;
  }

  asClient(): Client {
    return this as unknown as Client;
  }
}

function failingWith(error: unknown): FakeClient {
  return new FakeClient(() => Promise.reject(error));
}

/** As discord.js behaves when the gateway closes for good: the event comes, the promise stays. */
function closingWith(code: number): FakeClient {
  return new FakeClient((client) => {
    setImmediate(() => client.emit(Events.ShardDisconnect, { code }, 0));
    return new Promise(() => undefined);
  });
}

describe('a login', () => {
  test('is done when the client is ready', async () => {
    const client = new FakeClient(async (self) => {
      setImmediate(() => self.emit(Events.ClientReady, self));
    });
    await expect(login(client.asClient(), 'x', API)).resolves.toBe(client);
    expect(client.destroyed).toBe(0);
  });

  test.each([
    [
      'a token that is no token',
      failingWith(Object.assign(new Error('x'), { code: 'TokenInvalid' })),
    ],
    ['a token that REST refuses', failingWith(Object.assign(new Error('x'), { status: 401 }))],
    ['a token that the gateway refuses', failingWith(new Error('Authentication failed'))],
    ['close code 4004', closingWith(4004)],
  ])('with %s ends with exit status 77 and says what to do', async (_, client) => {
    await expect(login(client.asClient(), 'x', API)).rejects.toMatchObject({
      name: 'PlainError',
      exitCode: EXIT.noPermission,
      message: expect.stringContaining('DISCORD_TOKEN'),
    });
    expect(client.destroyed).toBe(1);
  });

  test.each([
    ['an error', failingWith(new Error('Used disallowed intents'))],
    ['close code 4014', closingWith(4014)],
  ])('with intents that Discord refuses by %s ends with exit status 77', async (_, client) => {
    await expect(login(client.asClient(), 'x', API)).rejects.toMatchObject({
      exitCode: EXIT.noPermission,
      message: expect.stringContaining('intents'),
    });
    expect(client.destroyed).toBe(1);
  });

  test.each([
    [
      'no network',
      failingWith(Object.assign(new Error('fetch'), { code: 'ENOTFOUND' })),
      /ENOTFOUND/,
    ],
    ['a server error', failingWith(new Error('Service Unavailable')), /Service Unavailable/],
    ['no sessions left today', failingWith(new Error('Not enough sessions remaining')), /sessions/],
    ['close code 4011', closingWith(4011), /4011: ShardingRequired/],
  ])('with %s ends with exit status 69', async (_, client, message) => {
    await expect(login(client.asClient(), 'x', API)).rejects.toMatchObject({
      exitCode: EXIT.unavailable,
      message: expect.stringMatching(message),
    });
    expect(client.destroyed).toBe(1);
  });
});

describe('the patience of a login', () => {
  const packet = (client: FakeClient, t: string) => client.emit(Events.Raw, { t });
  const connecting = () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    return new FakeClient(() => new Promise(() => undefined));
  };
  const outcomeOf = (client: FakeClient) => {
    const seen: string[] = [];
    login(client.asClient(), 'x', API).then(
      () => seen.push('ready'),
      ({ exitCode }) => seen.push(`ended with ${exitCode}`),
    );
    return seen;
  };

  test('lasts as long as one connection after the other is accepted', async () => {
    const client = connecting();
    const seen = outcomeOf(client);
    for (let shard = 0; shard < 24; shard += 1) {
      await vi.advanceTimersByTimeAsync(50_000);
      packet(client, 'READY');
      packet(client, 'GUILD_CREATE');
    }
    expect(seen).toEqual([]);
    expect(client.listenerCount(Events.Raw)).toBe(1);
  });

  test('ends after a minute of nothing, whatever people do on the connections that are there', async () => {
    const client = connecting();
    const seen = outcomeOf(client);
    packet(client, 'READY');
    for (let second = 0; second < 61; second += 1) {
      await vi.advanceTimersByTimeAsync(1_000);
      packet(client, 'INTERACTION_CREATE');
    }
    expect(seen).toEqual([`ended with ${EXIT.unavailable}`]);
    expect(client.listenerCount(Events.Raw)).toBe(0);
  });
});

test('a connection that Discord ends for good later on is told with the reason', async () => {
  const client = new FakeClient(async () => undefined);
  const ended = refusal(client.asClient());
  client.emit(Events.ShardDisconnect, { code: 4004 }, 0);
  await expect(ended).rejects.toMatchObject({ exitCode: EXIT.noPermission });
});
