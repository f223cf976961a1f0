/** Who asked what today (by UTC), in memory only: a person counts once a day. */
export interface OnceADay {
  /** Notes it. @returns whether it is the first time today. */
  isFirst(serverId: string, groupId: string, userId: string, now: Date): boolean;
}

/** Above so many nobody is remembered any more: some megabytes. */
const MOST_REMEMBERED = 50_000;

export function onceADay(): OnceADay {
  const noted = new Set<string>();
  let today = '';
  return {
    isFirst(serverId, groupId, userId, now) {
      const day = now.toISOString().slice(0, 'YYYY-MM-DD'.length);
      if (day !== today || noted.size >= MOST_REMEMBERED) noted.clear();
      today = day;
      const one = `${serverId} ${groupId} ${userId}`;
      if (noted.has(one)) return false;
      noted.add(one);
      return true;
    },
  };
}
