import type { QuoteIndex } from './quote-index.ts';
import { placeAt } from './quote-place.ts';
import { type Allowed, coverWithRuns, findRuns, type Run, wordNumbers } from './quote-runs.ts';
import type { QuoteText } from './quote-text.ts';
import type { LocatedVerdict, QuotePart } from './quote-verdict.ts';

/** Pieces must cover this much of a quotation for it to be put together from them. */
const COVERED = 0.8;
const MAX_PIECES = 12;
/** A quotation with more marks than this is a patchwork that proves nothing. */
const MAX_MARKED_PIECES = 40;
/** Words that two marks of omission may skip together with what stands between them. */
const FARTHEST = 5_000;
const MAX_PLACES = 10;

/** The quotation as pieces that stand apart in the library; null when it is not made of such. */
export function stitchedFrom(
  index: QuoteIndex,
  quote: QuoteText,
  words: Int32Array,
  allowed: Allowed,
): { readonly verdict: LocatedVerdict; readonly share: number } | null {
  const runs = coverWithRuns(index, words, allowed);
  const covered = runs.reduce((total, { length }) => total + length, 0);
  const share = covered / Math.max(1, words.length);
  if (runs.length < 2 || runs.length > MAX_PIECES || share < COVERED) return null;
  const pieces = runs.map(({ at, from, length }: Run) => ({
    text: quote.text.slice(quote.words[at]?.start, quote.words[at + length - 1]?.end),
    place: placeAt(index, from, from + length),
  }));
  return { verdict: { kind: 'stitched', pieces, otherWords: words.length - covered }, share };
}

/**
 * A quotation whose ellipses leave out more than an alignment can see: every piece between two marks
 * stands word for word in one document, in the quotation's order.
 */
export function piecesInOrder(
  index: QuoteIndex,
  quote: QuoteText,
  allowed: Allowed,
): LocatedVerdict | null {
  const pieces = piecesBetweenMarks(quote).map(({ from, to }) => ({
    from,
    to,
    words: wordNumbers(
      index,
      quote.words.slice(from, to).map(({ form }) => form),
    ),
  }));
  const [first, ...rest] = pieces;
  if (!first || rest.length === 0 || rest.length >= MAX_MARKED_PIECES) return null;
  for (const start of findRuns(index, first.words, allowed)) {
    const starts = [start];
    let end = start + first.words.length;
    for (const piece of rest) {
      const next = findRunBehind(index, piece.words, end);
      if (next === null) break;
      starts.push(next);
      end = next + piece.words.length;
    }
    if (starts.length < pieces.length) continue;
    const places = pieces.map(({ words }, at) => {
      const from = starts[at] ?? 0;
      return placeAt(index, from, from + words.length);
    });
    return {
      kind: 'marked',
      places: places.slice(0, MAX_PLACES),
      parts: partsOf(quote, pieces, places),
    };
  }
  return null;
}

function piecesBetweenMarks({ words, marks }: QuoteText): { from: number; to: number }[] {
  const cuts = [0, ...marks.map(({ before }) => before), words.length];
  return cuts.slice(1).flatMap((to, at) => {
    const from = cuts[at] ?? 0;
    return to > from ? [{ from, to }] : [];
  });
}

/** The first such run behind `start` in the same document, and not too far away. */
function findRunBehind(index: QuoteIndex, words: Int32Array, start: number): number | null {
  const end = Math.min(
    index.bounds.find((bound) => bound > start - 1 && bound >= start) ?? start,
    start + FARTHEST,
  );
  for (let at = start; at + words.length <= end; at += 1) {
    if (words.every((word, offset) => index.words[at + offset] === word)) return at;
  }
  return null;
}

function partsOf(
  { text, words }: QuoteText,
  pieces: readonly { readonly from: number; readonly to: number }[],
  places: readonly {
    readonly text: string;
    readonly end: number;
    readonly start: number;
    readonly document: { readonly text: string };
  }[],
): QuotePart[] {
  return pieces.flatMap(({ from, to }, at) => {
    const [place, before] = [places[at], places[at - 1]];
    if (!place) return [];
    const same: QuotePart = {
      kind: 'same',
      text: text.slice(words[from]?.start, words[to - 1]?.end),
      words: to - from,
      marked: false,
    };
    if (!before) return [same];
    const gone = place.document.text.slice(before.end, place.start);
    const count = gone.split(/\s+/).filter((word) => word !== '').length;
    return count === 0 ? [same] : [{ kind: 'gone', text: gone, words: count, marked: true }, same];
  });
}
