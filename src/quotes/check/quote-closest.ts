import { type Alignment, alignSteps } from '../../citations/trace/align.ts';
import type { QuoteIndex } from '../index/quote-index.ts';
import type { QuoteText } from '../text/quote-text.ts';
import { candidateWindowsSteps, rarity } from './quote-candidates.ts';
import { compareWordsSteps, isUnmarkedChange } from './quote-difference.ts';
import { smallDifferences } from './quote-exactness.ts';
import { placeAt, shownText } from './quote-place.ts';
import { type Allowed, findRunsSteps, wordNumbers } from './quote-runs.ts';
import { markedVerdict } from './quote-turned.ts';
import type { LocatedVerdict, QuotePart } from './quote-verdict.ts';

/** The place whose words are closest to a quotation's. */
export interface Closest {
  readonly verdict: LocatedVerdict & { readonly kind: 'alike' | 'marked' | 'turned' | 'differs' };
  /** Share of the quotation's words that are the source's, in the same order; 0..1. */
  readonly share: number;
  /** The numbers of those words in the quotation. */
  readonly shared: readonly number[];
}

/** Share of the words, and of their rarity, that must be the source's for it to be a source at all. */
const LEAST_SHARE = 0.6;
const LEAST_RARITY = 0.5;
/** A comparison may find a few more words than the alignment, which weighs the edits. */
const WORTH_COMPARING = 0.5;
/** With so many of the words in order, the one that was changed may have been the only rare one. */
const CLEAR_SHARE = 0.8;
const CLEAR_WORDS = 6;
/** Words in a row that any two texts may share. */
const CHANCE_RUN = 2;

/** Aligning takes the square of the length, and long quotations have more words to vote with. */
const CANDIDATES_BY_WORDS: readonly (readonly [words: number, candidates: number])[] = [
  [40, 10],
  [200, 5],
];
const CANDIDATES_IF_LONG = 2;
const MAX_PLACES = 10;
/** Words that an ellipsis may stand for, and that a quotation may leave out without saying so. */
const OMITTED = 120;
const UNSAID = 12;
const MOST_UNSAID = 60;

/** The closest place in the allowed documents; null when nothing there is close enough to be meant. */
export function* closestPlaceSteps(
  index: QuoteIndex,
  quote: QuoteText,
  allowed: Allowed,
): Generator<void, Closest | null> {
  const words = wordNumbers(
    index,
    quote.words.map(({ form }) => form),
  );
  const omissions = quote.marks.filter(({ kind }) => kind === 'omission').length;
  const slack =
    UNSAID + Math.min(MOST_UNSAID, words.length >>> 2) + Math.min(3, omissions) * OMITTED;
  const most =
    CANDIDATES_BY_WORDS.find(([upTo]) => words.length <= upTo)?.[1] ?? CANDIDATES_IF_LONG;
  const skipping = quote.marks.filter(({ kind }) => kind !== 'alteration');
  const gaps = new Set(skipping.map(({ before }) => before - 1).filter((at) => at >= 0));
  const windows = yield* candidateWindowsSteps(index, words, allowed, slack, most);
  let best: Alignment | undefined;
  for (const { from, to } of windows) {
    yield;
    const aligned = yield* alignSteps(words, index.wordsIn(from, to), 0, to - from, gaps);
    const isBetter = best === undefined || aligned.distance < best.distance;
    if (aligned.to > aligned.from && isBetter) {
      best = { ...aligned, from: from + aligned.from, to: from + aligned.to };
    }
  }
  yield;
  // Comparing words takes the square of what differs; a place that shares too few is not worth it.
  if (!best || best.matched < words.length * WORTH_COMPARING) return null;
  return yield* judgeSteps(index, quote, words, best, allowed);
}

function* judgeSteps(
  index: QuoteIndex,
  quote: QuoteText,
  words: Int32Array,
  { from, to }: Alignment,
  allowed: Allowed,
): Generator<void, Closest | null> {
  const document = index.documents[index.documentAt(from)];
  if (!document) return null;
  const parts = yield* compareWordsSteps(index, quote, words, document.text, from, to);
  const shared = sharedWords(parts);
  const share = shared.length / Math.max(1, words.length);
  const all = sum(Array.from(words, (word) => rarity(index, word)));
  const rare = sum(shared.map((at) => rarity(index, words[at] ?? -1))) / Math.max(1, all);
  const longest = Math.max(0, ...parts.map(({ kind, words: run }) => (kind === 'same' ? run : 0)));
  const clear = share >= CLEAR_SHARE && words.length >= CLEAR_WORDS;
  if (share < LEAST_SHARE || longest <= CHANCE_RUN || (rare < LEAST_RARITY && !clear)) return null;
  const copies = yield* findRunsSteps(index, index.wordsIn(from, to), allowed);
  const others = copies.filter((copy) => copy !== from).slice(0, MAX_PLACES - 1);
  const places = [from, ...others].map((start) => placeAt(index, start, start + to - from));
  if (parts.some(isUnmarkedChange))
    return { verdict: { kind: 'differs', places, parts }, share, shared };
  if (quote.marks.length > 0) {
    return { verdict: markedVerdict(quote, places, false, parts), share, shared };
  }
  const shown = shownText(document, index.startOf(from), index.endOf(to - 1));
  const core = quote.text.slice(quote.words[0]?.start, quote.words.at(-1)?.end);
  const differences = smallDifferences(shown, core, true);
  return { verdict: { kind: 'alike', places, differences }, share, shared };
}

/** The numbers of the quotation's words that are also the source's. */
function sharedWords(parts: readonly QuotePart[]): number[] {
  let at = 0;
  return parts.flatMap(({ kind, words }) => {
    const from = at;
    if (kind !== 'gone') at += words;
    return kind === 'same' ? Array.from({ length: words }, (_, offset) => from + offset) : [];
  });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
