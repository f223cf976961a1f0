import { describe, expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { Command } from '../../src/discord/command/command.ts';
import { runBot } from '../support/bot.ts';
import { smallLibrary } from '../support/library.ts';
import { labelsOf, textOf } from '../support/messages.ts';
import { openSandbox } from '../support/sandbox.ts';
import { emptyServices } from '../support/services.ts';

/** What is polled for comes at once, but on a busy machine. */
const WAIT = { timeout: 10_000 };
const QUESTION = 'Who drew the plans of the lighthouse?';

/** The commands, with /help taking as long as the caller wants. */
function withSlowHelp(done: Promise<void>): readonly Command[] {
  return commands.map((command) =>
    command.data.name === 'help'
      ? {
          ...command,
          answer: async (...given: Parameters<Command['answer']>) => {
            await done;
            return command.answer(...given);
          },
        }
      : command,
  );
}

function gate(): { readonly open: () => void; readonly opened: Promise<void> } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

describe('when the network fails', () => {
  test('an answer whose receipt was lost stays as it is, and is in the record', async () => {
    const sandbox = await openSandbox();
    const services = emptyServices();
    const { lines } = await runBot(sandbox, { services });
    const mia = sandbox.as('mia').in('general');
    sandbox.fault({ type: 'lose-answer', match: { path: '/callback' } });
    const first = await mia.slash('ask', { question: QUESTION });
    expect(textOf(first.message)).toContain('Thomas Stevenson');
    await expect
      .poll(() => services.ownPosts.postsCiting('LIGHT'), WAIT)
      .toMatchObject([{ messageId: first.message?.id }]);
    await expect.poll(() => services.postIntents.all(), WAIT).toEqual([]);
    expect(lines.filter(({ level }) => level !== 'debug' && level !== 'info')).toEqual([]);
    expect(first.messages).toHaveLength(1);
    const second = await mia.slash('ask', { question: QUESTION });
    expect(textOf(second.message)).toContain('Thomas Stevenson');
  });

  test('an answer whose connection was cut before Discord had it is sent once more', async () => {
    const sandbox = await openSandbox();
    await runBot(sandbox);
    const mia = sandbox.as('mia').in('general');
    sandbox.fault({ type: 'cut-request', match: { path: '/callback' } });
    const { message, messages, failure } = await mia.slash('ask', { question: QUESTION });
    expect(failure).toBeNull();
    expect(messages).toHaveLength(1);
    expect(textOf(message)).toContain('Thomas Stevenson');
  });

  test.each(['cut-request', 'lose-answer'] as const)(
    'what is shared goes out once and is in the record, whatever a connection does (%s)',
    async (type) => {
      const sandbox = await openSandbox();
      const services = emptyServices();
      await runBot(sandbox, { services });
      const mia = sandbox.as('mia').in('general');
      const { message } = await mia.slash('ask', { question: QUESTION, private: true });
      sandbox.fault({ type, match: { path: '/callback' } });
      sandbox.fault({ type, match: { method: 'POST', path: '/webhooks' } });
      await mia.press(message?.id ?? '', 'Share');
      await expect.poll(() => services.ownPosts.postsCiting('LIGHT'), WAIT).toHaveLength(1);
      await sandbox.settled();
      const seen = sandbox.as('theo').in('general').messages();
      expect(seen).toHaveLength(1);
      expect(await services.ownPosts.postsCiting('LIGHT')).toMatchObject([
        { messageId: seen[0]?.id },
      ]);
    },
  );

  test('a post that a process did not live to record is found by the next one', async () => {
    const sandbox = await openSandbox();
    const services = emptyServices();
    const record = () => Promise.reject(new Error('killed'));
    const first = await runBot(sandbox, {
      services: { ...services, ownPosts: { ...services.ownPosts, record } },
    });
    const mia = sandbox.as('mia').in('general');
    const { message } = await mia.slash('ask', { question: QUESTION });
    await sandbox.settled();
    await first.stop();
    expect(await services.ownPosts.postsCiting('LIGHT')).toEqual([]);
    const second = await runBot(sandbox, { services });
    await expect
      .poll(() => services.ownPosts.postsCiting('LIGHT'), WAIT)
      .toMatchObject([{ messageId: message?.id, channelId: mia.channel.id }]);
    expect(await services.postIntents.all()).toEqual([]);
    expect(second.lines.map((line) => line.message)).toContain(
      'Posts of the last run were found and recorded',
    );
  });

  test('two people who remove an answer at once remove it, and neither is told of a failure', async () => {
    const sandbox = await openSandbox();
    const services = emptyServices();
    const { lines } = await runBot(sandbox, { services });
    const mia = sandbox.as('mia').in('general');
    const { message } = await mia.slash('ask', { question: QUESTION });
    const id = message?.id ?? '';
    sandbox.fault({ type: 'delay-rest', ms: 50 });
    const both = [mia.press(id, '🗑'), sandbox.as('theo').in('general').press(id, '🗑')];
    expect((await Promise.all(both)).map(({ failure }) => failure)).toEqual([null, null]);
    await sandbox.settled();
    expect(mia.messages()).toEqual([]);
    expect(sandbox.as('theo').in('general').messages()).toEqual([]);
    expect(await services.ownPosts.postsCiting('LIGHT')).toEqual([]);
    expect(lines.filter(({ level }) => level === 'error')).toEqual([]);
    expect(sandbox.refusals.map(({ code }) => code)).toEqual([10008]);
  });

  test('an outage of the connection is said, and said less and less', async () => {
    const sandbox = await openSandbox();
    const { lines } = await runBot(sandbox);
    const said = () => lines.filter(({ message }) => /^Conn|^The conn/.test(message)).length;
    await sandbox.close();
    await expect.poll(said, WAIT).toBeGreaterThanOrEqual(2);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    // Two a try, with a try each half a second, were it not for the pauses.
    expect(said()).toBeLessThanOrEqual(4);
  });

  test('an answer that the server failed to take is sent again', async () => {
    const sandbox = await openSandbox();
    await runBot(sandbox);
    sandbox.fault({ type: 'fail-rest', status: 502, match: { path: '/callback' } });
    const { message, failure } = await sandbox
      .as('mia')
      .in('general')
      .slash('ask', { question: QUESTION });
    expect(failure).toBeNull();
    expect(textOf(message)).toContain('Thomas Stevenson');
  });

  test('what was asked while the connection was down is answered after RESUME', async () => {
    const sandbox = await openSandbox();
    const { lines } = await runBot(sandbox);
    const mia = sandbox.as('mia').in('general');
    sandbox.fault({ type: 'drop-connection', resumable: true });
    const { message, failure } = await mia.slash('ask', { question: QUESTION });
    expect(failure).toBeNull();
    expect(textOf(message)).toContain('Thomas Stevenson');
    expect(sandbox.gatewayCounts).toEqual({ identifies: 1, resumes: 1 });
    expect(lines.map(({ message: said }) => said)).toContain('The connection to Discord is back');
  });

  test('after a session that cannot be resumed the bot identifies again', async () => {
    const sandbox = await openSandbox();
    await runBot(sandbox);
    sandbox.fault({ type: 'drop-connection', resumable: false });
    await expect.poll(() => sandbox.gatewayCounts.identifies, { timeout: 10_000 }).toBe(2);
    await sandbox.ready();
    const { message } = await sandbox.as('mia').in('general').slash('ask', { question: QUESTION });
    expect(textOf(message)).toContain('Thomas Stevenson');
  });

  test('an interaction that arrives too late is logged and not answered in vain', async () => {
    const sandbox = await openSandbox({ ackTimeoutMs: 3_000 });
    const { lines } = await runBot(sandbox, { now: Date.now });
    const mia = sandbox.as('mia').in('general');
    await mia.slash('help');
    await sandbox.settled();
    const callbacks = () => sandbox.calls.filter(({ path }) => path.includes('/callback')).length;
    const before = callbacks();
    sandbox.fault({ type: 'delay-interactions', ms: 3_200 });
    const { failure } = await mia.slash('ask', { question: QUESTION });
    expect(failure).toBe('The application did not respond');
    await expect
      .poll(() => lines.some(({ lateMs }) => Number(lateMs) > 2_500), { timeout: 5_000 })
      .toBe(true);
    expect(callbacks()).toBe(before);
    sandbox.clearFaults();
    const again = await mia.slash('ask', { question: QUESTION });
    expect(textOf(again.message)).toContain('Thomas Stevenson');
  });

  test('an acknowledgement that Discord no longer takes is swallowed with a line in the log', async () => {
    const sandbox = await openSandbox({ ackTimeoutMs: 100 });
    const { open, opened } = gate();
    const { lines } = await runBot(sandbox, { commands: withSlowHelp(opened) });
    const { failure } = await sandbox.as('mia').in('general').slash('help');
    expect(failure).toBe('The application did not respond');
    open();
    await expect
      .poll(() => lines.some(({ code }) => code === 10062), { timeout: 5_000 })
      .toBe(true);
    expect(lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  test('a rate limit only delays the answer', async () => {
    const sandbox = await openSandbox();
    const { lines } = await runBot(sandbox);
    sandbox.fault({ type: 'rate-limit', retryAfterMs: 100, match: { path: '/callback' } });
    const { message } = await sandbox.as('mia').in('general').slash('ask', { question: QUESTION });
    expect(textOf(message)).toContain('Thomas Stevenson');
    expect(lines.filter(({ level }) => level === 'error')).toEqual([]);
  });
});

describe('when a command fails', () => {
  test('the person gets one private sentence with a reference, and the bot goes on', async () => {
    const sandbox = await openSandbox();
    const broken = {
      documents: [],
      ask: () => {
        throw new Error('disk on fire');
      },
      search: smallLibrary().search,
      withMark: () => [],
    };
    const { lines } = await runBot(sandbox, { library: async () => broken });
    const mia = sandbox.as('mia').in('general');
    const { message } = await mia.slash('ask', { question: QUESTION });
    const reference = /reference `(\w+)`/.exec(textOf(message))?.[1];
    expect(textOf(message)).not.toMatch(/fire|\.ts/);
    // The account of an interaction is given once it is over, which is after its answer.
    await expect
      .poll(() => lines)
      .toContainEqual(
        expect.objectContaining({ level: 'error', reference, error: 'disk on fire' }),
      );
    expect(labelsOf((await mia.slash('help')).message)).toEqual([]);
  });
});

describe('when it is stopped', () => {
  test('the bot finishes the answer that is running and leaves with close code 1000', async () => {
    const sandbox = await openSandbox();
    const { open, opened } = gate();
    const bot = await runBot(sandbox, { commands: withSlowHelp(opened) });
    const answer = sandbox.as('mia').in('general').slash('help');
    await expect.poll(() => sandbox.sessions.length).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 100));
    const stopped = bot.stop();
    open();
    const { message } = await answer;
    expect(textOf(message)).toMatch(/^### Ask the documents/);
    await stopped;
    await expect.poll(() => sandbox.closes.at(-1)).toMatchObject({ code: 1000, by: 'bot' });
    expect(sandbox.online).toBe(false);
    await bot.stop();
  });
});
