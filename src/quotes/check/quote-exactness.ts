import { foldUnshifted, typedNumbers, usualSigns } from '../../text/signs/signs.ts';
import type { QuoteIndex } from '../index/quote-index.ts';
import { plainQuote, type QuoteText } from '../text/quote-text.ts';
import { placeAt, placeOfSpan, type QuotePlace, shownText } from './quote-place.ts';
import type { SmallDifference } from './quote-verdict.ts';

/** A run of the same words, compared character by character. */
export interface Comparison {
  readonly place: QuotePlace;
  /** Empty: exact. */
  readonly differences: readonly SmallDifference[];
}

/** Markup that may stand between a word and the punctuation beside it. */
const MARKUP_ROOM = 16;

/**
 * Compares the quotation, whose words stand from position `from`, with the stored text and with what a
 * reader sees of it. `place` takes in the punctuation around the words where it is the same.
 */
export function compareCharacters(index: QuoteIndex, quote: QuoteText, from: number): Comparison {
  const words = placeAt(index, from, from + quote.words.length);
  const { document } = words;
  const first = quote.words[0]?.start ?? 0;
  const last = quote.words.at(-1)?.end ?? quote.text.length;
  const start = words.start - first;
  const end = words.end + quote.text.length - last;
  if (start >= 0 && document.text.slice(start, end) === quote.text) {
    return { place: placeOfSpan(document, start, end), differences: [] };
  }
  const shown = shownText(document, words.start, words.end);
  const core = quote.text.slice(first, last);
  const before = shownText(document, words.start - first - MARKUP_ROOM, words.start);
  const behind = shownText(document, words.end, end + MARKUP_ROOM);
  const edges =
    before.endsWith(quote.text.slice(0, first)) && behind.startsWith(quote.text.slice(last));
  if (shown === core && edges) return { place: words, differences: [] };
  const unmarked = plainQuote(withoutEmphasis(quote.text));
  if (unmarked.text !== quote.text && unmarked.words.length === quote.words.length) {
    return compareCharacters(index, unmarked, from);
  }
  const around = shownText(document, words.start - first - MARKUP_ROOM, end + MARKUP_ROOM);
  if (withoutEmphasis(around).includes(withoutEmphasis(quote.text))) {
    return { place: words, differences: [] };
  }
  return { place: words, differences: smallDifferences(shown, core, edges) };
}

/**
 * Discord's marks of emphasis around words, which the page that was quoted from may have had or not. To strike
 * words through is not among them: that takes them back.
 */
const EMPHASIS = /(\*{1,3}|_{1,3}|\|\||`{1,2})(?=[^\s*_~|`])([^*_~|`]*[^\s*_~|`])\1/gu;

/** The text without them. */
export function withoutEmphasis(text: string): string {
  return text.replace(EMPHASIS, '$2').replace(EMPHASIS, '$2');
}

/**
 * In what two texts of the same words differ. `edges`: whether the punctuation around them is the same.
 */
export function smallDifferences(shown: string, quoted: string, edges: boolean): SmallDifference[] {
  const [a, b] = [characters(shown), characters(quoted)];
  const found: SmallDifference[] = [];
  const [bareA, bareB] = [withoutPunctuation(a), withoutPunctuation(b)];
  if (!edges || punctuation(a) !== punctuation(b)) found.push('punctuation');
  if (bareA !== bareB && fold(bareA) === fold(bareB)) found.push('case');
  if (edges && !found.includes('punctuation') && spaces(a) !== spaces(b)) found.push('white space');
  return found.length > 0 ? found : ['character forms'];
}

const LETTERS = /[\p{L}\p{M}\p{N}\p{So}]+/gu;
const characters = (text: string) =>
  usualSigns(typedNumbers(text.normalize('NFC'))).replace(LETTERS, (letters) =>
    foldUnshifted(letters, (one) => one.normalize('NFKC')),
  );
const withoutPunctuation = (text: string) => text.replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
const punctuation = (text: string) => text.replace(/[\p{L}\p{M}\p{N}\s]+/gu, ' ').trim();
const fold = (text: string) => text.toLowerCase();
const spaces = (text: string) => text.replace(/\S+/g, 'x');
