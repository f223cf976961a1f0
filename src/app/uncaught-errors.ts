import { loggable } from '../discord/interactions/failure.ts';
import type { Log } from '../system/log.ts';

/** `EX_SOFTWARE` of BSD `sysexits.h`: the fault is in the program. */
const EXIT_SOFTWARE = 70;

/**
 * Ends the process with 70 and a line in the log when an error, or the rejection of a promise, reached
 * nobody: what the program holds may be wrong then, and a service manager starts it anew. What an event
 * from Discord throws does not come here: the dispatch and the router catch it and the bot goes on.
 */
export function endOnUnexpected(log: Log): void {
  // Node.js brings rejections that nobody handles here too, unless they have a listener of their own.
  process.on('uncaughtException', (error: unknown) => {
    const type = error instanceof Error ? error.name : typeof error;
    log.error({ type, ...loggable(error) }, 'An unexpected error ends Footnote');
    process.exit(EXIT_SOFTWARE);
  });
}
