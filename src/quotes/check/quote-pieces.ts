import type { QuoteIndex } from '../index/quote-index.ts';
import type { QuoteText } from '../text/quote-text.ts';
import { REPLACED_BY_INSERTION } from './quote-difference.ts';
import { withExchangedMeasures } from './quote-measures.ts';
import { placeAt } from './quote-place.ts';
import {
  type Allowed,
  coverWithRunsSteps,
  findRunsSteps,
  type Run,
  wordNumbers,
} from './quote-runs.ts';
import { markedVerdict } from './quote-turned.ts';
import type { LocatedVerdict, QuotePart } from './quote-verdict.ts';

/** Pieces must cover this much of a quotation for it to be put together from them. */
const COVERED = 0.8;
const MAX_PIECES = 12;
/** A quotation with more marks than this is a patchwork that proves nothing. */
const MAX_MARKED_PIECES = 40;
/** Words that two marks of omission may skip together with what stands between them. */
const FARTHEST = 5_000;
const MAX_PLACES = 10;
/** Places looked at before other work may come in between. */
const STRETCH = 100;

/** The quotation as pieces that stand apart in the library; null when it is not made of such. */
export function* stitchedFromSteps(
  index: QuoteIndex,
  quote: QuoteText,
  words: Int32Array,
  allowed: Allowed,
): Generator<void, { readonly verdict: LocatedVerdict; readonly share: number } | null> {
  const runs = yield* coverWithRunsSteps(index, words, allowed);
  const covered = runs.reduce((total, { length }) => total + length, 0);
  const share = covered / Math.max(1, words.length);
  if (runs.length < 2 || runs.length > MAX_PIECES || share < COVERED) return null;
  const pieces = runs.map(({ at, from, length }: Run) => ({
    text: quote.text.slice(quote.words[at]?.start, quote.words[at + length - 1]?.end),
    place: placeAt(index, from, from + length),
  }));
  return { verdict: { kind: 'stitched', pieces, otherWords: words.length - covered }, share };
}

interface Piece {
  /** Its words in the quotation, `to` exclusive. */
  readonly from: number;
  readonly to: number;
  readonly words: Int32Array;
  /** How many words of the source may stand between it and the piece before. */
  readonly reach: number;
}

/**
 * A quotation whose ellipses leave out more than an alignment can see: every piece between two marks
 * stands word for word in one document, in the quotation's order. Only an ellipsis leads far on; a
 * bracketed insertion stands for a few words in its place.
 */
export function* piecesInOrderSteps(
  index: QuoteIndex,
  quote: QuoteText,
  allowed: Allowed,
): Generator<void, LocatedVerdict | null> {
  const pieces = piecesBetweenMarks(index, quote);
  const [first, ...rest] = stretches(pieces);
  if (!first?.[0] || pieces.length < 2 || pieces.length > MAX_MARKED_PIECES) return null;
  for (const start of yield* findRunsSteps(index, first[0].words, allowed)) {
    const bound = index.boundsOf(index.documentAt(start)).to;
    const starts = runsOf(index, first, start, bound);
    for (const stretch of starts ? rest : []) {
      const next = yield* findBehindSteps(index, stretch, endOf(pieces, starts ?? []), bound);
      if (next === null) break;
      starts?.push(...next);
    }
    if (starts?.length !== pieces.length) continue;
    if (pieces.some((piece, at) => hasOtherMeasures(index, quote, piece, starts[at] ?? 0)))
      continue;
    const places = pieces.map(({ words }, at) => {
      const from = starts[at] ?? 0;
      return placeAt(index, from, from + words.length);
    });
    const parts = partsOf(quote, pieces, places);
    return markedVerdict(quote, places.slice(0, MAX_PLACES), true, parts);
  }
  return null;
}

function hasOtherMeasures(index: QuoteIndex, { text, words }: QuoteText, piece: Piece, at: number) {
  const source = {
    text: index.documents[index.documentAt(at)]?.text ?? '',
    start: (word: number) => index.startOf(at + word),
    end: (word: number) => index.endOf(at + word),
  };
  const quote = {
    text,
    start: (word: number) => words[piece.from + word]?.start ?? 0,
    end: (word: number) => words[piece.from + word]?.end ?? 0,
  };
  const all: QuotePart = { kind: 'same', text: '', words: piece.words.length, marked: false };
  return withExchangedMeasures([all], source, quote).length > 1;
}

function piecesBetweenMarks(index: QuoteIndex, { words, marks }: QuoteText): Piece[] {
  const parting = marks.filter(({ kind }) => kind !== 'alteration');
  const cuts = [...new Set([0, ...parting.map(({ before }) => before), words.length])];
  return cuts.slice(1).map((to, at) => {
    const from = cuts[at] ?? 0;
    const far = marks.some(({ before, kind }) => before === from && kind === 'omission');
    const forms = words.slice(from, to).map(({ form }) => form);
    const reach = far ? FARTHEST : REPLACED_BY_INSERTION;
    return { from, to, words: wordNumbers(index, forms), reach };
  });
}

/** Pieces that only insertions part stand together, and are looked for together. */
function stretches(pieces: readonly Piece[]): Piece[][] {
  const all: Piece[][] = [];
  for (const piece of pieces) {
    const last = piece.reach === FARTHEST ? undefined : all.at(-1);
    if (last) last.push(piece);
    else all.push([piece]);
  }
  return all;
}

/** The position after the last piece that has a start. */
function endOf(pieces: readonly Piece[], starts: readonly number[]): number {
  return (starts.at(-1) ?? 0) + (pieces[starts.length - 1]?.words.length ?? 0);
}

/**
 * Start positions of the pieces of a stretch that begins at `start`; null where the stretch does not
 * stand there.
 */
function runsOf(
  index: QuoteIndex,
  stretch: readonly Piece[],
  start: number,
  bound: number,
): number[] | null {
  const starts: number[] = [];
  let [from, to] = [start, start];
  for (const { words, reach } of stretch) {
    if (starts.length > 0) to = from + reach;
    let at = from;
    while (at <= to && !standsAt(index, words, at, bound)) at += 1;
    if (at > to) return null;
    starts.push(at);
    from = at + words.length;
  }
  return starts;
}

/** The first such stretch from `start` on in the same document, and not too far away. */
function* findBehindSteps(
  index: QuoteIndex,
  stretch: readonly Piece[],
  start: number,
  bound: number,
): Generator<void, number[] | null> {
  for (let at = start; at < Math.min(bound, start + FARTHEST); at += 1) {
    if ((at - start) % STRETCH === 0) yield;
    const starts = runsOf(index, stretch, at, bound);
    if (starts) return starts;
  }
  return null;
}

function standsAt(index: QuoteIndex, words: Int32Array, at: number, bound: number): boolean {
  if (at + words.length > bound) return false;
  return words.every((word, offset) => index.wordAt(at + offset) === word);
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
