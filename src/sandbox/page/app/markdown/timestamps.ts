/** How `<t:…:style>` is written out (Discord documentation, "Timestamp Styles"). */
const STYLES: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
};

const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
];

/** Largest time that a Date can hold, in seconds (ECMAScript, "Time Values"). */
const LAST_SECOND = 8.64e12;

/** A time in seconds since 1970 as text; null when there is no such day. */
export function writeTime(seconds: number, style: string | undefined, now: number): string | null {
  if (!(Math.abs(seconds) <= LAST_SECOND)) return null;
  if (style === 'R') return relative(seconds - now / 1000);
  const format = STYLES[style ?? 'f'] ?? STYLES['f'];
  return new Intl.DateTimeFormat(undefined, format).format(seconds * 1000);
}

function relative(seconds: number): string {
  const [unit, size] = UNITS.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1];
  return new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' }).format(
    Math.trunc(seconds / size),
    unit,
  );
}
