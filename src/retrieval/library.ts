import type { Document, Passage } from '../corpus/document/document.ts';
import type { Span } from '../text/span.ts';
import type { OwnSynonym } from './question/own-synonyms.ts';
import type { Band } from './ranking/band.ts';
import type { SearchOptions, SearchResult } from './search/search.ts';

/** The part of a passage that is shown. `text` is always `passage.document.text.slice(start, end)`. */
export interface Excerpt extends Span {
  readonly passage: Passage;
  readonly text: string;
  /** The question's terms where they occur in the excerpt, as offsets into the stored text. */
  readonly highlights: readonly Span[];
  /** Higher is better; comparable only within one answer. */
  readonly score: number;
  /** What each ranking feature contributed to `score`, by name. */
  readonly features: Readonly<Record<string, number>>;
}

export interface Answer {
  readonly question: string;
  /** What to do with it; `excerpts` may hold the answer for `answer` and `unsure`, and nothing for `chatter`. */
  readonly band: Band;
  /** Whether `band` is `answer`. Else `excerpts` are the closest passages. */
  readonly answered: boolean;
  /** In 0..1, comparable between questions. */
  readonly confidence: number;
  /** Best first. */
  readonly excerpts: readonly Excerpt[];
}

export interface AskOptions {
  /** How many excerpts at the most. Default 3. */
  readonly top?: number;
  /** Only passages of documents for which this holds. */
  readonly within?: (document: Document) => boolean;
  /**
   * The question's vector (`SentenceEncoder`). Where the library has those of all its passages, they
   * are compared as whole texts too.
   */
  readonly encoded?: Float32Array | null;
  /** Words that stand for one another where the question is asked. */
  readonly synonyms?: readonly OwnSynonym[];
}

/** All documents in memory, indexed: what commands and the command line see. */
export interface Library {
  readonly documents: readonly Document[];
  /**
   * The passages whose words have this mark, the five characters after the `~` of a citation id, in the
   * order of the documents; none for any other text. Costs the same however large the library is.
   */
  withMark(mark: string): readonly Passage[];
  ask(question: string, options?: AskOptions): Answer;
  /** Every passage that holds the words, in pages; lets other work in between. */
  search(terms: string, options?: SearchOptions): Promise<SearchResult>;
}
