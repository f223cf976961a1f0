import { closeSync, openSync } from 'node:fs';
import { isatty } from 'node:tty';
import type { Log } from './log.ts';

/** Ctrl-C reaches npm and its children at once and npm passes it on: signals this close are one. */
const SAME_SIGNAL_MS = 1_000;
const PARENT_CHECK_MS = 500;
const SIGNALS: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM'];
const EXIT_FORCED = 130;

/** How the process ends when it is asked to. */
export interface Stopping {
  /** What is to be done first, from now on. Until then the process just ends: nothing is under way. */
  use(stop: () => Promise<void>, log: Log): void;
  /** What SIGHUP asks for, where it does not mean that the terminal is gone; now if it has come already. */
  onHangUp(act: () => void): void;
}

/**
 * Ends the process with 0 when it is asked to end, after what `use` was given: by Ctrl-C, by SIGTERM, when
 * its terminal is closed, or, under npm, when the shell that npm started is gone. npm forwards SIGTERM to that shell only,
 * and a shell that does not exec its command dies of it and leaves the bot behind without a word; a change
 * of the parent process is what can be seen of it on every system. A second signal ends it at once.
 */
export function stopWhenAsked(isTerminalGone = terminalWatch()): Stopping {
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
  let isHungUp = false;
  let onHangUp: (() => void) | null = null;
  process.on('SIGHUP', () => {
    if (isTerminalGone()) ask('SIGHUP');
    else if (onHangUp === null) isHungUp = true;
    else if (askedAt === null) onHangUp();
  });
  if (process.env['npm_lifecycle_event'] !== undefined) {
    const parent = process.ppid;
    const watch = setInterval(() => {
      if (!isAlive(parent)) ask('npm has ended');
    }, PARENT_CHECK_MS);
    watch.unref();
  }
  return {
    onHangUp(act) {
      onHangUp = act;
      if (isHungUp) act();
    },
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

/** Tells whether the terminal that the process was started on, if it was, is gone; on Windows SIGHUP says so. */
function terminalWatch(): () => boolean {
  if (process.platform === 'win32') return () => true;
  if (![0, 1, 2].some((stream) => isatty(stream))) return () => false;
  return () => {
    try {
      closeSync(openSync('/dev/tty', 'r'));
      return false;
    } catch {
      return true;
    }
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
