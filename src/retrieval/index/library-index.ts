import type { Document, Passage } from '../../corpus/document/document.ts';
import type { PassageVectors } from '../meaning/passage-vectors.ts';
import type { Acronym, AcronymForms, Acronyms } from '../terms/acronyms.ts';
import type { KnownTerms } from '../terms/document-terms.ts';
import type { HeadingTerms } from '../terms/heading-terms.ts';
import type { PassageTerms } from '../terms/passage-terms.ts';
import type { SurfaceForms } from '../terms/surface-forms.ts';
import { inverseFrequency } from './bm25.ts';
import type { HeadingIndex } from './heading-index.ts';
import type { LibraryTerms } from './library-terms.ts';
import { type Postings, passageFrequency } from './postings.ts';
import type { TermDictionary } from './term-dictionary.ts';

/** Everything that is worked out once from the documents and only read afterwards. */
export interface LibraryIndex {
  /** In order of their names, whatever order they were loaded in. */
  readonly documents: readonly Document[];
  readonly passages: readonly Passage[];
  /** The number of each document's first passage; the others follow it. */
  readonly firstPassage: ReadonlyMap<Document, number>;
  readonly vocabulary: LibraryTerms;
  readonly terms: PassageTerms;
  readonly postings: Postings;
  readonly headingTerms: HeadingTerms;
  /** What the passages mean, where a table of word vectors has their language. */
  readonly meaning: PassageVectors | null;
  readonly headings: HeadingIndex;
  /** Acronyms that the documents define. */
  readonly forms: AcronymForms;
  /** Languages of the documents (ISO 639-1), the commonest first. */
  readonly languages: readonly string[];
  /** What only the next library needs to know, when it is made from this one. */
  readonly parts: MergedParts;
}

/** What a library keeps of its documents for the next one. */
interface MergedParts extends SurfaceForms {
  readonly dictionary: TermDictionary;
  readonly acronyms: Acronyms;
  /** The place of a document in `documents` by its content. */
  readonly numbers: ReadonlyMap<object, number>;
  /** Acronyms by document. */
  readonly definitions: readonly (readonly Acronym[])[];
}

/** What is known already when a library is indexed. */
export interface Known {
  /** The library before: documents that it holds are copied from it and not analysed again. */
  readonly previous?: LibraryIndex | undefined;
  /** Analyses that somebody made. */
  readonly terms?: KnownTerms | undefined;
}

/** How rare a term is among the passages. */
export function idfOf(index: LibraryIndex, term: number): number {
  return inverseFrequency(index.passages.length, passageFrequency(index.postings, term));
}

/** Languages of documents (ISO 639-1), the commonest first. */
export function languagesOf(documents: readonly Document[]): string[] {
  const counts = new Map<string, number>();
  for (const { metadata } of documents) {
    const tag = metadata.language.split('-')[0]?.toLowerCase() ?? 'en';
    counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([tag]) => tag);
}
