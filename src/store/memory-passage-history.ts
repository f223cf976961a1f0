import type { PassageHistory, RememberedPassage } from '../community/passage-history.ts';
import { latestSeenFirst } from './latest-first.ts';
import { checkedRecords, recordId } from './passage-records.ts';
import { daysBefore, type Retention, staleAt } from './retention.ts';

/** The history in memory, gone when the process ends. */
export function passageHistoryInMemory(
  clock: () => Date,
  { historyDays, historyPassages }: Retention,
): PassageHistory {
  const passages = new Map<string, RememberedPassage>();

  return {
    async remember(records) {
      const now = clock();
      const stale = staleAt(now);
      for (const record of checkedRecords(records)) {
        const id = recordId(record);
        const known = passages.get(id);
        const { key, section, passage, hash, fingerprint } = record;
        if (known !== undefined && known.lastSeen > stale && known.fingerprint === fingerprint)
          continue;
        const firstSeen = known?.firstSeen ?? now;
        passages.set(id, { key, section, passage, hash, fingerprint, firstSeen, lastSeen: now });
      }
    },

    async find(key, section, passage, hash) {
      return passages.get(recordId({ key, section, passage, hash })) ?? null;
    },

    async findByHash(hash) {
      return Array.from(passages.values())
        .filter((passage) => passage.hash === hash)
        .sort(latestSeenFirst);
    },

    async expire(now) {
      const before = passages.size;
      const cutoff = daysBefore(now, historyDays);
      for (const [id, { lastSeen }] of passages) if (lastSeen < cutoff) passages.delete(id);
      const latest = Array.from(passages).sort(([, a], [, b]) => latestSeenFirst(a, b));
      for (const [id] of latest.slice(historyPassages)) passages.delete(id);
      return before - passages.size;
    },
  };
}
