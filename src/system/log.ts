import pino from 'pino';
import pretty from 'pino-pretty';

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** The part of pino that Footnote writes to: fields first, then a sentence. */
export type Log = Pick<pino.Logger, 'debug' | 'info' | 'warn' | 'error'>;

/** A log whose level may be changed. */
export type LevelledLog = Log & { level: string };

/** Where secrets would stand if an error object or a header were logged whole. */
const SECRETS = ['token', '*.token', 'authorization', '*.authorization', 'headers.authorization'];

/**
 * A log on standard error: lines for people on a terminal, JSON for a log collector elsewhere.
 * Standard output stays free for what the program answers.
 */
export function createLog(level: LogLevel, terminal = process.stderr.isTTY): LevelledLog {
  const options: pino.LoggerOptions = {
    level,
    base: null,
    redact: { paths: SECRETS, censor: '[secret]' },
  };
  if (!terminal) return pino(options, pino.destination({ dest: 2, sync: true }));
  const lines = pretty({
    destination: 2,
    sync: true,
    ignore: 'pid,hostname',
    translateTime: 'HH:MM:ss',
  });
  return pino(options, lines);
}
