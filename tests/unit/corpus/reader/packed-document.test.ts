import { expect, test } from 'vitest';
import { packParsed, unpackSteps } from '../../../../src/corpus/reader/packed-document.ts';
import { parseDocument } from '../../../../src/corpus/reader/parse-document.ts';

const COUNT = 5_000;
const text = Array.from(
  { length: COUNT },
  (_, at) => `## Heading ${at}\n\nIt has these parts:\n\n- part ${at} is here.`,
).join('\n\n');

test('a long document comes out of its packing as it went in, some thousand things at a time', () => {
  const parsed = parseDocument({ name: 'long.md', text });
  if (!parsed.ok) throw new Error('It is read.');
  const unpacking = unpackSteps(structuredClone(packParsed(parsed)));
  const grown: number[] = [];
  let step = unpacking.next();
  for (; !step.done; step = unpacking.next()) grown.push(1);
  if (!step.value.ok) throw new Error('It was read.');
  const { passages, ...rest } = step.value.document;
  const { passages: before, ...others } = parsed.document;
  expect(rest).toEqual(others);
  expect(passages.map(({ document, ...own }) => own)).toEqual(
    before.map(({ document, ...own }) => own),
  );
  expect(grown.length).toBeGreaterThan((3 * COUNT) / 2_500);
});
