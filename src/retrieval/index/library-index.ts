import type { Document, Passage } from '../../corpus/document/document.ts';
import { type LibraryMeaning, meaningSteps } from '../meaning/library-meaning.ts';
import { wordVectors } from '../meaning/word-vectors.ts';
import type { AcronymForms } from '../terms/acronyms.ts';
import { inverseFrequency } from './bm25.ts';
import { languagesOf } from './languages.ts';
import { LibraryTerms } from './library-terms.ts';
import { passageFrequency } from './postings.ts';
import { partWith, type Segment } from './segment.ts';

/**
 * What a question is answered from: the segments of what somebody may see, everyone's and his server's own,
 * with the statistics of both together and of nothing else. Passages are numbered through all segments.
 */
export interface LibraryIndex {
  readonly segments: readonly Segment[];
  readonly documents: readonly Document[];
  /** How many passages there are. */
  readonly size: number;
  /** Mean number of terms of a passage. */
  readonly averageLength: number;
  readonly vocabulary: LibraryTerms;
  /** What the passages mean, where a table of word vectors has one of their languages. */
  readonly meaning: LibraryMeaning | null;
  /** Acronyms that the documents define. */
  readonly forms: AcronymForms;
  /** Languages of the documents (ISO 639-1), the commonest first. */
  readonly languages: readonly string[];
}

/**
 * Puts segments together, a stretch at a time: each but the first must have the one before it as its base.
 * @throws RangeError where one has not.
 */
export function* libraryIndexSteps(
  segments: readonly Segment[],
  isMeant: boolean,
): Generator<void, LibraryIndex> {
  for (const [at, { base }] of segments.entries()) {
    if (base !== (segments[at - 1] ?? null))
      throw new RangeError(`Segment ${at} was made to stand beside another one.`);
  }
  const size = segments.reduce((sum, { passages }) => sum + passages.length, 0);
  const length = segments.reduce((sum, { postings }) => sum + postings.totalLength, 0);
  const languages = languagesOf(segments.map((segment) => segment.languages));
  const table = isMeant ? languages.map(wordVectors).find((one) => one !== undefined) : undefined;
  return {
    segments,
    documents: segments.flatMap(({ documents }) => documents),
    size,
    averageLength: length / Math.max(size, 1),
    vocabulary: new LibraryTerms(segments),
    meaning: table === undefined ? null : yield* meaningSteps(segments, table),
    forms: segments.at(-1)?.acronyms.forms ?? new Map(),
    languages,
  };
}

/** Where a passage of a library is: in which segment, and as the how many-th there, from 0. */
export interface PassagePlace {
  readonly segment: Segment;
  readonly local: number;
}

/** @throws RangeError for a number that no passage has. */
export function placeOf({ segments }: LibraryIndex, passage: number): PassagePlace {
  const segment = partWith(segments, passage);
  const local = passage - (segment?.first ?? 0);
  if (segment === undefined || segment.passages[local] === undefined)
    throw new RangeError(`No passage ${passage} in the library.`);
  return { segment, local };
}

/** A passage by its number; undefined for a number that none has. */
export function passageAt({ segments }: LibraryIndex, passage: number): Passage | undefined {
  const segment = partWith(segments, passage);
  return segment?.passages[passage - segment.first];
}

/** How rare a term is among the passages. */
export function idfOf({ segments, size }: LibraryIndex, term: number): number {
  let frequency = 0;
  for (const { postings } of segments) frequency += passageFrequency(postings, term);
  return inverseFrequency(size, frequency);
}
