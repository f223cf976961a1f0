import { expect, test } from 'vitest';
import { packParsed, unpackSteps } from '../../../../src/corpus/reader/packed-document.ts';
import { readFile } from '../../../../src/corpus/reader/read-file.ts';

const COUNT = 5_000;

test('a long document comes out of its packing as it went in, some thousand things at a time', async () => {
  const rows = Array.from({ length: COUNT }, (_, at) => `What is ${at}?,It is ${at}.`);
  const bytes = Buffer.from(['question,answer', ...rows].join('\n'));
  const { parsed } = await readFile({ name: 'long.csv', bytes });
  if (!parsed.ok) throw new Error('It is read.');
  const unpacking = unpackSteps(structuredClone(packParsed(parsed)));
  let count = 1;
  let step = unpacking.next();
  for (; !step.done; step = unpacking.next()) count += 1;
  if (!step.value.ok) throw new Error('It was read.');
  const { passages, ...rest } = step.value.document;
  const { passages: before, ...others } = parsed.document;
  expect(JSON.stringify(rest)).toBe(JSON.stringify(others));
  const lines = (all: typeof before) => all.map(({ document, ...own }) => own);
  expect(lines(passages)).toEqual(lines(before));
  expect(before).toHaveLength(COUNT);
  // Sections and passages.
  expect(count).toBeGreaterThan((2 * COUNT) / 2_500);
});
