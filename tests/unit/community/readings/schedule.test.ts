import { describe, expect, test } from 'vitest';
import { dayIn, momentOf, weekdayOf } from '../../../../src/community/readings/local-time.ts';
import {
  dueAfter,
  EVERY_DAY,
  nextDue,
  type Schedule,
  WEEKDAYS,
} from '../../../../src/community/readings/schedule.ts';

const berlin = (time: string, days = EVERY_DAY): Schedule => ({
  days,
  time,
  zone: 'Europe/Berlin',
});

/** The next moments of a schedule after a time. */
function following(schedule: Schedule, after: string, count: number): string[] {
  let at = new Date(after);
  return Array.from({ length: count }, () => {
    at = nextDue(schedule, at);
    return at.toISOString().replace(':00.000Z', 'Z');
  });
}

describe('a schedule in Europe/Berlin', () => {
  test('keeps to the clock on the wall over both changes of it', () => {
    expect(following(berlin('08:00'), '2026-03-28T00:00Z', 3)).toEqual([
      '2026-03-28T07:00Z',
      '2026-03-29T06:00Z',
      '2026-03-30T06:00Z',
    ]);
    expect(following(berlin('08:00'), '2026-10-24T00:00Z', 3)).toEqual([
      '2026-10-24T06:00Z',
      '2026-10-25T07:00Z',
      '2026-10-26T07:00Z',
    ]);
  });

  test('has a time that is left out once all the same, an hour later on the clock', () => {
    expect(following(berlin('02:30'), '2026-03-28T00:00Z', 3)).toEqual([
      '2026-03-28T01:30Z',
      '2026-03-29T01:30Z',
      '2026-03-30T00:30Z',
    ]);
  });

  test('has a time that comes twice once, the first time', () => {
    expect(following(berlin('02:30'), '2026-10-24T02:00Z', 3)).toEqual([
      '2026-10-25T00:30Z',
      '2026-10-26T01:30Z',
      '2026-10-27T01:30Z',
    ]);
    // Between the two, and at the second of them.
    expect(following(berlin('02:30'), '2026-10-25T01:00Z', 1)).toEqual(['2026-10-26T01:30Z']);
    expect(following(berlin('02:30'), '2026-10-25T01:30Z', 1)).toEqual(['2026-10-26T01:30Z']);
  });

  test('takes one step from any moment, however much was missed', () => {
    expect(following(berlin('08:00'), '2026-05-01T12:00Z', 1)).toEqual(['2026-05-02T06:00Z']);
    expect(following(berlin('08:00'), '2026-05-04T05:59:59Z', 1)).toEqual(['2026-05-04T06:00Z']);
    expect(following(berlin('08:00'), '2026-05-04T06:00Z', 1)).toEqual(['2026-05-05T06:00Z']);
  });

  test('leaves the weekend out, or keeps to one day of the week', () => {
    expect(following(berlin('00:00', WEEKDAYS), '2026-05-01T12:00Z', 2)).toEqual([
      '2026-05-03T22:00Z',
      '2026-05-04T22:00Z',
    ]);
    expect(following(berlin('23:59', '7'), '2026-05-01T12:00Z', 2)).toEqual([
      '2026-05-03T21:59Z',
      '2026-05-10T21:59Z',
    ]);
  });
});

describe('zones of all kinds', () => {
  const zones = [
    'UTC',
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
    'Pacific/Chatham',
    'America/St_Johns',
  ];
  test.each(zones)('show in %s, every hour of a year, the time that was asked for', (zone) => {
    const clock = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    const first = Date.UTC(2026, 0, 1) / 86_400_000;
    let others = 0;
    for (let day = first; day < first + 365; day += 1) {
      const minutes = ((day - first) * 37) % 1_440;
      const at = momentOf(day, minutes, zone);
      const wanted = [Math.floor(minutes / 60), minutes % 60]
        .map((number) => String(number).padStart(2, '0'))
        .join(':');
      expect(dayIn(at, zone)).toBe(day);
      if (clock.format(at) !== wanted) others += 1;
    }
    // Only a time that the clocks leave out is another.
    expect(others).toBeLessThanOrEqual(1);
  });

  test('go on after a day that one of them left out altogether', () => {
    const apia = { days: EVERY_DAY, time: '10:00', zone: 'Pacific/Apia' };
    expect(following(apia, '2011-12-29T00:00Z', 3)).toEqual([
      '2011-12-29T20:00Z',
      '2011-12-30T20:00Z',
      '2011-12-31T20:00Z',
    ]);
  });
});

test('the date of a later part is that of so many steps', () => {
  for (const schedule of [berlin('02:30'), berlin('02:30', WEEKDAYS), berlin('02:30', '3')]) {
    const first = nextDue(schedule, new Date('2026-02-27T12:00Z'));
    let at = first;
    for (let steps = 0; steps < 200; steps += 1) {
      expect(dueAfter(schedule, first, steps)).toEqual(at);
      at = nextDue(schedule, at);
    }
  }
});

test('days of the week are counted from Monday', () => {
  expect(weekdayOf(0)).toBe(4);
  expect(weekdayOf(Date.UTC(2026, 10, 29) / 86_400_000)).toBe(7);
  expect(weekdayOf(-1)).toBe(3);
});
