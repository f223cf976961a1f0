import type { Schedule } from '../../src/community/readings/schedule.ts';
import { EVERY_DAY, WEEKDAYS } from '../../src/community/readings/schedule.ts';
import type { Choice } from '../../src/discord/command/command.ts';
import { LIMITS } from '../../src/discord/rendering/limits.ts';
import { type Markdown, markdown } from '../../src/discord/rendering/markdown.ts';
import { PlainError } from '../../src/system/errors.ts';

const DAY_MS = 86_400_000;
const WEEKDAY_NAMES = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const;
/** Longer than any name of a zone that Intl knows. */
const LONGEST_ZONE = 32;

/** A time of day as `HH:MM`, from `8:05`, `20.30`, `8 pm` or `20`. @throws PlainError for anything else. */
export function readTime(typed: string): string {
  const match = /^(\d{1,2})(?:[:.](\d{2}))?\s?([ap]m)?$/i.exec(typed.trim());
  const half = match?.[3]?.toLowerCase();
  const [given, minutes] = [Number(match?.[1] ?? Number.NaN), Number(match?.[2] ?? 0)];
  const hours = half === undefined ? given : (given % 12) + (half === 'pm' ? 12 : 0);
  const isHalf = half === undefined || (given >= 1 && given <= 12);
  if (!match || !isHalf || hours > 23 || minutes > 59) {
    throw new PlainError(`“${typed.slice(0, 100)}” is no time of day; give one as 08:00 or 20:30.`);
  }
  return [hours, minutes].map((number) => String(number).padStart(2, '0')).join(':');
}

/**
 * A day as the number of days since 1970-01-01; null for what is not written as one.
 * @throws PlainError for a day that there is not.
 */
export function readDay(typed: string): number | null {
  const match = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed.trim());
  if (!match) return null;
  const [year = 0, month = 0, day = 0] = match.slice(1).map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) {
    throw new PlainError(`There is no day ${typed.trim()}.`);
  }
  return date.getTime() / DAY_MS;
}

/** A zone's name as Intl writes it. @throws PlainError for one that it does not know. */
export function readZone(typed: string): string {
  const name = typed.trim().replaceAll(' ', '_');
  const isName = /^[a-z]/i.test(name) && name.length <= LONGEST_ZONE;
  const known = isName ? canonical(name) : null;
  if (known === null) {
    throw new PlainError(
      `“${typed.slice(0, 100)}” is no time zone that I know; choose one such as Europe/Berlin or UTC.`,
    );
  }
  return known;
}

function canonical(name: string): string | null {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

/** Zones whose name holds what was typed, those that begin with it or with a city first. */
export function zoneChoices(typed: string): Choice[] {
  const wanted = typed.trim().toLowerCase().replaceAll(' ', '_');
  const names = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((name) => name !== 'UTC')];
  const found = names.filter((name) => name.toLowerCase().includes(wanted));
  const isBeginning = (name: string) => (`/${name.toLowerCase()}`.includes(`/${wanted}`) ? 0 : 1);
  return found
    .sort((a, b) => isBeginning(a) - isBeginning(b))
    .slice(0, LIMITS.choices)
    .map((name) => ({ name, value: name }));
}

/** "every day at 08:00, Europe/Berlin". */
export function scheduleWords({ days, time, zone }: Schedule): Markdown {
  const every =
    days === EVERY_DAY
      ? 'every day'
      : days === WEEKDAYS
        ? 'on weekdays'
        : `every ${WEEKDAY_NAMES[Number(days) - 1] ?? 'week'}`;
  return markdown`${every} at ${time}, ${zone}`;
}

/** A moment as each reader's Discord shows it: with its day and hour, or (`R`) how far off it is. */
export function moment(at: Date, style: 'F' | 'D' | 'R' = 'F'): Markdown {
  return { markdown: `<t:${Math.floor(at.getTime() / 1_000)}:${style}>` };
}
