import { describe, expect, test } from 'vitest';
import { createCooldown } from '../../../../src/community/cooldown.ts';
import { recentAnswers } from '../../../../src/community/settings/recent-answers.ts';
import { readSettings, written } from '../../../../src/community/settings/setting-values.ts';
import { bandUnder } from '../../../../src/community/settings/strictness.ts';

describe('settings', () => {
  test('are read as they were written', () => {
    const rules = { key: 'RULES-2', ground: ['1.1~abcde', '12.3~k7f3q'], questionsTo: '123' };
    const discussions = { forumId: '18446744073709551615', tagId: '7' };
    const values = {
      rules: written.rules(rules),
      discussions: written.discussions(discussions),
      sources: written.sources(168),
      unanswered: written.onOff(true),
      'public-answers': written.publicAnswers(['5']),
      'old-words': written.onOff(true),
    };
    expect(readSettings(new Map(Object.entries(values)) as never)).toEqual({
      rules,
      log: null,
      discussions,
      sourceHours: 168,
      unanswered: true,
      strictness: 'balanced',
      starterDocuments: true,
      publicAnswers: ['5'],
      oldWords: true,
    });
  });

  test('that cannot be read are as if they were not set', () => {
    const values = {
      rules: 'x',
      log: '!',
      discussions: '',
      sources: '0',
      strictness: 'constructor',
    };
    expect(readSettings(new Map(Object.entries(values)) as never)).toEqual(readSettings(new Map()));
  });
});

describe('strictness', () => {
  const sure = { band: 'answer', confidence: 0.75 } as const;
  const doubtful = { band: 'unsure', confidence: 0.65 } as const;

  test('shows everyone less when it is quiet, and more when it is talkative', () => {
    expect(bandUnder('quiet', sure)).toBe('unsure');
    expect(bandUnder('quiet', { ...sure, confidence: 0.8 })).toBe('answer');
    expect(bandUnder('talkative', doubtful)).toBe('answer');
    expect(bandUnder('talkative', { ...doubtful, confidence: 0.59 })).toBe('unsure');
    expect(bandUnder('talkative', { band: 'nothing', confidence: 0.9 })).toBe('nothing');
    expect(bandUnder('balanced', sure)).toBe('answer');
    expect(bandUnder('balanced', doubtful)).toBe('unsure');
  });
});

test('of the last answers of each server fifty are known, and none of another', () => {
  const recent = recentAnswers();
  for (let at = 0; at < 60; at += 1) recent.note('1', { band: 'answer', confidence: at / 100 });
  expect(recent.of('1')).toHaveLength(50);
  expect(recent.of('1').at(-1)?.confidence).toBe(0.59);
  expect(recent.of('2')).toEqual([]);
});

test('four questions a minute are answered, of one person in one server', async () => {
  const cooldown = createCooldown();
  const ask = (server: string, user: string) => cooldown.use('ask', server, user);
  const waits = await Promise.all([1, 2, 3, 4, 5].map(() => ask('1', 'mia')));
  expect(waits.slice(0, 4)).toEqual([0, 0, 0, 0]);
  expect(waits[4]).toBeGreaterThan(0);
  expect(waits[4]).toBeLessThanOrEqual(60_000);
  expect(await ask('2', 'mia')).toBe(0);
  expect(await ask('1', 'theo')).toBe(0);
  expect(await cooldown.use('cite', '1', 'mia')).toBe(0);
});
