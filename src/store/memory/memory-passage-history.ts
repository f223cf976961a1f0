import type { PassageHistory, RememberedPassage } from '../../community/passage-history.ts';
import { latestSeenFirst } from '../latest-first.ts';
import { checkedRecords, ownFirst, recordId, textId } from '../passage-records.ts';
import { daysBefore, type Retention, staleAt } from '../retention.ts';

/** The history in memory, gone when the process ends. */
export function passageHistoryInMemory(
  clock: () => Date,
  { historyDays, historyPassages, historyPassagesPerServer }: Retention,
): PassageHistory {
  const passages = new Map<string, RememberedPassage>();

  const drop = async (which: (passage: RememberedPassage) => boolean) => {
    const before = passages.size;
    for (const [id, passage] of passages) if (which(passage)) passages.delete(id);
    return before - passages.size;
  };

  return {
    async remember(records) {
      const now = clock();
      const stale = staleAt(now);
      for (const record of checkedRecords(records)) {
        const { server, key, section, passage, mark, digest, fingerprint } = record;
        const id = textId(record);
        const known = passages.get(id);
        if (known !== undefined && known.lastSeen > stale && known.fingerprint === fingerprint)
          continue;
        const firstSeen = known?.firstSeen ?? now;
        const seen = { firstSeen, lastSeen: now };
        const text = digest ?? '';
        passages.set(id, {
          server,
          key,
          section,
          passage,
          mark,
          digest,
          fingerprint,
          text,
          ...seen,
        });
      }
    },

    async find(id, serverId, text) {
      const named = Array.from(passages.values()).filter(
        (one) =>
          one.mark === id.mark &&
          (text === undefined || one.text === text) &&
          (one.server === null || one.server === serverId) &&
          recordId(one, null) === recordId(id, null),
      );
      return ownFirst(named)[0] ?? null;
    },

    async findByMark(mark, serverId) {
      const seen = Array.from(passages.values()).filter(
        (passage) =>
          passage.mark === mark && (passage.server === null || passage.server === serverId),
      );
      return ownFirst(seen);
    },

    forgetDocument: (key, server) => drop((one) => one.key === key && one.server === server),
    forgetGuild: (guildId) => drop(({ server }) => server === guildId),

    async expire(now) {
      const before = passages.size;
      const cutoff = daysBefore(now, historyDays);
      await drop(({ lastSeen }) => lastSeen < cutoff);
      const latest = Array.from(passages).sort(([, a], [, b]) => latestSeenFirst(a, b));
      const kept = new Map<string | null, number>();
      for (const [id, { server }] of latest) {
        const count = (kept.get(server) ?? 0) + 1;
        kept.set(server, count);
        const most = server === null ? historyPassages : historyPassagesPerServer;
        if (count > most) passages.delete(id);
      }
      return before - passages.size;
    },
  };
}
