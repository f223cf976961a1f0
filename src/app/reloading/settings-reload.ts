import { PlainError } from '../../system/errors.ts';
import type { Log } from '../../system/log.ts';
import type { Environment } from '../environment.ts';
import { parseSettings, settingsSchema } from '../settings.ts';
import { CHANGEABLE, type Changeable } from './running-settings.ts';

export interface Reloading {
  /** The environment that the process was started with, which comes before the file. */
  readonly processEnvironment: Environment;
  /** The file's content at the start; null where there was none. */
  readonly file: Environment | null;
  /** Reads the file anew. May throw a `PlainError`. */
  readonly readFile: () => Environment | null;
  readonly take: (next: Changeable) => void;
  readonly log: Pick<Log, 'info' | 'warn'>;
}

/**
 * What to do when the settings are to be read again: takes over what may change while the bot runs, and says what
 * changed, what needs a restart, and what is wrong and therefore stays as it was. Values are not repeated.
 */
export function settingsReload(options: Reloading): () => void {
  const { processEnvironment, readFile, take, log } = options;
  let file = options.file ?? {};
  /** What is in use. */
  let used: Environment = { ...file, ...processEnvironment };

  const reload = (): void => {
    const fresh = readFile();
    if (fresh === null) {
      log.warn(
        'There is no .env in this folder; what the environment says changes with a restart.',
      );
    }
    const before = file;
    file = fresh ?? {};
    const changed: string[] = [];
    const next: Record<string, string | undefined> = { ...used };
    for (const [name, schema] of Object.entries(settingsSchema.shape)) {
      const isFromProcess = written(processEnvironment[name]) !== '';
      if (isFromProcess && written(file[name]) !== written(before[name])) {
        log.warn(`${name} is set in the environment, which comes before .env: it stays.`);
      }
      if (isFromProcess || written(file[name]) === written(used[name])) continue;
      const parsed = schema.safeParse(file[name]);
      if (!parsed.success) {
        const [issue] = parsed.error.issues;
        log.warn(`${name} ${issue?.message ?? 'is wrong'}; the value of before stays.`);
      } else if (CHANGEABLE.has(name)) {
        next[name] = file[name];
        changed.push(name);
      } else {
        log.warn(`${name} needs a restart; until then the value of before stays.`);
      }
    }
    used = next;
    if (changed.length > 0) take(parseSettings(used));
    log.info(
      changed.length === 0
        ? 'The settings were read again; nothing changed.'
        : `The settings were read again; changed: ${changed.join(', ')}.`,
    );
  };
  return () => {
    try {
      reload();
    } catch (error) {
      if (!(error instanceof PlainError)) throw error;
      log.warn(`${error.message} The settings stay as they were.`);
    }
  };
}

/** A setting that is blank is left out. */
function written(value: string | undefined): string {
  return value?.trim() ?? '';
}
