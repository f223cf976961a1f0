import type { Paragraph } from 'mdast';
import { countWords } from '../../document/word-count.ts';
import { inlineRuns, textOf } from './inline.ts';

/** Below all headings that are marked as such. */
export const LABEL_LEVEL = 7;
const MAX_LABEL_WORDS = 14;
const MAX_LABEL_CHARACTERS = 110;

/** A line in bold or in capitals alone is a heading in all but its marks. */
export function isLabel({ children }: Paragraph, words: string): boolean {
  const isBold = children.every(
    (child) => child.type === 'strong' || (child.type === 'text' && child.value.trim() === ''),
  );
  if (!isBold && !isInCapitals(words)) return false;
  return isShort(words) && !/[.!:;,…。！：；，、]["”’')\]]*$/u.test(words);
}

/** The line in bold that a paragraph opens with, and what stands below it; null where it has none. */
export function labelAbove({
  children,
}: Paragraph): [label: Paragraph['children'] | null, rest: Paragraph['children']] {
  const [first, second, ...others] = children;
  const breaks = second?.type === 'text' ? /^[ \t]*(?:\r\n|\n|\r)/.exec(second.value) : null;
  if (first?.type !== 'strong' || !(breaks || second?.type === 'break')) return [null, children];
  const words = textOf(inlineRuns([first]));
  if (!isShort(words) || /[.:;,…。：；，、]["”’')\]]*$/u.test(words)) return [null, children];
  if (!breaks || second?.type !== 'text') return [[first], others];
  return [[first], [{ ...second, value: second.value.slice(breaks[0].length) }, ...others]];
}

function isShort(words: string): boolean {
  return words.length <= MAX_LABEL_CHARACTERS && countWords(words) <= MAX_LABEL_WORDS;
}

function isInCapitals(words: string): boolean {
  return /\p{Lu}.*\p{Lu}/u.test(words) && !/\p{Ll}|\p{Lo}/u.test(words);
}
