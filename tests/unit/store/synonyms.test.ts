import { describe, expect, test } from 'vitest';
import { memoryDatabase } from '../../../src/store/memory/memory-database.ts';
import { synonymsIn } from '../../../src/store/moderation/synonyms.ts';
import { opened } from './opening.ts';

const MOST = 5;
const places = [
  ['in a file', async () => (await opened()).synonyms],
  ['in memory', async () => synonymsIn(memoryDatabase())],
] as const;

describe.each(places)('synonyms %s', (_, open) => {
  test('are a server’s own, once each, several for a word, by word', async () => {
    const synonyms = await open();
    const [mc, voice, room] = [
      { word: 'mc', means: 'minecraft' },
      { word: 'vc', means: 'voice chat' },
      { word: 'vc', means: 'voice channel' },
    ];
    for (const one of [voice, mc, room]) expect(await synonyms.add('1', one, MOST)).toBe(true);
    expect(await synonyms.add('1', mc, MOST)).toBe(false);
    expect(await synonyms.ofServer('1')).toEqual([mc, room, voice]);
    expect(await synonyms.ofServer('2')).toEqual([]);
    expect(await synonyms.remove('2', mc)).toBe(false);
    expect(await synonyms.remove('1', voice)).toBe(true);
    expect(await synonyms.remove('1', voice)).toBe(false);
    expect(await synonyms.ofServer('1')).toEqual([mc, room]);
  });

  test('are so many in a server and no more', async () => {
    const synonyms = await open();
    for (let at = 0; at < MOST; at += 1) {
      await synonyms.add('1', { word: `w${at}`, means: 'x' }, MOST);
    }
    expect(await synonyms.add('1', { word: 'more', means: 'x' }, MOST)).toBe(false);
    expect(await synonyms.add('2', { word: 'more', means: 'x' }, MOST)).toBe(true);
  });
});
