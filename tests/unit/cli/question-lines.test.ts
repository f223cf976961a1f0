import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { linesOf } from '../../../src/cli/question-lines.ts';

const read = async (...chunks: readonly string[]) => {
  const input = Readable.from(chunks.map((chunk) => Buffer.from(chunk)));
  const lines: string[] = [];
  for await (const line of linesOf(input, 'a file')) lines.push(line);
  return lines;
};

test('a byte order mark before the first line is no part of it; later ones are text', async () => {
  expect(await read('\ufeffone\r\ntwo', ' three\n')).toEqual(['one', 'two three']);
  expect(await read('one\n', '\ufefftwo')).toEqual(['one', '\ufefftwo']);
});
