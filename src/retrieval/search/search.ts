import type { Document, Passage } from '../../corpus/document/document.ts';
import type { Span } from '../../text/span.ts';

/** `all`: every word and phrase; `any`: one of them; `exact`: all that was typed as one phrase. */
export type SearchMatch = 'all' | 'any' | 'exact';

export interface SearchOptions {
  /** Default `all`. */
  readonly match?: SearchMatch;
  /** Only passages of documents for which this holds. */
  readonly within?: (document: Document) => boolean;
  /** How many hits to pass over. Default 0. */
  readonly from?: number;
  /** How many hits to return at the most. Default 5. */
  readonly count?: number;
}

/** A passage that holds what was looked for. `text` is `passage.document.text.slice(start, end)`. */
export interface SearchHit extends Span {
  readonly passage: Passage;
  readonly text: string;
  /** What was looked for where it stands in the excerpt, as offsets into the stored text. */
  readonly highlights: readonly Span[];
}

export interface SearchResult {
  /** How many passages hold what was looked for. */
  readonly total: number;
  /** How many passages were read at all, the first ones; null for every one that may hold it. */
  readonly read: number | null;
  readonly hits: readonly SearchHit[];
  /** What of the search stands in no passage at all, as it was typed. */
  readonly missing: readonly string[];
}
