import { describe, expect, test } from 'vitest';
import { expandedQuestion, holdsSynonym } from '../../../../src/retrieval/question/own-synonyms.ts';
import { smallLibrary } from '../../../support/library.ts';

const GOAT = { word: 'bbg', means: 'goat' };
const OVEN = { word: 'fire box', means: 'oven' };

describe('a synonym of the server', () => {
  const library = smallLibrary();
  const asked = (question: string, synonyms = [GOAT, OVEN]) => library.ask(question, { synonyms });

  test('lets a word that the documents do not know count for one that they do', () => {
    const [best] = asked('What did the bbg give?').excerpts;
    expect(best?.text).toContain('goat named Bella');
    expect(
      best?.highlights.map(({ start, end }) => best.passage.document.text.slice(start, end)),
    ).toContain('goat');
    const before = library.ask('What did the bbg give?');
    expect(asked('What did the bbg give?').confidence).toBeGreaterThan(before.confidence);
  });

  test('counts as the word itself would', () => {
    const [best] = asked('When were the fire boxes rebuilt?').excerpts;
    expect(best?.text).toContain('rebuilt');
    const plain = library.ask('What did the goat give?');
    expect(asked('What did the bbg give?').excerpts[0]?.passage).toBe(plain.excerpts[0]?.passage);
  });

  test('counts the other way round as well', () => {
    const own = smallLibrary({
      'pets.md': '# Pets\n\nEvery bbg must be brushed on Sundays, the keepers say.\n',
    });
    const [best] = own.ask('When is a goat brushed?', { synonyms: [GOAT] }).excerpts;
    expect(best?.text).toContain('Every bbg');
  });

  test('changes nothing for whoever asks without it, nor a question without its words', () => {
    const question = 'What did the first lamp burn?';
    expect(asked(question)).toEqual(library.ask(question));
    const other = 'What did the bbg give?';
    const before = library.ask(other);
    asked(other);
    expect(library.ask(other)).toEqual(before);
  });

  test('counts where chats use the word as a filling', () => {
    const filling = { word: 'fr', means: 'goat' };
    expect(asked('What did the fr give?', [filling]).excerpts[0]?.text).toContain('goat');
  });
});

test('a question is expanded with what is meant, whole words and the longest synonym first', () => {
  const synonyms = [
    { word: 'mc', means: 'minecraft' },
    { word: 'mc server', means: 'survival world' },
    OVEN,
  ];
  const expanded = (question: string) => expandedQuestion(question, synonyms);
  expect(expanded('What is the MC ip?')).toBe('What is the minecraft ip?');
  expect(expanded('mc server, mc, mcx')).toBe('survival world, minecraft, mcx');
  expect(expanded('the Fire  Box!')).toBe('the oven!');
  expect(expanded('nothing of it')).toBe('nothing of it');
  expect(expandedQuestion('mc', [])).toBe('mc');
});

test('a question holds a synonym where one side stands in it, whole', () => {
  expect(holdsSynonym('Is the fire box hot?', OVEN)).toBe(true);
  expect(holdsSynonym('Are the ovens hot?', OVEN)).toBe(true);
  expect(holdsSynonym('Is the fire hot, or the box?', OVEN)).toBe(false);
});
