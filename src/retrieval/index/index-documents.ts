import type { Document, Passage } from '../../corpus/document/document.ts';
import { contentOf } from '../../corpus/document/make-document.ts';
import { runSync } from '../../system/yielding.ts';
import { passageVectorsSteps } from '../meaning/passage-vectors.ts';
import { wordVectors } from '../meaning/word-vectors.ts';
import { numberedFormsSteps } from '../terms/acronym-tokens.ts';
import { areSame, NO_ACRONYMS } from '../terms/acronyms.ts';
import { mergedTermsSteps } from '../terms/merged-terms.ts';
import { mergedSurfaceFormsSteps } from '../terms/surface-forms.ts';
import { headingIndexSteps } from './heading-index.ts';
import { type Known, type LibraryIndex, languagesOf } from './library-index.ts';
import { partsSteps } from './library-parts.ts';
import { LibraryTerms } from './library-terms.ts';
import { postingsSteps } from './postings.ts';

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
  const { dictionary, parts, acronyms } = yield* partsSteps(documents, known);
  const { forms } = acronyms;
  const before = known.previous?.parts.acronyms ?? NO_ACRONYMS;
  const numbered = yield* numberedFormsSteps(forms, before.forms, dictionary);
  const isNew = !areSame(acronyms, before);
  const { terms, headingTerms } = yield* mergedTermsSteps(parts, numbered, isNew);
  const { passages, firstPassage } = yield* passagesSteps(documents);
  const { meanings, ...merged } = yield* mergedSurfaceFormsSteps(
    parts.map(({ surfaceForms }) => surfaceForms),
    dictionary.surfaceCount,
  );
  const postings = yield* postingsSteps(passages.length, dictionary.size, (passage, each) => {
    const endToken = terms.firstToken[passage + 1] ?? 0;
    for (let token = terms.firstToken[passage] ?? 0; token < endToken; token += 1) {
      each(terms.term[token] ?? 0);
    }
    const row = headingTerms.rowOf[passage] ?? 0;
    const end = headingTerms.first[row + 1] ?? 0;
    for (let at = headingTerms.first[row] ?? 0; at < end; at += 1) each(headingTerms.term[at] ?? 0);
  });
  const languages = languagesOf(documents);
  const table = languages.map(wordVectors).find((one) => one !== undefined);
  const meaning =
    table === undefined
      ? null
      : yield* passageVectorsSteps(table, terms, headingTerms, dictionary.size, (number) =>
          dictionary.term(number),
        );
  const numbers = new Map(documents.map((document, number) => [contentOf(document), number]));
  return {
    documents,
    passages,
    firstPassage,
    vocabulary: new LibraryTerms(dictionary, postings.first, meanings),
    terms,
    postings,
    headingTerms,
    meaning,
    headings: yield* headingIndexSteps(documents, firstPassage),
    forms,
    languages,
    parts: {
      dictionary,
      numbers,
      acronyms,
      definitions: parts.map(({ definitions }) => definitions),
      ...merged,
    },
  };
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
