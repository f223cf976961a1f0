import { type Client, Events } from 'discord.js';
import type { PlainError } from '../../system/errors.ts';
import type { Log } from '../../system/log.ts';
import type { OwnServices, Services } from '../command/services.ts';
import { loggable } from '../interactions/failure.ts';
import { readIncoming } from '../interactions/incoming.ts';
import { createRouter, type RouterOptions } from '../interactions/router.ts';
import { createPoster } from '../posting/create-poster.ts';
import { settleIntents } from '../posting/settle-intents.ts';
import { type BotWatch, UNWATCHED } from './bot-watch.ts';
import { createClient, isConnected } from './client.ts';
import { forgetPlaces } from './forget-places.ts';
import { guardDispatch, readSafely } from './guard-dispatch.ts';
import { knownPlaces } from './known-places.ts';
import { login, refusal } from './login.ts';
import { registerCommands } from './register-commands.ts';

/** Longer than any look-up takes, shorter than what service managers wait before they kill. */
const DRAIN_MS = 8_000;
/** Between two looks at posts whose receipt never came. */
const SETTLE_EVERY_MS = 120_000;

export interface BotOptions extends Omit<RouterOptions, 'services' | 'onHandled'> {
  readonly services: OwnServices;
  readonly token: string;
  /** Base URL of Discord's REST API, without a version. */
  readonly api: string;
  /** Register commands in this server only; null registers them everywhere. */
  readonly guildId: string | null;
  readonly log: Log;
  /** Called with a server and a channel of it that was deleted, before what is kept of it is forgotten. */
  readonly onChannelGone?: (
    services: Services,
    guildId: string,
    channelId: string,
  ) => Promise<void>;
  readonly watch?: BotWatch;
}

export interface Bot {
  /** What its commands use. */
  readonly services: Services;
  /** The bot's name on Discord. */
  readonly tag: string;
  /** The application's id, from which an invitation link is made. */
  readonly applicationId: string;
  /** Resolves with the reason when Discord ends the connection for good; never on `stop`. */
  readonly ended: Promise<PlainError>;
  /** Whether interactions reach it. */
  isConnected(): boolean;
  /** Finishes what is running, then leaves the gateway with close code 1000. Safe to call twice. */
  stop(): Promise<void>;
}

/**
 * Connects to Discord, registers the commands where they differ, and answers until `stop`.
 * @throws PlainError with an exit status when Discord refuses or cannot be reached.
 */
export async function startBot(options: BotOptions): Promise<Bot> {
  const { token, api, guildId, log, watch = UNWATCHED } = options;
  const client = createClient({ api, log, watch });
  const { now = Date.now } = options;
  const poster = createPoster({ ...options, ...options.services, watch, now });
  const services = { ...options.services, poster, places: knownPlaces(client) };
  const router = createRouter({ ...options, services, onHandled: watch.onHandled });
  guardDispatch(client, log);
  client.on(Events.InteractionCreate, (interaction) => {
    const incoming = readSafely(interaction, readIncoming, log);
    if (incoming) void router.handle(incoming);
  });
  const { onChannelGone } = options;
  forgetPlaces(client, options.services, log, async (guildId, channelId) =>
    onChannelGone?.(services, guildId, channelId),
  );
  const ended = new Promise<PlainError>((resolve) => void refusal(client).catch(resolve));
  const ready = await login(client, token, api);
  const applicationId = ready.application.id;
  const settle = () =>
    void settleIntents({ ...services, rest: ready.rest, applicationId, log, now });
  settle();
  const settling = setInterval(settle, SETTLE_EVERY_MS);
  settling.unref();
  let stopping: Promise<void> | null = null;
  const stop = (): Promise<void> => {
    stopping ??= (async () => {
      clearInterval(settling);
      const finished = await router.drain(DRAIN_MS);
      if (!finished) log.warn({ afterMs: DRAIN_MS }, 'An answer was still running at the end');
      // discord.js announces to connect again even when it was told to leave.
      client.removeAllListeners(Events.ShardReconnecting);
      await client.destroy();
    })();
    return stopping;
  };
  try {
    const { commands } = options;
    await knowOwner(ready, log);
    await registerCommands({ rest: ready.rest, applicationId, guildId, commands, log });
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    services,
    tag: ready.user.tag,
    applicationId,
    ended,
    isConnected: () => stopping === null && isConnected(client),
    stop,
  };
}

/** Asks who owns the application; while that is not known, nobody does. */
async function knowOwner({ application }: Client<true>, log: Log): Promise<void> {
  try {
    await application.fetch();
  } catch (error) {
    log.warn(loggable(error), 'Discord does not say who owns the bot; nobody counts as its owner');
  }
}
