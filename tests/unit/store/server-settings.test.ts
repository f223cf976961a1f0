import { describe, expect, test } from 'vitest';
import { forgetChannelIn } from '../../../src/community/settings/server-settings.ts';
import { readSettings, written } from '../../../src/community/settings/setting-values.ts';
import { memoryDatabase } from '../../../src/store/memory/memory-database.ts';
import { serverSettingsIn } from '../../../src/store/moderation/server-settings.ts';
import { opened } from './opening.ts';

const places = [
  ['in a file', async () => (await opened()).serverSettings],
  ['in memory', async () => serverSettingsIn(memoryDatabase())],
] as const;

describe.each(places)('settings %s', (_, open) => {
  test('are changed by whoever knows what is set, once', async () => {
    const settings = await open();
    expect(await settings.change('1', 'strictness', null, 'quiet')).toBe(true);
    expect(await settings.change('1', 'strictness', null, 'talkative')).toBe(false);
    expect(await settings.change('1', 'strictness', 'balanced', 'talkative')).toBe(false);
    expect(await settings.of('1')).toEqual(new Map([['strictness', 'quiet']]));
    const both = ['talkative', 'balanced'].map((to) =>
      settings.change('1', 'strictness', 'quiet', to),
    );
    expect((await Promise.all(both)).filter(Boolean)).toHaveLength(1);
    expect(await settings.change('1', 'strictness', 'nothing', null)).toBe(false);
    expect(await settings.change('1', 'strictness', 'talkative', null)).toBe(true);
    expect(await settings.of('1')).toEqual(new Map());
    expect(await settings.of('2')).toEqual(new Map());
  });

  test('lose the channel that is gone, and nothing else', async () => {
    const settings = await open();
    const [gone, other] = ['1400000000000000001', '1400000000000000002'];
    const rules = { key: 'RULES', ground: ['1.1~abcde'], questionsTo: gone };
    const set = {
      log: written.log(gone),
      rules: written.rules(rules),
      'public-answers': written.publicAnswers([gone, other]),
      sources: written.sources(48),
    } as const;
    for (const [name, value] of Object.entries(set)) {
      await settings.change('1', name as keyof typeof set, null, value);
    }
    await settings.change('2', 'public-answers', null, written.publicAnswers([gone]));
    await forgetChannelIn(settings, gone);
    expect(readSettings(await settings.of('1'))).toMatchObject({
      log: null,
      rules: { ...rules, questionsTo: null },
      publicAnswers: [other],
      sourceHours: 48,
    });
    // Nowhere, and not everywhere all at once.
    expect(readSettings(await settings.of('2')).publicAnswers).toEqual([]);
  });
});
