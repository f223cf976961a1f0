import { expect, test } from 'vitest';
import { TextBuilder } from '../../../../src/corpus/formats/text-builder.ts';

test('a text that grows beyond any book is refused, whatever its file holds', () => {
  const builder = new TextBuilder();
  const long = [{ text: 'word '.repeat(200_000) }];
  const add = () => builder.paragraph(long);
  for (let million = 1; million <= 16; million += 1) add();
  expect(add).toThrow(/more than 16777216 characters of text; split it into parts/);
});
