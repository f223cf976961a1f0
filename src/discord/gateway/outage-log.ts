import type { Log } from '../../system/log.ts';

/** discord.js tries again twice a second. Milliseconds between two lines of one kind, doubled each time. */
const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 600_000;

interface Kind {
  pauseMs: number;
  nextAt: number;
  unsaid: number;
}

/** Lines about connections that fail again and again: the first at once, then fewer and fewer. */
export interface OutageLog {
  /** A line about one connection, with how many like it were left out since the last. */
  say(level: 'info' | 'warn', shard: number, fields: object, sentence: string): void;
  /** The connection works; the next failure is said at once. Whether there was one. */
  over(shard: number): boolean;
}

/** `now`: milliseconds that only grow. */
export function outageLog(log: Log, now: () => number = () => performance.now()): OutageLog {
  const outages = new Map<number, Map<string, Kind>>();
  return {
    say(level, shard, fields, sentence) {
      const kinds = outages.get(shard) ?? new Map<string, Kind>();
      outages.set(shard, kinds);
      const kind = kinds.get(sentence) ?? { pauseMs: FIRST_PAUSE_MS, nextAt: 0, unsaid: 0 };
      kinds.set(sentence, kind);
      if (now() < kind.nextAt) {
        kind.unsaid += 1;
        return;
      }
      const leftOut = kind.unsaid === 0 ? {} : { unsaid: kind.unsaid };
      log[level]({ shard, ...leftOut, ...fields }, sentence);
      kind.nextAt = now() + kind.pauseMs;
      kind.pauseMs = Math.min(kind.pauseMs * 2, LONGEST_PAUSE_MS);
      kind.unsaid = 0;
    },
    over: (shard) => outages.delete(shard),
  };
}
