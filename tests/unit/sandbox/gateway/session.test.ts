import { expect, test } from 'vitest';
import { Session } from '../../../../src/sandbox/gateway/session.ts';

function sessionWith(events: number) {
  const session = new Session('id', 0, [0, 1]);
  for (let index = 0; index < events; index += 1) session.dispatch('EVENT', index);
  const sent: unknown[] = [];
  session.attach((payload) => sent.push((payload as { s: number }).s));
  return { session, sent };
}

test('a session replays what came after the last number seen, in order', () => {
  const { session, sent } = sessionWith(5);
  expect(session.canReplay(2)).toBe(true);
  session.replay(2);
  expect(sent).toEqual([3, 4, 5]);
});

test('a session that was seen to its end has nothing to replay', () => {
  const { session, sent } = sessionWith(5);
  session.replay(5);
  expect(sent).toEqual([]);
});

test('a session cannot go on from a number it never sent, or that is long forgotten', () => {
  expect(sessionWith(5).session.canReplay(6)).toBe(false);
  expect(sessionWith(1500).session.canReplay(400)).toBe(false);
  expect(sessionWith(1500).session.canReplay(1000)).toBe(true);
});
