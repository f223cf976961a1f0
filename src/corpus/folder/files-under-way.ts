import { setTimeout as sleep } from 'node:timers/promises';
import pLimit, { type LimitFunction } from 'p-limit';
import { serverOf } from '../document/document-server.ts';

/** Files in memory at once, while the one before is being read; of all, and of one server. */
const AHEAD = 12;
const AHEAD_OF_ONE = 4;

/** What is being done with which file of a folder. Servers have lanes of their own. */
export interface FilesUnderWay {
  /** Begins something with a file, behind whatever is being done with it already. */
  begin(name: string, work: () => Promise<void>): Promise<void>;
  /**
   * Waits until all of `waiting` is done, or until nothing of it has come for so many milliseconds; what is
   * left counts as late. Rejects when one of them does.
   */
  wait(waiting: ReadonlyMap<string, Promise<void>>, patience: number | null): Promise<void>;
  /** Whether a file is under way and nobody waits for it. */
  isLate(name: string): boolean;
  /** Calls `listener` whenever something is done that nobody waited for. */
  onLate(listener: () => void): void;
}

export function filesUnderWay(): FilesUnderWay {
  const oneOfAll = pLimit(AHEAD);
  const ofOwner = new Map<string | null, LimitFunction>();
  const limitOf = (name: string): LimitFunction => {
    const owner = serverOf(name);
    const limit = ofOwner.get(owner) ?? pLimit(AHEAD_OF_ONE);
    ofOwner.set(owner, limit);
    return limit;
  };
  const latest = new Map<string, Promise<void>>();
  const late = new Set<string>();
  let onLate = () => {};

  return {
    begin(name, work) {
      late.delete(name);
      const earlier = latest.get(name) ?? Promise.resolve();
      const own = earlier.then(() => limitOf(name)(() => oneOfAll(work)));
      const settled = own.catch(() => {});
      latest.set(name, settled);
      void settled.then(() => {
        if (latest.get(name) !== settled) return;
        latest.delete(name);
        if (late.delete(name)) onLate();
      });
      return own;
    },
    async wait(waiting, patience) {
      for (const name of await stillWaiting(waiting, patience)) {
        if (latest.has(name)) late.add(name);
      }
    },
    isLate: (name) => late.has(name),
    onLate: (listener) => {
      onLate = listener;
    },
  };
}

/** The names of the files that are still waited for. */
async function stillWaiting(
  waiting: ReadonlyMap<string, Promise<void>>,
  patience: number | null,
): Promise<string[]> {
  const left = new Map(waiting);
  let since = performance.now();
  const all = Promise.all(
    [...waiting].map(async ([name, reading]) => {
      await reading;
      left.delete(name);
      since = performance.now();
    }),
  ).then(() => true);
  if (patience === null) await all;
  while (patience !== null && left.size > 0) {
    const rest = patience - (performance.now() - since);
    if (rest <= 0) break;
    const timer = new AbortController();
    const isDone = await Promise.race([all, sleep(rest, false, timer)]).finally(() =>
      timer.abort(),
    );
    if (isDone) break;
  }
  all.catch(() => {});
  return [...left.keys()];
}
