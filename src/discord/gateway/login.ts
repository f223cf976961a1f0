import {
  type Client,
  type CloseEvent,
  Events,
  GatewayCloseCodes,
  GatewayDispatchEvents,
} from 'discord.js';
import { EXIT, PlainError } from '../../system/errors.ts';
import { loggable } from '../interactions/failure.ts';

/**
 * How long nothing may happen before the start is given up. All of it takes longer for a bot with many
 * connections: Discord lets one identify every five seconds.
 */
const PATIENCE_MS = 60_000;

/** What comes of a connection that is being accepted. */
const PROGRESS: readonly unknown[] = [
  GatewayDispatchEvents.Ready,
  GatewayDispatchEvents.Resumed,
  GatewayDispatchEvents.GuildCreate,
];

/**
 * Connects the client and waits until it is ready to answer, for as long as it gets on.
 * @throws PlainError (exit status 77 for a token or intents that Discord refuses, 69 when Discord
 * cannot be reached). The client is closed then; nothing tries again by itself.
 */
export async function login(client: Client, token: string, api: string): Promise<Client<true>> {
  const refused = refusal(client);
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  const silence = silenceOf(client, api);
  try {
    const connected = client.login(token).then(() => ready);
    return await Promise.race([connected, refused, silence.tooLong]);
  } catch (error) {
    await client.destroy();
    throw error instanceof PlainError ? error : loginError(error, api);
  } finally {
    silence.end();
  }
}

/** Rejects once nothing has come of the login for `PATIENCE_MS`. */
function silenceOf(client: Client, api: string): { tooLong: Promise<never>; end(): void } {
  let giveUp: () => void;
  const tooLong = new Promise<never>((_, reject) => {
    giveUp = () => reject(unreachable(api, 'it does not answer'));
  });
  let timer = setTimeout(() => giveUp(), PATIENCE_MS);
  const onPacket = ({ t }: { readonly t?: unknown }) => {
    if (!PROGRESS.includes(t)) return;
    clearTimeout(timer);
    timer = setTimeout(() => giveUp(), PATIENCE_MS);
  };
  client.on(Events.Raw, onPacket);
  return {
    tooLong,
    end: () => {
      clearTimeout(timer);
      client.off(Events.Raw, onPacket);
    },
  };
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
