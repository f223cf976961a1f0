import { sentences } from '../../text/sentences.ts';
import { wordsOf } from '../../text/words.ts';
import type { QuoteText } from '../text/quote-text.ts';
import { turningInsertion, turningWords } from '../text/turning-words.ts';
import type { QuotePlace } from './quote-place.ts';
import type { LocatedVerdict, QuotePart } from './quote-verdict.ts';

/** Of a long omission the first words that deny or limit are enough to name. */
const MOST_NAMED = 6;

/**
 * The verdict on a quotation that differs from its source by what it marks alone: `turned` where a word
 * that denies or limits is left out without one like it put in, or put in.
 */
export function markedVerdict(
  { marks }: QuoteText,
  places: readonly QuotePlace[],
  apart: boolean,
  parts: readonly QuotePart[],
): LocatedVerdict & { readonly kind: 'marked' | 'turned' } {
  const leftOut: string[] = [];
  const putIn: string[] = [];
  const inserted = new Map<number, string[]>();
  for (const { kind, before, text } of marks) {
    if (kind !== 'insertion') continue;
    inserted.set(before, [...(inserted.get(before) ?? []), ...turningInsertion(text)]);
  }
  let before = 0;
  for (const { kind, marked, text, words } of parts) {
    if (kind !== 'gone') before += words;
    else if (marked) {
      const gone = turningWords(text);
      const here = inserted.get(before) ?? [];
      inserted.set(before, without(here, gone));
      leftOut.push(...without(gone, here));
    }
  }
  for (const words of inserted.values()) putIn.push(...words);
  if (leftOut.length + putIn.length === 0) return { kind: 'marked', places, apart, parts };
  return { kind: 'turned', places, apart, parts, leftOut: named(leftOut), putIn: named(putIn) };
}

/** At which ends of a quotation an ellipsis says that the source goes on. */
export interface CutEnds {
  readonly begin: boolean;
  readonly end: boolean;
}

/** Words beside a quotation that a bracket at its end may stand for. */
const MOST_REPLACED = 4;

/**
 * The verdict on a quotation that begins or ends with a bracket: `turned` where the words that it stands for
 * deny or limit and the bracket does not, as in "[Every] member" for "No member".
 */
export function bracketVerdict(quote: QuoteText, verdict: LocatedVerdict): LocatedVerdict {
  if (verdict.kind !== 'marked') return verdict;
  const at = (before: number) =>
    quote.marks.filter((mark) => mark.kind === 'insertion' && mark.before === before);
  const leftOut = [
    ...replaced(at(0), beside(verdict.places.at(0), 'before')),
    ...replaced(at(quote.words.length), beside(verdict.places.at(-1), 'behind')),
  ];
  if (leftOut.length === 0) return verdict;
  return { ...verdict, kind: 'turned', leftOut: named(leftOut), putIn: [] };
}

function replaced(brackets: QuoteText['marks'], text: string): string[] {
  if (brackets.length === 0) return [];
  return without(
    turningWords(text),
    brackets.flatMap((bracket) => turningInsertion(bracket.text)),
  );
}

function beside(place: QuotePlace | undefined, side: 'before' | 'behind'): string {
  const rest = place ? restOfSentence(place, side) : '';
  const words = wordsOf(rest);
  if (side === 'before') return rest.slice(words.at(-MOST_REPLACED)?.start ?? 0);
  return rest.slice(0, words[MOST_REPLACED - 1]?.end);
}

/**
 * The verdict on a quotation that is cut at its ends: `turned` where the rest of the sentence, that the
 * ellipsis stands for, denies or limits it at every place.
 */
export function cutVerdict(verdict: LocatedVerdict, cut: CutEnds): LocatedVerdict {
  if (verdict.kind !== 'exact' && verdict.kind !== 'alike' && verdict.kind !== 'marked')
    return verdict;
  if (!cut.begin && !cut.end) return verdict;
  const apart = verdict.kind === 'marked' && verdict.apart;
  const ends = apart
    ? [[verdict.places.at(0), verdict.places.at(-1)]]
    : verdict.places.map((one) => [one, one]);
  const turning = ends.map(([first, last]) => [
    ...(cut.begin && first ? turningWords(restOfSentence(first, 'before')) : []),
    ...(cut.end && last ? turningWords(restOfSentence(last, 'behind')) : []),
  ]);
  const [words = []] = turning;
  if (turning.some((found) => found.length === 0)) {
    if (apart) return verdict;
    return { ...verdict, places: verdict.places.filter((_, at) => turning[at]?.length === 0) };
  }
  const parts = verdict.kind === 'marked' ? verdict.parts : [];
  return { kind: 'turned', places: verdict.places, apart, parts, leftOut: named(words), putIn: [] };
}

/** The rest of the sentence before or after a place, within its passage. */
function restOfSentence(
  { document, passages, start, end }: QuotePlace,
  side: 'before' | 'behind',
): string {
  const { prose, metadata } = document;
  const passage = side === 'before' ? passages[0] : passages.at(-1);
  if (!passage) return '';
  const all = sentences(prose, metadata.language, passage.start, passage.end);
  if (side === 'before') {
    const own = all.findLast((sentence) => sentence.start <= start);
    return prose.slice(own?.start ?? start, start);
  }
  const own = all.find((sentence) => sentence.end >= end);
  return prose.slice(end, own?.end ?? end);
}

/** The words that are not among the others, each of which stands for one. */
function without(words: readonly string[], others: readonly string[]): string[] {
  const left = others.map((word) => word.toLowerCase());
  return words.filter((word) => {
    const at = left.indexOf(word.toLowerCase());
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

function named(words: readonly string[]): string[] {
  return [...new Set(words)].slice(0, MOST_NAMED);
}
