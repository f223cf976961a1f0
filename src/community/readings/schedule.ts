import { dayIn, momentOf, weekdayOf } from './local-time.ts';

/** When parts are posted: on these days, at this time, as the clocks of a zone show it. */
export interface Schedule {
  /** Digits from 1 for Monday to 7 for Sunday, ascending; at least one. */
  readonly days: string;
  /** `HH:MM`. */
  readonly time: string;
  /** A name of the IANA's list, such as `Europe/Berlin`. */
  readonly zone: string;
}

export const EVERY_DAY = '1234567';
export const WEEKDAYS = '12345';
const WEEK = 7;

function isOn({ days }: Schedule, day: number): boolean {
  return days.includes(String(weekdayOf(day)));
}

function minutesOf({ time }: Schedule): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** The first moment of a schedule after another moment: what was missed before is not made up for. */
export function nextDue(schedule: Schedule, after: Date): Date {
  const { zone } = schedule;
  const today = dayIn(after, zone);
  // The day before, whose time may have been put off past midnight; and nine days on, of which a zone may skip one.
  for (let day = today - 1; day <= today + WEEK + 2; day += 1) {
    if (!isOn(schedule, day)) continue;
    const due = momentOf(day, minutesOf(schedule), zone);
    if (due > after) return due;
  }
  throw new RangeError(`a schedule without days: "${schedule.days}"`);
}

/** When the part comes that is `steps` after the one that is due at a moment of the schedule. */
export function dueAfter(schedule: Schedule, first: Date, steps: number): Date {
  const perWeek = schedule.days.length;
  let day = dayIn(first, schedule.zone) + Math.floor(steps / perWeek) * WEEK;
  for (let left = steps % perWeek; left > 0; ) {
    day += 1;
    if (isOn(schedule, day)) left -= 1;
  }
  return steps === 0 ? first : momentOf(day, minutesOf(schedule), schedule.zone);
}
