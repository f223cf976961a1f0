import type { PassageHistory, RememberedPassage } from '../community/passage-history.ts';
import { latestSeenFirst } from './latest-first.ts';
import { checkedRecords, ownFirst, recordId } from './passage-records.ts';
import { daysBefore, type Retention, staleAt } from './retention.ts';

/** The history in memory, gone when the process ends. */
export function passageHistoryInMemory(
  clock: () => Date,
  { historyDays, historyPassages, historyPassagesPerServer }: Retention,
): PassageHistory {
  const passages = new Map<string, RememberedPassage>();

  return {
    async remember(records) {
      const now = clock();
      const stale = staleAt(now);
      for (const record of checkedRecords(records)) {
        const { server, key, section, passage, mark, fingerprint } = record;
        const id = recordId(record, server);
        const known = passages.get(id);
        if (known !== undefined && known.lastSeen > stale && known.fingerprint === fingerprint)
          continue;
        const firstSeen = known?.firstSeen ?? now;
        const seen = { firstSeen, lastSeen: now };
        passages.set(id, { server, key, section, passage, mark, fingerprint, ...seen });
      }
    },

    async find(id, serverId) {
      return passages.get(recordId(id, serverId)) ?? passages.get(recordId(id, null)) ?? null;
    },

    async findByMark(mark, serverId) {
      const seen = Array.from(passages.values()).filter(
        (passage) =>
          passage.mark === mark && (passage.server === null || passage.server === serverId),
      );
      return ownFirst(seen);
    },

    async forgetGuild(guildId) {
      const before = passages.size;
      for (const [id, { server }] of passages) if (server === guildId) passages.delete(id);
      return before - passages.size;
    },

    async expire(now) {
      const before = passages.size;
      const cutoff = daysBefore(now, historyDays);
      for (const [id, { lastSeen }] of passages) if (lastSeen < cutoff) passages.delete(id);
      const latest = Array.from(passages).sort(([, a], [, b]) => latestSeenFirst(a, b));
      const kept = new Map<string | null, number>();
      let all = 0;
      for (const [id, { server }] of latest) {
        const count = (kept.get(server) ?? 0) + 1;
        if (server !== null && count > historyPassagesPerServer) passages.delete(id);
        else {
          kept.set(server, count);
          all += 1;
          if (all > historyPassages) passages.delete(id);
        }
      }
      return before - passages.size;
    },
  };
}
