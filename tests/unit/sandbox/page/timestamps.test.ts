import { expect, test } from 'vitest';
import { writeTime } from '../../../../src/sandbox/page/app/markdown/timestamps.ts';

const NOW = Date.parse('2026-05-04T12:00:00Z');
const seconds = NOW / 1000;

test.each([
  [-90, /1 minute ago/],
  [3 * 3600, /in 3 hours/],
  [-400 * 86_400, /last year|1 year ago/],
  [0, /now/],
])('%d seconds from now is written relative to it', (offset, text) => {
  expect(writeTime(seconds + offset, 'R', NOW)).toMatch(text);
});

test.each(['t', 'T', 'd', 'D', 'f', 'F', undefined, 'unknown'])(
  'style %s is written out',
  (style) => {
    expect(writeTime(seconds, style, NOW)).toMatch(/\d/);
  },
);

test.each([8.64e12 + 1, -8.64e12 - 1, Number.NaN])('%d is no time', (wrong) => {
  expect(writeTime(wrong, 'F', NOW)).toBeNull();
});
