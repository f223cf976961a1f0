import { describe, expect, test } from 'vitest';
import type { PinnedAnswer } from '../../../src/community/pins/pinned-answers.ts';
import { memoryDatabase } from '../../../src/store/memory/memory-database.ts';
import { pinnedAnswersIn } from '../../../src/store/moderation/pinned-answers.ts';
import { opened } from './opening.ts';

const MOST = 3;
const places = [
  ['in a file', async () => (await opened()).pinnedAnswers],
  ['in memory', async () => pinnedAnswersIn(memoryDatabase())],
] as const;

const pinOf = (pinId: string, changes: Partial<PinnedAnswer> = {}): PinnedAnswer => ({
  pinId,
  wordings: ['How do I join?', 'Can | be # “odd”'],
  passages: [
    { citation: 'HOUSE:1.1~k7f3q', text: 'a1b2' },
    { citation: 'HOUSE:1.2~abcde', text: null },
  ],
  pinnedAt: new Date('2026-05-04'),
  ...changes,
});

describe.each(places)('pinned answers %s', (_, open) => {
  test('come back as they were, the latest first, and each server has its own', async () => {
    const pins = await open();
    const [one, later] = [pinOf('a'), pinOf('b', { pinnedAt: new Date('2026-05-05') })];
    expect(await pins.pin('1', one, MOST)).toBe(true);
    expect(await pins.pin('1', later, MOST)).toBe(true);
    expect(await pins.pin('2', one, MOST)).toBe(true);
    expect(await pins.ofServer('1')).toEqual([later, one]);
    expect(await pins.ofServer('3')).toEqual([]);
  });

  test('are pinned once under one id, also by two at once', async () => {
    const pins = await open();
    const both = await Promise.all([
      pins.pin('1', pinOf('a'), MOST),
      pins.pin('1', pinOf('a'), MOST),
    ]);
    expect(both.filter(Boolean)).toHaveLength(1);
    expect(await pins.ofServer('1')).toHaveLength(1);
  });

  test('are changed by whoever knows what is pinned, and taken back once', async () => {
    const pins = await open();
    const [before, after] = [pinOf('a'), pinOf('a', { wordings: ['Another question?'] })];
    await pins.pin('1', before, MOST);
    expect(await pins.change('2', before, after)).toBe(false);
    expect(await pins.change('1', after, before)).toBe(false);
    expect(await pins.change('1', before, after)).toBe(true);
    expect(await pins.change('1', before, after)).toBe(false);
    expect(await pins.ofServer('1')).toEqual([after]);
    expect(await pins.unpin('2', 'a')).toBe(false);
    expect(await pins.unpin('1', 'a')).toBe(true);
    expect(await pins.unpin('1', 'a')).toBe(false);
  });

  test('are so many in a server and no more', async () => {
    const pins = await open();
    for (let at = 0; at < MOST; at += 1) {
      expect(await pins.pin('1', pinOf(String(at)), MOST)).toBe(true);
    }
    expect(await pins.pin('1', pinOf('more'), MOST)).toBe(false);
    expect(await pins.pin('2', pinOf('more'), MOST)).toBe(true);
  });
});
