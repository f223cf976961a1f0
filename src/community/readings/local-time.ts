const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();

/** @throws RangeError for a zone that is not known. */
function formatIn(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(zone, format);
  return format;
}

/** What the clock on the wall shows, as the milliseconds since 1970 at which a clock in UTC shows it. */
function wallClock(at: number, zone: string): number {
  const fields = new Map(
    formatIn(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const [year, month, day, hour, minute, second] = (
    ['year', 'month', 'day', 'hour', 'minute', 'second'] as const
  ).map((type) => fields.get(type) ?? 0);
  return Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second);
}

/** How far the clocks of a zone are ahead of UTC, in milliseconds. */
function offsetAt(at: number, zone: string): number {
  const second = Math.floor(at / 1_000) * 1_000;
  return wallClock(second, zone) - second;
}

/** The day of the calendar in a zone, as the number of days since 1970-01-01. */
export function dayIn(at: Date, zone: string): number {
  return Math.floor(wallClock(at.getTime(), zone) / DAY_MS);
}

/**
 * The moment at which the clocks of a zone show a time of day, in minutes after midnight. Of a time that comes
 * twice, when clocks are put back, the first; of one that is left out, when they are put forward, the moment
 * as long after the change as the time is (2:30 becomes 3:30): what `Temporal` calls compatible.
 */
export function momentOf(day: number, minutes: number, zone: string): Date {
  const wall = day * DAY_MS + minutes * MINUTE_MS;
  // No zone changes its clocks twice within two days.
  const before = wall - offsetAt(wall - DAY_MS, zone);
  const after = wall - offsetAt(wall + DAY_MS, zone);
  const shown = [before, after].filter((at) => at + offsetAt(at, zone) === wall);
  return new Date(shown.length > 0 ? Math.min(...shown) : before);
}

/** Of a day, 1 for Monday to 7 for Sunday. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}
