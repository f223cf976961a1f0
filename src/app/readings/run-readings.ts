import { within } from '../../system/within.ts';
import { duePartPoster, type ReadingPorts } from './post-due-parts.ts';

/** How late a part may be. */
const EVERY_MS = 15_000;
/** What is not over by then is found at the next start. */
const PATIENCE_MS = 5_000;

/** Readings that go on as long as the bot runs. */
export interface RunningReadings {
  /** Waits, for a while, for a part that is being posted. Safe to call twice. */
  stop(): Promise<void>;
}

/** Posts the parts of readings when they are due: what looks at the clock for them. */
export function runReadings(ports: ReadingPorts, clock: () => Date): RunningReadings {
  const postDueParts = duePartPoster(ports);
  let running: Promise<void> | null = null;
  let isStopped = false;
  const look = () => {
    if (running !== null || isStopped) return;
    running = postDueParts(clock()).finally(() => {
      running = null;
    });
  };
  look();
  const timer = setInterval(look, EVERY_MS);
  timer.unref();
  return {
    async stop() {
      isStopped = true;
      clearInterval(timer);
      if (running !== null) await within(PATIENCE_MS, running);
    },
  };
}
