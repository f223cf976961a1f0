import type { Document, Passage } from '../../corpus/document/document.ts';
import type { PassageVectors } from '../meaning/passage-vectors.ts';
import type { WordVectors } from '../meaning/word-vectors.ts';
import type { Acronym, Acronyms } from '../terms/acronyms.ts';
import type { KnownTerms } from '../terms/document-terms.ts';
import type { HeadingTerms } from '../terms/heading-terms.ts';
import type { PassageTerms } from '../terms/passage-terms.ts';
import type { SurfaceForms } from '../terms/surface-forms.ts';
import type { HeadingIndex } from './heading-index.ts';
import type { PassagesByMark } from './passage-marks.ts';
import type { Postings } from './postings.ts';
import type { TermDictionary } from './term-dictionary.ts';

/**
 * Everything that is worked out once from the documents of one shelf and only read afterwards. Passages and
 * tokens are counted within the segment; terms are numbered by its dictionary.
 */
export interface Segment {
  /** In order of their names, whatever order they were loaded in. */
  readonly documents: readonly Document[];
  readonly passages: readonly Passage[];
  /** The number of each document's first passage; the others follow it. */
  readonly firstPassage: ReadonlyMap<Document, number>;
  /**
   * The segment that comes before this one in every library: its words keep their numbers here, and its short
   * forms are read in these documents too. Null for a segment that stands by itself.
   */
  readonly base: Segment | null;
  /** What is added to the number of a passage to have its number in a library. */
  readonly first: number;
  readonly dictionary: TermDictionary;
  /** How many terms the dictionary held when the segment was made: all that stand here are among them. */
  readonly termCount: number;
  readonly terms: PassageTerms;
  readonly postings: Postings;
  readonly headingTerms: HeadingTerms;
  readonly headings: HeadingIndex;
  /** By number of a word as written, one more than its term's number; 0 for none. */
  readonly meanings: Uint32Array;
  /** What the passages mean by a table of word vectors, made for each table once. */
  readonly vectors: Map<WordVectors, PassageVectors>;
  readonly passagesByMark: PassagesByMark;
  /** Acronyms that the documents, and those of the base, define. */
  readonly acronyms: Acronyms;
  /** How many documents have each language (ISO 639-1). */
  readonly languages: ReadonlyMap<string, number>;
  /** What only the next segment needs to know, when it is made from this one. */
  readonly parts: MergedParts;
}

/** Of parts that follow one another, the one that a passage of the library is in. */
export function partWith<Part extends { readonly first: number }>(
  parts: readonly Part[],
  passage: number,
): Part | undefined {
  return parts.findLast(({ first }) => first <= passage);
}

/** What a segment keeps of its documents for the next one. */
interface MergedParts extends SurfaceForms {
  /** The place of a document in `documents` by its content. */
  readonly numbers: ReadonlyMap<object, number>;
  /** Acronyms by document. */
  readonly definitions: readonly (readonly Acronym[])[];
}

/** What is known already when a segment is made. */
export interface Known {
  /** The segment before: documents that it holds are copied from it and not analysed again. */
  readonly previous?: Segment | undefined;
  /** Analyses that somebody made. */
  readonly terms?: KnownTerms | undefined;
  /** The segment that the new one is added to in every library; see `Segment.base`. */
  readonly base?: Segment | undefined;
}
