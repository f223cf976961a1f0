/** Cases that do not hold yet, by number. One that holds makes the run fail until it is off this list. */
export const PENDING: ReadonlySet<string> = new Set<string>();
