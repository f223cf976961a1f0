import { DefaultRestOptions, RESTJSONErrorCodes, type RESTOptions } from 'discord.js';

type MakeRequest = RESTOptions['makeRequest'];

/**
 * Discord has the first answer to an interaction already: an attempt before arrived, and only its receipt
 * was lost.
 */
export class AnswerArrived extends Error {
  override readonly name = 'AnswerArrived';
}

/** The first answer to an interaction, of which Discord takes one. */
const CALLBACK = /\/interactions\/\d+\/[^/]+\/callback(?:\?|$)/;
/** Interactions whose first answer may have arrived; bounded, since discord.js may give one up. */
const MAX_UNCERTAIN = 1_000;

/**
 * Whether a connection ended before its answer came, so that nobody knows whether the request was done: what a
 * request meets that is sent just as the other side closes an idle connection. discord.js sends again
 * after `ECONNRESET`, but not after these.
 */
export function isCut(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'UND_ERR_SOCKET' || code === 'EPIPE';
}

/**
 * Sends a request once more when its connection was cut, where a second time does no harm: everything but
 * POST, messages with a nonce, and the first answer to an interaction, which Discord takes once. That it
 * was taken before is then told by `AnswerArrived`, and not as a refusal.
 */
export function resendingRequest(
  request: MakeRequest = DefaultRestOptions.makeRequest,
): MakeRequest {
  const uncertain = new Set<string>();

  const note = (url: string) => {
    uncertain.add(url);
    const [oldest] = uncertain;
    if (uncertain.size > MAX_UNCERTAIN && oldest !== undefined) uncertain.delete(oldest);
  };

  const attempt: MakeRequest = async (url, init) => {
    if (!CALLBACK.test(url)) return request(url, init);
    const before = uncertain.has(url);
    // Until Discord's answer is there, this attempt counts as one that may have arrived.
    note(url);
    const response = await request(url, init);
    if (response.status < 500) uncertain.delete(url);
    return before && response.status === 400 ? arrivalOr(response) : response;
  };

  return async (url, init) => {
    try {
      return await attempt(url, init);
    } catch (error) {
      const repeatable = init.method !== 'POST' || CALLBACK.test(url) || hasNonce(init.body);
      if (!isCut(error) || !repeatable) throw error;
      return attempt(url, init);
    }
  };
}

/** Whether Discord itself sees that a message comes a second time. */
function hasNonce(body: unknown): boolean {
  return typeof body === 'string' && body.includes('"enforce_nonce":true');
}

/** @throws AnswerArrived where the refusal says that the interaction was answered before. */
async function arrivalOr(
  response: Awaited<ReturnType<MakeRequest>>,
): Promise<Awaited<ReturnType<MakeRequest>>> {
  const body = await response.text();
  const code = new RegExp(
    `"code"\\s*:\\s*${RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged}\\b`,
  );
  if (code.test(body)) throw new AnswerArrived();
  const { status, statusText, headers } = response;
  return new Response(body, { status, statusText, headers: [...headers] });
}
