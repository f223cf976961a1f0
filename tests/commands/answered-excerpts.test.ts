import { expect, test } from 'vitest';
import { rememberExcerpts, rememberedExcerpt } from '../../commands/shared/answered-excerpts.ts';
import { smallLibrary } from '../support/library.ts';

const QUESTION = 'What did the keepers of the lighthouse do?';

test('excerpts are remembered for the library that found them, and for no other', () => {
  const library = smallLibrary();
  const { excerpts } = library.ask(QUESTION, { top: 2 });
  const [first] = excerpts;
  if (!first) throw new Error('nothing found');
  rememberExcerpts(library, QUESTION, excerpts);
  expect(rememberedExcerpt(library, QUESTION, first.passage)).toBe(first);
  expect(rememberedExcerpt(library, `${QUESTION} Why?`, first.passage)).toBeUndefined();
  expect(rememberedExcerpt(smallLibrary(), QUESTION, first.passage)).toBeUndefined();
});

test('the answers of fifty questions are remembered, the latest', () => {
  const library = smallLibrary();
  const { excerpts } = library.ask(QUESTION);
  const [first] = excerpts;
  if (!first) throw new Error('nothing found');
  for (let number = 0; number <= 50; number += 1) {
    rememberExcerpts(library, `Question ${number}?`, excerpts);
  }
  expect(rememberedExcerpt(library, 'Question 0?', first.passage)).toBeUndefined();
  expect(rememberedExcerpt(library, 'Question 1?', first.passage)).toBe(first);
  expect(rememberedExcerpt(library, 'Question 50?', first.passage)).toBe(first);
});
