import { countWords } from '../../document/word-count.ts';

const MAX_WORDS = 14;
const MAX_CHARACTERS = 110;
/** Shorter words (of, the, and) are left in lower case in English titles. */
const TITLE_WORD_CHARACTERS = 4;
const TITLE_CASE_SHARE = 0.6;

/**
 * Whether a line that stands alone in plain text reads like a heading: short, opening like a title,
 * and without the punctuation that ends or interrupts a sentence. A question counts only in title case.
 */
export function looksLikeHeading(line: string): boolean {
  const text = line.trim();
  if (/^#{1,6}\s+\S/.test(text)) return true;
  if (text.length > MAX_CHARACTERS || countWords(text) > MAX_WORDS) return false;
  if (isSpoken(text)) return false;
  if (!/^[\p{Lu}\p{Lt}\p{Lo}\p{N}“"'‘«¿(]/u.test(text) || !/\p{L}/u.test(text)) return false;
  if (/[.!:;,…。！：；，、|]["”’')\]]*$/u.test(text)) return false;
  if (/[.!。！]\s/u.test(text.replace(/^(?:\d+\.)+\s/, '').replace(/\b\p{Lu}\p{L}?\.\s/gu, ''))) {
    return false;
  }
  return /[?？]["”’')\]]*$/u.test(text) ? isTitleCase(text) : true;
}

const OPENING = '"“”„«»‹›‘\'「『';
const CLOSING = '"”“»«›‹’\'」』';
const SPOKEN = new RegExp(
  `^[${OPENING}].*(?:[${CLOSING}][.,;:!?…]*$|[.,;!?…—–-]\\s?[${CLOSING}])`,
  'u',
);

/** Whether a line is somebody's words: all of it in quotation marks, or a remark in them and who said it. */
function isSpoken(line: string): boolean {
  return SPOKEN.test(line);
}

/** Whether most of its longer words open with a capital; scripts without capitals count as capitals. */
export function isTitleCase(text: string): boolean {
  const long = text
    .match(/\p{L}[\p{L}\p{M}'’-]*/gu)
    ?.filter((w) => w.length >= TITLE_WORD_CHARACTERS);
  if (!long || long.length === 0) return false;
  const capitals = long.filter((word) => /^(?:\p{Lu}|\p{Lt}|\p{Lo})/u.test(word)).length;
  return capitals / long.length >= TITLE_CASE_SHARE;
}
