import { expect, test } from 'vitest';
import { readFile } from '../../../../src/corpus/reader/read-file.ts';
import { HOSTILE_SHAPES, type HostileShape } from '../../../support/hostile-shapes.ts';
import { isThorough } from '../../../support/process.ts';

const SMALL = 12_000;
const TIMES = 4;
/** Milliseconds of CPU that say nothing: a collection of garbage, a pattern that is compiled, other threads. */
const NOISE = 1_000;
/** Linear work grows by 4, what takes the square by 16. */
const MOST_GROWTH = 11;

/** Shapes that took the square or worse once, and one of every so many others; a benchmark reads all. */
const ONCE_SQUARE = [
  'html "<li>a"',
  'html beside navigation "<body>"',
  'html tables beside navigation',
  'adoc blocks that never close',
  'odt nested lists',
  'txt sentences of one paragraph',
  'txt blanks in a line',
];
const EVERY = isThorough ? 60 : 240;
const shapes = HOSTILE_SHAPES.filter(
  ({ name }, at) => ONCE_SQUARE.includes(name) || at % EVERY === 0,
);

async function costOf(shape: HostileShape, size: number): Promise<number> {
  const file = { name: `a.${shape.name.split(' ')[0]}`, bytes: shape.make(size) };
  const before = process.cpuUsage();
  await readFile(file);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

test('the shapes that took the square once are all there', () => {
  const names = shapes.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(ONCE_SQUARE));
});

test.each(shapes)('$name costs no more than its length', { timeout: 120_000 }, async (shape) => {
  const once = await costOf(shape, SMALL);
  const more = await costOf(shape, SMALL * TIMES);
  expect(more).toBeLessThan(Math.max(NOISE, MOST_GROWTH * once));
});
