import { randomBytes } from 'node:crypto';

/** What a caller may choose. Everything has a default that behaves as Discord does. */
export interface SandboxOptions {
  /** Wanted port; the next free one is taken when it is in use. 0 picks any free one. Default 0. */
  readonly port?: number;
  /** The bot's token. Default: a new random one. */
  readonly token?: string;
  readonly applicationId?: string;
  /** Questions that the page offers to try. */
  readonly examples?: readonly string[];
  /** Milliseconds a bot has to acknowledge an interaction. Discord: 3000. */
  readonly ackTimeoutMs?: number;
  /** Milliseconds an interaction's token lives. Discord: 15 minutes. */
  readonly tokenLifetimeMs?: number;
  /** Milliseconds between heartbeats asked of the bot. Discord: about 41250. */
  readonly heartbeatMs?: number;
  /** False switches rate limits off. */
  readonly rateLimits?: boolean;
  /** Connections that the bot is told to open, all of which may identify at once. Default 1. */
  readonly shards?: number;
  /** True lets the bot use privileged intents, as if they were switched on in its settings. */
  readonly privilegedIntents?: boolean;
}

export type Settings = Required<SandboxOptions>;

export function settingsOf(options: SandboxOptions): Settings {
  const applicationId = options.applicationId ?? '1100000000000000001';
  return {
    port: options.port ?? 0,
    token: options.token ?? randomToken(applicationId),
    applicationId,
    examples: options.examples ?? [],
    ackTimeoutMs: options.ackTimeoutMs ?? 3000,
    tokenLifetimeMs: options.tokenLifetimeMs ?? 15 * 60_000,
    heartbeatMs: options.heartbeatMs ?? 41_250,
    rateLimits: options.rateLimits ?? true,
    shards: options.shards ?? 1,
    privilegedIntents: options.privilegedIntents ?? false,
  };
}

/** The shape of a Discord token: the application's id in base64, then two secret parts. */
function randomToken(applicationId: string): string {
  const id = Buffer.from(applicationId).toString('base64url');
  return `${id}.${randomBytes(4).toString('base64url')}.${randomBytes(28).toString('base64url')}`;
}
