import { type Client, type CloseEvent, Events, GatewayCloseCodes } from 'discord.js';
import { EXIT, PlainError } from '../../system/errors.ts';
import { loggable } from '../interactions/failure.ts';

/** How long Discord may take to accept the bot before the start is given up. */
const LOGIN_TIMEOUT_MS = 60_000;

/**
 * Connects the client and waits until it is ready to answer.
 * @throws PlainError (exit status 77 for a token or intents that Discord refuses, 69 when Discord
 * cannot be reached). The client is closed then; nothing tries again by itself.
 */
export async function login(client: Client, token: string, api: string): Promise<Client<true>> {
  const refused = refusal(client);
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  const late = new AbortController();
  const timeout = new Promise<never>((_, reject) => {
    const timer = setTimeout(
      () => reject(unreachable(api, 'it does not answer')),
      LOGIN_TIMEOUT_MS,
    );
    late.signal.addEventListener('abort', () => clearTimeout(timer));
  });
  try {
    const connected = client.login(token).then(() => ready);
    return await Promise.race([connected, refused, timeout]);
  } catch (error) {
    await client.destroy();
    throw error instanceof PlainError ? error : loginError(error, api);
  } finally {
    late.abort();
  }
}

/** Rejects when Discord closes the connection for good, at login or any time later. */
export function refusal(client: Client): Promise<never> {
  const promise = new Promise<never>((_, reject) => {
    client.on(Events.ShardDisconnect, ({ code }: CloseEvent) => reject(closeError(code)));
    client.on(Events.Invalidated, () => reject(closeError(GatewayCloseCodes.AuthenticationFailed)));
  });
  // Somebody may ask only after it happened.
  promise.catch(() => undefined);
  return promise;
}

function closeError(code: number): PlainError {
  if (code === GatewayCloseCodes.AuthenticationFailed) return wrongToken();
  if (code === GatewayCloseCodes.DisallowedIntents || code === GatewayCloseCodes.InvalidIntents) {
    return new PlainError(
      'Discord refuses the intents that the bot asks for (close code 4014 or 4013); Footnote needs the Guilds intent only, so check that this is the unchanged program.',
      EXIT.noPermission,
    );
  }
  return new PlainError(
    `Discord closed the connection for good (close code ${code}: ${GatewayCloseCodes[code] ?? 'unknown'}); start the bot again.`,
    EXIT.unavailable,
  );
}

function loginError(error: unknown, api: string): PlainError {
  const { message, code } = errorParts(error);
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  if (code === 'TokenInvalid' || status === 401 || message === 'Authentication failed') {
    return wrongToken();
  }
  if (/disallowed intents|invalid intents/i.test(message)) {
    return closeError(GatewayCloseCodes.DisallowedIntents);
  }
  return unreachable(api, String(loggable(error)['cause'] ?? code ?? message));
}

function errorParts(error: unknown): { message: string; code: string | undefined } {
  if (!(error instanceof Error)) return { message: String(error), code: undefined };
  const code = 'code' in error && error.code !== undefined ? String(error.code) : undefined;
  return { message: error.message, code };
}

function wrongToken(): PlainError {
  return new PlainError(
    'Discord does not accept DISCORD_TOKEN; copy the bot token again from the Developer Portal (your application, Bot, Reset Token).',
    EXIT.noPermission,
  );
}

function unreachable(api: string, why: string): PlainError {
  return new PlainError(
    `Discord cannot be reached at ${api} (${why}); check the network and DISCORD_API, then start the bot again.`,
    EXIT.unavailable,
  );
}
