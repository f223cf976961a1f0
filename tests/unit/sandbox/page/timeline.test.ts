import { describe, expect, test } from 'vitest';
import { timeline } from '../../../../src/sandbox/page/app/messages/timeline.ts';

const NOON = Date.parse('2026-05-04T12:00:00Z');
const MINUTE = 60_000;

const message = (id: string, author: string, minutes: number, more: object = {}) =>
  ({
    id,
    author: { id: author },
    type: 0,
    flags: 0,
    timestamp: new Date(NOON + minutes * MINUTE).toISOString(),
    ...more,
  }) as never;

const headed = (messages: never[]) =>
  timeline(messages, []).flatMap((one) => (one.kind === 'message' ? [one.headed] : []));

describe('the order of a channel', () => {
  test('messages and unanswered commands stand by their ids, which may differ in length', () => {
    const interaction = { id: '95', createdAt: NOON } as never;
    const lines = timeline([message('100', 'a', 1), message('90', 'a', 0)], [interaction]);
    expect(lines.map(({ id }) => id)).toEqual(['day-90', '90', '95', '100']);
  });

  test.each<[string, boolean, never[]]>([
    ['the same author soon after', false, [message('1', 'a', 0), message('2', 'a', 6)]],
    ['the same author later', true, [message('1', 'a', 0), message('2', 'a', 8)]],
    ['another author', true, [message('1', 'a', 0), message('2', 'b', 0)]],
    ['a reply', true, [message('1', 'a', 0), message('2', 'a', 0, { type: 19 })]],
    ['what only one sees', true, [message('1', 'a', 0), message('2', 'a', 0, { flags: 64 })]],
    [
      'a command’s answer',
      true,
      [message('1', 'a', 0), message('2', 'a', 0, { interaction_metadata: {} })],
    ],
  ])('%s shows its author: %s', (_what, shown, messages) => {
    expect(headed(messages)).toEqual([true, shown]);
  });

  test('a new day has a line of its own', () => {
    const lines = timeline([message('1', 'a', 0), message('2', 'a', 2 * 24 * 60)], []);
    expect(lines.map(({ kind }) => kind)).toEqual(['day', 'message', 'day', 'message']);
  });
});
