import type { Paragraph } from 'mdast';
import { countWords } from '../../document/word-count.ts';

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
  if (words.length > MAX_LABEL_CHARACTERS || countWords(words) > MAX_LABEL_WORDS) return false;
  return !/[.!:;,…。！：；，、]["”’')\]]*$/u.test(words);
}

function isInCapitals(words: string): boolean {
  return /\p{Lu}.*\p{Lu}/u.test(words) && !/\p{Ll}|\p{Lo}/u.test(words);
}
