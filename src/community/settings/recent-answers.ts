import type { Band } from '../../retrieval/ranking/band.ts';

interface RecentAnswer {
  readonly band: Band;
  /** 0 to 1. */
  readonly confidence: number;
}

/** How the last questions of each server fared: two values each, in memory only; not what was asked. */
export interface RecentAnswers {
  note(serverId: string, answer: RecentAnswer): void;
  /** At most 50, the oldest first. */
  of(serverId: string): readonly RecentAnswer[];
}

const MOST_ANSWERS = 50;
const MOST_SERVERS = 1_000;

export function recentAnswers(): RecentAnswers {
  const answers = new Map<string, readonly RecentAnswer[]>();
  return {
    note(serverId, { band, confidence }) {
      const before = answers.get(serverId) ?? [];
      answers.delete(serverId);
      answers.set(serverId, [...before, { band, confidence }].slice(-MOST_ANSWERS));
      const [longestSilent] = answers.keys();
      if (answers.size > MOST_SERVERS && longestSilent !== undefined) answers.delete(longestSilent);
    },
    of: (serverId) => answers.get(serverId) ?? [],
  };
}
