import ipaddr from 'ipaddr.js';
import { z } from 'zod';
import { isSnowflake } from '../corpus/document/document-server.ts';
import { EXIT, PlainError } from '../system/errors.ts';
import { LOG_LEVELS } from '../system/log.ts';

/**
 * UTF-16 code units. A shorter excerpt says nothing; beside a longer one the citation and the question no longer
 * fit into a message.
 */
const MIN_EXCERPT_LENGTH = 80;
const MAX_EXCERPT_LENGTH = 1_500;
const EXCERPT_LENGTH_RANGE = `must be a whole number of characters from ${MIN_EXCERPT_LENGTH} to ${MAX_EXCERPT_LENGTH}`;
const MIB = 1024 * 1024;
const DEFAULT_API = 'https://discord.com/api';

const PUBLIC_FIGURES =
  'METRICS_HOST can be reached from other machines, and everyone there could read the figures; set METRICS_PUBLIC=yes too if that is meant, or leave METRICS_HOST out for 127.0.0.1.';

/** A setting that may be left empty or blank in `.env`, which means the same as leaving it out. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess(
    (value) => (typeof value === 'string' && value.trim() === '' ? undefined : value),
    schema,
  );

const wholeNumber = (least: number, most: number) => {
  const range = `must be a whole number from ${least} to ${most}`;
  return z.coerce.number({ error: range }).int(range).min(least, range).max(most, range);
};

/** Every setting with what it accepts (`DESIGN.md` §6); the README's table and `.env.example` follow it. */
export const settingsSchema = z.object({
  DISCORD_TOKEN: optional(
    z
      .string()
      .trim()
      .regex(
        /^\S+$/,
        'must be the bot token alone, without spaces; copy it again from the Developer Portal',
      )
      .optional(),
  ),
  DISCORD_API: optional(
    z
      .url({
        protocol: /^https?$/,
        error: 'must be an http or https address such as https://discord.com/api',
      })
      .transform((url) => url.replace(/\/+$/, ''))
      .default(DEFAULT_API),
  ),
  DISCORD_GUILD_ID: optional(
    z
      .string()
      .refine(
        isSnowflake,
        'must be a server id of 17 to 20 digits (Developer Mode, right-click the server, Copy Server ID)',
      )
      .optional(),
  ),
  CORPUS_DIR: optional(z.string().default('corpus')),
  DATA_DIR: optional(z.string().default('data')),
  SANDBOX_PORT: optional(wholeNumber(0, 65_535).default(3000)),
  EXCERPT_LENGTH: optional(
    z.coerce
      .number({ error: EXCERPT_LENGTH_RANGE })
      .int(EXCERPT_LENGTH_RANGE)
      .min(MIN_EXCERPT_LENGTH, EXCERPT_LENGTH_RANGE)
      .max(MAX_EXCERPT_LENGTH, EXCERPT_LENGTH_RANGE)
      .default(300),
  ),
  ANSWER_THRESHOLD: optional(
    z.coerce
      .number({ error: 'must be a number from 0 to 1' })
      .min(0, 'must be a number from 0 to 1')
      .max(1, 'must be a number from 0 to 1')
      .optional(),
  ),
  MEANING: optional(
    z.enum(['on', 'words', 'off'], { error: 'must be on, words or off' }).default('on'),
  ),
  SERVER_DOCUMENTS: optional(wholeNumber(0, 10_000).default(100)),
  SERVER_MEGABYTES: optional(wholeNumber(0, 100_000).default(200)),
  SERVER_WORDS: optional(wholeNumber(0, 1_000_000_000).default(2_000_000)),
  SHELVES_MEGABYTES: optional(wholeNumber(0, 1_000_000).default(500)),
  METRICS_PORT: optional(wholeNumber(0, 65_535).optional()),
  METRICS_HOST: optional(
    z
      .union([z.ipv4(), z.ipv6()], { error: 'must be an IP address such as 127.0.0.1' })
      .default('127.0.0.1'),
  ),
  METRICS_PUBLIC: optional(z.enum(['yes', 'no'], { error: 'must be yes or no' }).default('no')),
  LOG_LEVEL: optional(
    z.enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(', ')}` }).default('info'),
  ),
});

/** The settings of one run, parsed once at the edge. */
export interface Settings {
  readonly token: string | null;
  readonly api: string;
  readonly guildId: string | null;
  readonly corpusDir: string;
  readonly dataDir: string;
  readonly sandboxPort: number;
  /** Characters (UTF-16 code units) of an excerpt at the most. */
  readonly excerptLength: number;
  /** Confidence from which on an answer counts as one; null leaves it to the library. */
  readonly answerThreshold: number | null;
  /** What counts beside the words themselves: words of like meaning, and with `on` whole texts too. */
  readonly meaning: 'on' | 'words' | 'off';
  /** What the managers of one server may put into the library. */
  readonly serverLimits: {
    readonly documents: number;
    readonly bytes: number;
    readonly words: number;
  };
  /** Bytes of memory that servers' own documents may take together; the longest unused are let go. */
  readonly shelvesMemory: number;
  /** Where figures and health are served; null: nowhere. */
  readonly metrics: { readonly host: string; readonly port: number } | null;
  readonly logLevel: (typeof LOG_LEVELS)[number];
}

/**
 * Settings from an environment.
 * @throws PlainError (exit status 78) that names every bad setting, one a line; values are not
 * repeated, because one of them may be a secret in the wrong place.
 */
export function parseSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const result = settingsSchema.safeParse(environment);
  if (!result.success) {
    const lines = result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`);
    throw new PlainError(lines.join('\n'), EXIT.config);
  }
  const { data } = result;
  if (ipaddr.process(data.METRICS_HOST).range() !== 'loopback' && data.METRICS_PUBLIC === 'no') {
    throw new PlainError(PUBLIC_FIGURES, EXIT.config);
  }
  return {
    token: data.DISCORD_TOKEN ?? null,
    api: data.DISCORD_API,
    guildId: data.DISCORD_GUILD_ID ?? null,
    corpusDir: data.CORPUS_DIR,
    dataDir: data.DATA_DIR,
    sandboxPort: data.SANDBOX_PORT,
    excerptLength: data.EXCERPT_LENGTH,
    answerThreshold: data.ANSWER_THRESHOLD ?? null,
    meaning: data.MEANING,
    serverLimits: {
      documents: data.SERVER_DOCUMENTS,
      bytes: data.SERVER_MEGABYTES * MIB,
      words: data.SERVER_WORDS,
    },
    shelvesMemory: data.SHELVES_MEGABYTES * MIB,
    metrics:
      data.METRICS_PORT === undefined ? null : { host: data.METRICS_HOST, port: data.METRICS_PORT },
    logLevel: data.LOG_LEVEL,
  };
}
