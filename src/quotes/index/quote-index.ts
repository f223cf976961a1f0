import type { Document } from '../../corpus/document/document.ts';
import { documentAt, positionsOf, type WordIndex, wordNumber } from './word-index.ts';

/** A shelf's part of an index, with where it begins in it. */
interface Piece {
  readonly index: WordIndex;
  readonly firstPosition: number;
  readonly firstDocument: number;
  /** All numbers of words that it alone has, from this one on. */
  readonly firstNumber: number;
  /** The numbers of its words in the whole by its own; null where they are the same. */
  readonly numbers: Uint32Array | null;
}

/** Places of a word on one shelf: each position counts from `first`. */
export interface Positions {
  readonly first: number;
  readonly positions: Uint32Array;
}

/**
 * The words of all that somebody sees, read as one index: the shelves one after the other. Nothing is
 * copied, so that all servers share the index of everyone's shelf; and what is found is what an index of
 * these documents alone would find.
 */
export class QuoteIndex {
  readonly documents: readonly Document[];
  /** How many words there are. */
  readonly size: number;
  readonly #pieces: readonly Piece[];

  constructor(pieces: readonly Piece[]) {
    this.#pieces = pieces;
    this.documents = pieces.flatMap(({ index }) => index.documents);
    this.size = pieces.reduce((sum, { index }) => sum + index.words.length, 0);
  }

  /** The number of a word form; -1 for a word that no shelf holds. */
  number(form: string): number {
    for (let at = this.#pieces.length - 1; at >= 0; at -= 1) {
      const piece = this.#pieces[at];
      const own = piece ? wordNumber(piece.index, form) : -1;
      if (piece && own >= 0) return piece.numbers?.[own] ?? own;
    }
    return -1;
  }

  /** How often a word stands in the documents. */
  frequency(word: number): number {
    let count = 0;
    for (const { positions } of this.positions(word)) count += positions.length;
    return count;
  }

  /** Where a word stands, ascending. */
  positions(word: number): Positions[] {
    if (word < 0) return [];
    if (this.#pieces.length === 1) return this.#pieces.map((piece) => placed(piece, word));
    const form = this.#form(word);
    return this.#pieces.map((piece) => placed(piece, wordNumber(piece.index, form)));
  }

  /** The number of the word at a position. */
  wordAt(position: number): number {
    const { index, firstPosition, numbers } = this.#pieceAt(position);
    const own = index.words[position - firstPosition] ?? -1;
    return numbers?.[own] ?? own;
  }

  /** The numbers of the words from position `from` up to `to`, exclusive; both on one shelf. */
  wordsIn(from: number, to: number): Int32Array {
    return Int32Array.from({ length: Math.max(0, to - from) }, (_, at) => this.wordAt(from + at));
  }

  /** Offsets of a word into its document's text. */
  startOf(position: number): number {
    const { index, firstPosition } = this.#pieceAt(position);
    return index.starts[position - firstPosition] ?? 0;
  }

  endOf(position: number): number {
    const { index, firstPosition } = this.#pieceAt(position);
    return index.ends[position - firstPosition] ?? 0;
  }

  /** The number of the document that holds a position. */
  documentAt(position: number): number {
    const { index, firstPosition, firstDocument } = this.#pieceAt(position);
    return firstDocument + documentAt(index, position - firstPosition);
  }

  /** The first position of a document, and the one after its last. */
  boundsOf(document: number): { readonly from: number; readonly to: number } {
    const piece = this.#pieces.findLast(({ firstDocument }) => firstDocument <= document);
    if (!piece) return { from: 0, to: 0 };
    const { index, firstPosition, firstDocument } = piece;
    const at = document - firstDocument;
    return {
      from: firstPosition + (index.bounds[at] ?? 0),
      to: firstPosition + (index.bounds[at + 1] ?? 0),
    };
  }

  #pieceAt(position: number): Piece {
    const pieces = this.#pieces;
    let at = pieces.length - 1;
    while (at > 0 && (pieces[at]?.firstPosition ?? 0) > position) at -= 1;
    const piece = pieces[at];
    if (!piece) throw new RangeError('no documents to look in');
    return piece;
  }

  #form(word: number): string {
    // The last shelf is numbered first.
    const piece = this.#pieces.find(({ firstNumber }) => firstNumber <= word);
    return piece?.index.forms.form(word - piece.firstNumber) ?? '';
  }
}

function placed({ index, firstPosition }: Piece, word: number): Positions {
  return { first: firstPosition, positions: positionsOf(index, word) };
}

/** Forms looked up before other work may come in between: some tenths of a millisecond. */
const STRETCH = 4_096;

/**
 * One index of shelves, in their order, in steps. Each shelf's words are numbered by the shelves behind
 * it, so the largest, everyone's, comes last.
 */
export function* joinedIndexSteps(shelves: readonly WordIndex[]): Generator<void, QuoteIndex> {
  const pieces: Piece[] = [];
  let firstNumber = 0;
  for (const index of shelves.toReversed()) {
    const behind = new QuoteIndex(pieces);
    const size = index.postingBounds.length - 1;
    const numbers = pieces.length === 0 ? null : new Uint32Array(size);
    for (let word = 0; numbers && word < size; word += 1) {
      const known = behind.number(index.forms.form(word));
      numbers[word] = known < 0 ? firstNumber + word : known;
      if (word % STRETCH === STRETCH - 1) yield;
    }
    pieces.unshift({ index, firstPosition: 0, firstDocument: 0, firstNumber, numbers });
    firstNumber += size;
  }
  let [firstPosition, firstDocument] = [0, 0];
  const placed = pieces.map((piece): Piece => {
    const here = { ...piece, firstPosition, firstDocument };
    firstPosition += piece.index.words.length;
    firstDocument += piece.index.documents.length;
    return here;
  });
  return new QuoteIndex(placed);
}
