import type { Log } from './log.ts';

/** Ctrl-C reaches npm and its children at once and npm passes it on: signals this close are one. */
const SAME_SIGNAL_MS = 1_000;
const PARENT_CHECK_MS = 500;
const SIGNALS: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const EXIT_FORCED = 130;

/** How the process ends when it is asked to. */
export interface Stopping {
  /** What is to be done first, from now on. Until then the process just ends: nothing is under way. */
  use(stop: () => Promise<void>, log: Log): void;
}

/**
 * Ends the process with 0 when it is asked to end, after what `use` was given: by Ctrl-C, SIGTERM or
 * SIGHUP, or, under npm, when the shell that npm started is gone. npm forwards SIGTERM to that shell only,
 * and a shell that does not exec its command dies of it and leaves the bot behind without a word; a change
 * of the parent process is what can be seen of it on every system. A second signal ends it at once.
 */
export function stopWhenAsked(): Stopping {
  let askedAt: number | null = null;
  let tidy: ((reason: string) => void) | null = null;
  const ask = (reason: string) => {
    if (askedAt !== null) {
      if (performance.now() - askedAt > SAME_SIGNAL_MS) process.exit(EXIT_FORCED);
      return;
    }
    askedAt = performance.now();
    if (tidy === null) process.exit(0);
    else tidy(reason);
  };
  for (const signal of SIGNALS) process.on(signal, () => ask(signal));
  if (process.env['npm_lifecycle_event'] !== undefined) {
    const parent = process.ppid;
    const watch = setInterval(() => {
      if (!isAlive(parent)) ask('npm has ended');
    }, PARENT_CHECK_MS);
    watch.unref();
  }
  return {
    use(stop, log) {
      tidy = (reason) => {
        log.info(`Stopping (${reason}).`);
        stop().then(
          () => process.exit(0),
          (err: unknown) => {
            log.error({ err }, 'Stopping went wrong.');
            process.exit(1);
          },
        );
      };
    },
  };
}

function isAlive(parent: number): boolean {
  // POSIX systems give an orphan a new parent; Windows keeps the number of the dead one.
  if (process.ppid !== parent) return false;
  if (process.platform !== 'win32') return true;
  try {
    return process.kill(parent, 0);
  } catch {
    return false;
  }
}
