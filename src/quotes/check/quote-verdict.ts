import type { DifferencePart } from '../../citations/trace/word-difference.ts';
import type { QuotePlace } from './quote-place.ts';

/** In what a quotation may differ from its source with every word the same. */
export type SmallDifference = 'punctuation' | 'case' | 'white space' | 'character forms';

/** A run of words in a comparison of the source (`gone`) with the quotation (`new`). */
export interface QuotePart extends DifferencePart {
  readonly text: string;
  /** Left out or put in where the quotation itself says so with `…` or `[…]`. */
  readonly marked: boolean;
}

interface StitchedPiece {
  /** The piece as quoted. */
  readonly text: string;
  readonly place: QuotePlace;
}

/** The verdict on a quotation that was found in the library in some form. */
export type LocatedVerdict =
  /** Every character is the stored text's, or the stored text's without its markup. */
  | { readonly kind: 'exact'; readonly places: readonly QuotePlace[] }
  | {
      readonly kind: 'alike';
      readonly places: readonly QuotePlace[];
      readonly differences: readonly SmallDifference[];
    }
  /** Every word not marked by `…` or `[…]` is the source's. */
  | {
      readonly kind: 'marked';
      readonly places: readonly QuotePlace[];
      /** Whether the places are the pieces of the one quotation, in its order, and not copies of it. */
      readonly apart: boolean;
      readonly parts: readonly QuotePart[];
    }
  /** The same, but what is marked denies or limits the rest, so that the sense may be another. */
  | {
      readonly kind: 'turned';
      readonly places: readonly QuotePlace[];
      /** See `marked`. */
      readonly apart: boolean;
      readonly parts: readonly QuotePart[];
      /** The words that deny or limit: the source's that are left out, and the quoter's put in. */
      readonly leftOut: readonly string[];
      readonly putIn: readonly string[];
    }
  | {
      readonly kind: 'differs';
      readonly places: readonly QuotePlace[];
      readonly parts: readonly QuotePart[];
    }
  /** Two or more pieces that stand apart in the library, put together without a mark. */
  | {
      readonly kind: 'stitched';
      readonly pieces: readonly StitchedPiece[];
      /** Words of the quotation that stand in none of the pieces. */
      readonly otherWords: number;
    };

export type QuoteVerdict =
  | LocatedVerdict
  | {
      readonly kind: 'other-source';
      readonly found: LocatedVerdict;
    }
  /** Not in the documents looked at. Says nothing about whether it is true or was ever said. */
  | { readonly kind: 'absent' }
  /** So short that it proves nothing, wherever it stands. */
  | {
      readonly kind: 'too-short';
      readonly words: number;
      readonly places: readonly QuotePlace[];
    }
  | { readonly kind: 'too-long'; readonly characters: number };

/** The verdict in one or two plain sentences, without any text of the quotation. */
export function verdictSentence(verdict: QuoteVerdict): string {
  switch (verdict.kind) {
    case 'exact':
      return 'Exact: the words stand in the source, character for character.';
    case 'alike':
      return `Same words; only ${verdict.differences.join(' and ')} ${verdict.differences.length === 1 && verdict.differences[0] !== 'character forms' ? 'differs' : 'differ'}.`;
    case 'marked':
      return 'Same words, but for what the quotation itself marks as left out or put in.';
    case 'turned':
      return 'Same words, but what the quotation marks as left out or put in may turn the sense.';
    case 'differs':
      return 'Differs from the source.';
    case 'stitched':
      return `Put together from ${verdict.pieces.length} places that stand apart, without saying so.`;
    case 'other-source':
      return `Not in the source that was named, but in another one. ${verdictSentence(verdict.found)}`;
    case 'absent':
      return 'Not in this library. That does not make it false: the words may stand in a source that the library does not hold.';
    case 'too-short':
      return verdict.places.length === 0
        ? 'Too short to prove anything, and not in this library in these words.'
        : 'Too short to prove anything: the words stand in the library, but so few words may stand anywhere.';
    case 'too-long':
      return `Too long to check at once (${verdict.characters} characters).`;
  }
}
