import type { Settings } from '../settings.ts';

/** What may change while the bot runs: what is asked for anew whenever it is needed. */
export type Changeable = Pick<
  Settings,
  'excerptLength' | 'answerThreshold' | 'serverLimits' | 'shelvesMemory' | 'logLevel'
>;

/** By their names in `.env`. */
export const CHANGEABLE: ReadonlySet<string> = new Set([
  'EXCERPT_LENGTH',
  'ANSWER_THRESHOLD',
  'SERVER_DOCUMENTS',
  'SERVER_MEGABYTES',
  'SERVER_WORDS',
  'SHELVES_MEGABYTES',
  'LOG_LEVEL',
]);

export interface RunningSettings {
  /** Those of the moment: its changeable fields, those of `serverLimits` too, are read when they are used. */
  readonly settings: Settings;
  take(next: Changeable): void;
}

export function runningSettings(first: Settings): RunningSettings {
  let now: Changeable = first;
  return {
    settings: {
      ...first,
      get excerptLength() {
        return now.excerptLength;
      },
      get answerThreshold() {
        return now.answerThreshold;
      },
      get shelvesMemory() {
        return now.shelvesMemory;
      },
      get logLevel() {
        return now.logLevel;
      },
      serverLimits: {
        get documents() {
          return now.serverLimits.documents;
        },
        get bytes() {
          return now.serverLimits.bytes;
        },
        get words() {
          return now.serverLimits.words;
        },
      },
    },
    take(next) {
      now = next;
    },
  };
}
