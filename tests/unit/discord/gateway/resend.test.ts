import { describe, expect, test } from 'vitest';
import { AnswerArrived, resendingRequest } from '../../../../src/discord/gateway/resend.ts';

const CALLBACK = 'https://discord.com/api/v10/interactions/1/TOKEN/callback?with_response=true';
const MESSAGES = 'https://discord.com/api/v10/channels/1/messages';
const cut = () => Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' });
const refused = (code: number) => () => Response.json({ message: 'no', code }, { status: 400 });
const done = () => Response.json({});

/** A request whose attempts come out in turn as given. */
function coming(...outcomes: readonly (() => Response | Error)[]) {
  const sent: string[] = [];
  const left = [...outcomes];
  const request = resendingRequest(async (url) => {
    sent.push(url);
    const outcome = left.shift()?.() ?? new Error('one attempt too many');
    if (outcome instanceof Error) throw outcome;
    return outcome;
  });
  const send = async (method: string, url: string) =>
    request(url, { method }).then(
      ({ status }) => status,
      (error: Error) => error.name,
    );
  return { send, sent, request };
}

describe('a request whose connection is cut', () => {
  test.each([
    ['GET', MESSAGES],
    ['PATCH', MESSAGES],
    ['DELETE', MESSAGES],
    ['PUT', MESSAGES],
    ['POST', CALLBACK],
  ])('is sent once more, where that does no harm: %s %s', async (method, url) => {
    const { send, sent } = coming(cut, done);
    expect(await send(method, url)).toBe(200);
    expect(sent).toHaveLength(2);
    expect(await coming(cut, cut, done).send(method, url)).toBe('Error');
  });

  test('is not sent again where it would be done twice, nor after any other failure', async () => {
    const { send, sent } = coming(cut, done);
    expect(await send('POST', MESSAGES)).toBe('Error');
    expect(sent).toHaveLength(1);
    const { request } = coming(cut, done);
    const body = JSON.stringify({ nonce: 'n', enforce_nonce: true });
    expect((await request(MESSAGES, { method: 'POST', body })).status).toBe(200);
    expect(await coming(() => new Error('no network'), done).send('GET', MESSAGES)).toBe('Error');
  });
});

describe('the first answer to an interaction', () => {
  test.each([
    ['a cut connection', cut, 'AnswerArrived'],
    ['an attempt that discord.js repeats', () => new Error('ECONNRESET'), 'Error'],
    ['a server error that discord.js repeats', () => new Response(null, { status: 502 }), 502],
  ])('that was taken before %s has arrived', async (_, failure, first) => {
    const { send } = coming(failure, refused(40060), refused(40060));
    expect(await send('POST', CALLBACK)).toBe(first);
    if (first !== 'AnswerArrived') expect(await send('POST', CALLBACK)).toBe('AnswerArrived');
    // Known by then: another one would be another process's.
    expect(await send('POST', CALLBACK)).toBe(400);
  });

  test('is refused as ever where nothing went wrong before, or for another reason', async () => {
    expect(await coming(refused(40060)).send('POST', CALLBACK)).toBe(400);
    const { request } = coming(cut, refused(50035));
    const response = await request(CALLBACK, { method: 'POST' });
    expect(await response.json()).toEqual({ message: 'no', code: 50035 });
  });

  test('that arrived is told by an error that discord.js does not try again', () => {
    expect(new AnswerArrived()).toMatchObject({ name: 'AnswerArrived', message: '' });
  });
});
