import { expect, test } from 'vitest';
import { parseMarkdown } from '../../../../../../src/corpus/formats/markdown/tree/parse-markdown.ts';

const LINES = 8_000;

function costOf(line: string): number {
  const before = process.cpuUsage();
  parseMarkdown(line.repeat(LINES));
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

test('a bracket that closes nothing costs about as much as any other sign', () => {
  costOf(')\n');
  const other = costOf(')\n');
  expect(costOf(']\n')).toBeLessThan(3 * other);
});

test('the mark of a note behind an exclamation mark is one, in a text with and without others', () => {
  const typesOf = (source: string) => {
    const [first] = parseMarkdown(`${source}\n\n[^1]: Words.`).children;
    return first && 'children' in first ? first.children.map(({ type }) => type) : [];
  };
  expect(typesOf('a ![^1]')).toEqual(['text', 'footnoteReference']);
  expect(typesOf('a [^1]')).toEqual(['text', 'footnoteReference']);
});
