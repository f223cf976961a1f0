import type { Document, Passage } from '../../corpus/document/document.ts';
import { contentOf } from '../../corpus/document/make-document.ts';
import { runSync } from '../../system/yielding.ts';
import { numberedFormsSteps } from '../terms/acronym-tokens.ts';
import {
  type Acronym,
  type AcronymForms,
  type Acronyms,
  areSame,
  NO_ACRONYMS,
} from '../terms/acronyms.ts';
import type { KnownTerms } from '../terms/document-terms.ts';
import type { HeadingTerms } from '../terms/heading-terms.ts';
import { mergedTermsSteps } from '../terms/merged-terms.ts';
import type { PassageTerms } from '../terms/passage-terms.ts';
import { mergedSurfaceFormsSteps, type SurfaceForms } from '../terms/surface-forms.ts';
import { inverseFrequency } from './bm25.ts';
import { partsSteps } from './library-parts.ts';
import { LibraryTerms } from './library-terms.ts';
import { type Postings, passageFrequency, postingsSteps } from './postings.ts';
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
  readonly contexts: HeadingTerms;
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
  readonly initialisms: Acronyms;
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

/** Analyses and indexes all passages. */
export function indexDocuments(loaded: readonly Document[], known: Known = {}): LibraryIndex {
  return runSync(indexSteps(loaded, known));
}

/**
 * The same a stretch at a time, for `runYielding`. What comes out is the same whatever is known, but for the
 * numbers of terms.
 */
export function* indexSteps(
  loaded: readonly Document[],
  known: Known = {},
): Generator<void, LibraryIndex> {
  const documents = loaded.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const { dictionary, parts, initialisms } = yield* partsSteps(documents, known);
  const { forms } = initialisms;
  const before = known.previous?.parts.initialisms ?? NO_ACRONYMS;
  const numbered = yield* numberedFormsSteps(forms, before.forms, dictionary);
  const isNew = !areSame(initialisms, before);
  const { terms, contexts } = yield* mergedTermsSteps(parts, numbered, isNew);
  const { passages, firstPassage } = yield* passagesSteps(documents);
  const { meanings, ...merged } = yield* mergedSurfaceFormsSteps(
    parts.map(({ surfaces }) => surfaces),
    dictionary.surfaceCount,
  );
  const postings = yield* postingsSteps(passages.length, dictionary.size, (passage, each) => {
    const behind = terms.firstToken[passage + 1] ?? 0;
    for (let token = terms.firstToken[passage] ?? 0; token < behind; token += 1) {
      each(terms.term[token] ?? 0);
    }
    const row = contexts.rowOf[passage] ?? 0;
    const end = contexts.first[row + 1] ?? 0;
    for (let at = contexts.first[row] ?? 0; at < end; at += 1) each(contexts.term[at] ?? 0);
  });
  const numbers = new Map(documents.map((document, number) => [contentOf(document), number]));
  return {
    documents,
    passages,
    firstPassage,
    vocabulary: new LibraryTerms(dictionary, postings.first, meanings),
    terms,
    postings,
    contexts,
    forms,
    languages: languagesOf(documents),
    parts: {
      dictionary,
      numbers,
      initialisms,
      definitions: parts.map(({ definitions }) => definitions),
      ...merged,
    },
  };
}

/** How rare a term is among the passages. */
export function idfOf(index: LibraryIndex, term: number): number {
  return inverseFrequency(index.passages.length, passageFrequency(index.postings, term));
}

function* passagesSteps(
  documents: readonly Document[],
): Generator<void, Pick<LibraryIndex, 'passages' | 'firstPassage'>> {
  const passages: Passage[] = [];
  const firstPassage = new Map<Document, number>();
  for (const document of documents) {
    firstPassage.set(document, passages.length);
    for (const passage of document.passages) passages.push(passage);
    yield;
  }
  return { passages, firstPassage };
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
