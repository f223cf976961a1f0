import type { Log } from './log.ts';

/** Ctrl-C reaches npm and its children at once and npm passes it on: signals this close are one. */
const SAME_SIGNAL_MS = 1_000;
const PARENT_CHECK_MS = 500;
const SIGNALS: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const EXIT_FORCED = 130;

/**
 * Runs `stop` once and exits with 0 when the process is asked to end: by Ctrl-C, SIGTERM or SIGHUP, or,
 * under npm, when the shell that npm started is gone. npm forwards SIGTERM to that shell only, and a
 * shell that does not exec its command dies of it and leaves the bot behind without a word; a change
 * of the parent process is what can be seen of it on every system. A second signal ends it at once.
 */
export function stopWhenAsked(stop: () => Promise<void>, log: Log): void {
  let askedAt: number | null = null;
  const ask = (reason: string) => {
    if (askedAt !== null) {
      if (performance.now() - askedAt > SAME_SIGNAL_MS) process.exit(EXIT_FORCED);
      return;
    }
    askedAt = performance.now();
    log.info(`Stopping (${reason}).`);
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'Stopping went wrong.');
        process.exit(1);
      },
    );
  };
  for (const signal of SIGNALS) process.on(signal, () => ask(signal));
  if (process.env['npm_lifecycle_event'] !== undefined) {
    const parent = process.ppid;
    const watch = setInterval(() => {
      if (!isAlive(parent)) ask('npm has ended');
    }, PARENT_CHECK_MS);
    watch.unref();
  }
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
