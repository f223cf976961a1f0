import type { Document, Passage } from '../../corpus/document/document.ts';
import { contentOf } from '../../corpus/document/make-document.ts';
import { numberingSteps } from '../../corpus/numbering/printed-numbers.ts';
import { documentNames } from '../question/document-names.ts';
import { numberedFormsSteps } from '../terms/acronym-tokens.ts';
import { areSame, NO_ACRONYMS } from '../terms/acronyms.ts';
import { mergedTermsSteps } from '../terms/merged-terms.ts';
import { mergedSurfaceFormsSteps } from '../terms/surface-forms.ts';
import { headingIndexSteps } from './heading-index.ts';
import { countLanguages } from './languages.ts';
import { passageMarksSteps } from './passage-marks.ts';
import { postingsSteps } from './postings.ts';
import type { Known, Segment } from './segment.ts';
import { partsSteps } from './segment-parts.ts';

/**
 * Analyses and indexes all passages of a shelf's documents, a stretch at a time for `runYielding`. What comes
 * out is the same whatever is known, but for the numbers of terms.
 */
export function* segmentSteps(
  loaded: readonly Document[],
  known: Known = {},
): Generator<void, Segment> {
  const documents = loaded.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const { base = null } = known;
  const { dictionary, parts, acronyms } = yield* partsSteps(documents, known);
  const before = known.previous?.acronyms ?? NO_ACRONYMS;
  const numbered = yield* numberedFormsSteps(acronyms.forms, before.forms, dictionary);
  const isNew = !areSame(acronyms, before);
  const { terms, headingTerms } = yield* mergedTermsSteps(parts, numbered, isNew);
  const { passages, firstPassage } = yield* passagesSteps(documents);
  const { meanings, ...merged } = yield* mergedSurfaceFormsSteps(
    parts.map(({ surfaceForms }) => surfaceForms),
    dictionary.surfaceCount,
  );
  const termCount = dictionary.size;
  const postings = yield* postingsSteps(passages.length, termCount, (passage, each) => {
    const endToken = terms.firstToken[passage + 1] ?? 0;
    for (let token = terms.firstToken[passage] ?? 0; token < endToken; token += 1) {
      each(terms.term[token] ?? 0);
    }
    const row = headingTerms.rowOf[passage] ?? 0;
    const end = headingTerms.first[row + 1] ?? 0;
    for (let at = headingTerms.first[row] ?? 0; at < end; at += 1) each(headingTerms.term[at] ?? 0);
  });
  const numbers = new Map(documents.map((document, number) => [contentOf(document), number]));
  return {
    documents,
    passages,
    firstPassage,
    base,
    first: base === null ? 0 : base.first + base.passages.length,
    dictionary,
    termCount,
    terms,
    postings,
    headingTerms,
    headings: yield* headingIndexSteps(documents, firstPassage),
    meanings,
    vectors: new Map(),
    passagesByMark: yield* passageMarksSteps(passages),
    acronyms,
    languages: countLanguages(documents),
    parts: { numbers, definitions: parts.map(({ definitions }) => definitions), ...merged },
  };
}

function* passagesSteps(
  documents: readonly Document[],
): Generator<void, Pick<Segment, 'passages' | 'firstPassage'>> {
  const passages: Passage[] = [];
  const firstPassage = new Map<Document, number>();
  for (const document of documents) {
    firstPassage.set(document, passages.length);
    for (const passage of document.passages) passages.push(passage);
    // Made before anybody asks, as they take long.
    yield* numberingSteps(document);
    documentNames(document);
    yield;
  }
  return { passages, firstPassage };
}
