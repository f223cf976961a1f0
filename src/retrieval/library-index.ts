import type { Document, Passage, Section } from '../corpus/document.ts';
import { atOnce } from '../steps.ts';
import { analyze } from '../text/analyzer.ts';
import { inverseFrequency } from './bm25.ts';
import { type PassageTerms, passageTermsSteps } from './passage-terms.ts';
import { invert, type Postings, passageFrequency } from './postings.ts';
import { type SpeltOutForms, speltOutForms } from './spelt-out.ts';
import { Vocabulary } from './vocabulary.ts';

/** Everything that is worked out once from the documents and only read afterwards. */
export interface LibraryIndex {
  /** In order of their names, whatever order they were loaded in. */
  readonly documents: readonly Document[];
  readonly passages: readonly Passage[];
  /** The number of each document's first passage; the others follow it. */
  readonly firstPassage: ReadonlyMap<Document, number>;
  readonly vocabulary: Vocabulary;
  readonly terms: PassageTerms;
  readonly postings: Postings;
  /** Terms of title and headings of each passage; passages of one section share the array. */
  readonly context: readonly Uint32Array[];
  /** Initialisms that the documents define. */
  readonly forms: SpeltOutForms;
  /** Languages of the documents (ISO 639-1), the commonest first. */
  readonly languages: readonly string[];
}

/** Analyses and indexes all passages. */
export function indexDocuments(loaded: readonly Document[]): LibraryIndex {
  return atOnce(indexSteps(loaded));
}

/** The same a stretch at a time, for `inTurns`. */
export function* indexSteps(loaded: readonly Document[]): Generator<void, LibraryIndex> {
  const documents = loaded.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const passages = documents.flatMap((document) => document.passages);
  const firstPassage = new Map<Document, number>();
  for (const [number, { document }] of passages.entries()) {
    if (!firstPassage.has(document)) firstPassage.set(document, number);
  }
  const forms = speltOutForms(documents);
  const vocabulary = new Vocabulary();
  const terms = yield* passageTermsSteps(passages, vocabulary, forms);
  const contexts = new Map<Section, Uint32Array>();
  const context = passages.map((passage) => {
    const known = contexts.get(passage.section);
    if (known !== undefined) return known;
    const made = contextTerms(passage, vocabulary);
    contexts.set(passage.section, made);
    return made;
  });
  yield;
  vocabulary.prepare();
  yield;
  const postings = invert(passages.length, vocabulary.size, function* (p) {
    yield* terms.term.subarray(terms.firstToken[p], terms.firstToken[p + 1]);
    yield* context[p] ?? [];
  });
  return {
    documents,
    passages,
    firstPassage,
    vocabulary,
    terms,
    postings,
    context,
    forms,
    languages: languagesOf(documents),
  };
}

/** How rare a term is among the passages. */
export function idfOf(index: LibraryIndex, term: number): number {
  return inverseFrequency(index.passages.length, passageFrequency(index.postings, term));
}

/** The document's title and the headings above the passage, each term once. */
function contextTerms({ document, section }: Passage, vocabulary: Vocabulary): Uint32Array {
  const { title, language } = document.metadata;
  const lines = [title, ...section.trail, section.heading ?? ''];
  const found = lines
    .flatMap((line) => analyze(line, language))
    .filter((term) => !term.stop)
    .map((term) => vocabulary.add(term.term));
  return Uint32Array.from(new Set(found));
}

function languagesOf(documents: readonly Document[]): string[] {
  const counts = new Map<string, number>();
  for (const { metadata } of documents) {
    const tag = metadata.language.split('-')[0]?.toLowerCase() ?? 'en';
    counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([tag]) => tag);
}
