/** First millisecond of 2015, where Discord's ids begin (Discord documentation, "Snowflakes"). */
const EPOCH = 1_420_070_400_000n;

/** Returns a source of ids that always grow, even within a millisecond or when the clock steps back. */
export function snowflakeSource(now: () => number = Date.now): () => string {
  let last = 0n;
  return () => {
    const next = (BigInt(now()) - EPOCH) << 22n;
    last = next > last ? next : last + 1n;
    return last.toString();
  };
}

/** Orders two ids by age, oldest first. */
export function byAge(a: string, b: string): number {
  if (a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : Number(a > b);
}
