import {
  Client,
  Events,
  GatewayIntentBits,
  Options,
  Partials,
  RESTEvents,
  Status,
} from 'discord.js';
import type { Log } from '../../system/log.ts';
import { loggable } from '../interactions/failure.ts';
import { type BotWatch, watchedRequest } from './bot-watch.ts';
import { outageLog } from './outage-log.ts';

export interface ClientOptions {
  /** Base URL of Discord's REST API, without a version. */
  readonly api: string;
  readonly log: Log;
  readonly watch: BotWatch;
}

/** People seen lately; nothing is looked up in these caches. */
const MAX_MEMBERS = 50;
const MAX_USERS = 200;

/**
 * How long the next server may keep all others waiting at a start. One that comes later is taken in then; some
 * never come while Discord has lost them, and discord.js would wait 15 s for each connection.
 */
const LATE_GUILD_MS = 1_000;

/**
 * A discord.js client with the least it needs: the `Guilds` intent alone, no message cache, no
 * mentions. Every event that could end the process or go unnoticed has a listener.
 */
export function createClient({ api, log, watch }: ClientOptions): Client {
  const makeRequest = watchedRequest(watch);
  const client: Client = new Client({
    intents: [GatewayIntentBits.Guilds],
    // As many connections as Discord asks for: one until the bot is in about a thousand servers.
    shards: 'auto',
    // Without it a direct message's channel is not known to discord.js.
    partials: [Partials.Channel],
    allowedMentions: { parse: [], repliedUser: false },
    rest: { api, invalidRequestWarningInterval: 100, makeRequest },
    waitGuildTimeout: LATE_GUILD_MS,
    // Channels, roles and overwrites must stay whole: discord.js does not support limits on them.
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      GuildMemberManager: {
        maxSize: MAX_MEMBERS,
        keepOverLimit: (member) => member.id === client.user?.id,
      },
      UserManager: { maxSize: MAX_USERS, keepOverLimit: (user) => user.id === client.user?.id },
      MessageManager: 0,
      ReactionManager: 0,
      PresenceManager: 0,
      VoiceStateManager: 0,
      ThreadMemberManager: 0,
      GuildEmojiManager: 0,
      GuildStickerManager: 0,
      GuildScheduledEventManager: 0,
      StageInstanceManager: 0,
    }),
  });
  listen(client, log, watch);
  return client;
}

/** Whether all of its connections to Discord are up. */
export function isConnected({ ws }: Pick<Client, 'ws'>): boolean {
  return ws.shards.size > 0 && ws.shards.every(({ status }) => status === Status.Ready);
}

function listen(client: Client, log: Log, watch: BotWatch): void {
  client.on(Events.Error, (error) => log.error(loggable(error), 'The Discord client failed'));
  const outage = outageLog(log);
  client.on(Events.ShardError, (error, shard) =>
    outage.say('warn', shard, loggable(error), 'The connection to Discord failed'),
  );
  client.on(Events.Warn, (warning) => log.warn({ warning }, 'The Discord client warns'));
  client.on(Events.ShardReconnecting, (shard) => {
    watch.onReconnecting();
    outage.say('info', shard, {}, 'Connecting to Discord again');
  });
  client.on(Events.ShardResume, (shard, replayed) => {
    outage.over(shard);
    log.info({ shard, replayed }, 'The connection to Discord is back');
  });
  client.on(Events.ShardReady, (shard) => {
    if (outage.over(shard)) log.info({ shard }, 'The connection to Discord is back');
  });
  client.rest.on(RESTEvents.RateLimited, ({ route, timeToReset, scope }) =>
    log.warn({ route, timeToReset, scope }, 'Discord asks to slow down'),
  );
  client.rest.on(RESTEvents.InvalidRequestWarning, ({ count, remainingTime }) =>
    log.warn({ count, remainingTime }, 'Many requests were refused by Discord'),
  );
}
