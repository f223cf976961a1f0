import { expect, test } from 'vitest';
import {
  formatProblem,
  type Problem,
  problemLines,
} from '../../../../src/corpus/document/problem.ts';

test('what should be mended is said line by line, what is not read in one line for each reason', () => {
  const pictures = Array.from({ length: 10 }, (_, index) => `p${index}.png`);
  const problems: Problem[] = [
    ...pictures.map((file) => ({
      file,
      line: null,
      kind: 'unread' as const,
      message: '.png files are not read.',
    })),
    { file: 'a.md', line: 3, kind: 'part', message: 'No date.' },
    { file: 'a.md', line: null, kind: 'advice', message: 'Only for a check.' },
    { file: 'b.pdf', line: null, message: 'Damaged.' },
  ];
  expect(problemLines(problems)).toEqual([
    'a.md:3: No date.',
    'b.pdf: Damaged.',
    `${pictures.slice(0, 8).join(', ')} and 2 more (corpus check names all): .png files are not read.`,
  ]);
});

test('a problem of a file whose name holds line ends is one line', () => {
  const problem = { file: 'a\nb\u2028c.md', line: 3, message: 'is the same as d\r.md.' };
  expect(formatProblem(problem)).toBe('a\uFFFDb\uFFFDc.md:3: is the same as d\uFFFD.md.');
  const unread = { ...problem, kind: 'unread' as const, message: 'is not read.' };
  expect(problemLines([unread])).toEqual(['a\uFFFDb\uFFFDc.md: is not read.']);
});
