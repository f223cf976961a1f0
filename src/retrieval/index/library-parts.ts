import type { Document } from '../../corpus/document/document.ts';
import { contentOf } from '../../corpus/document/make-document.ts';
import { type Acronyms, acronymsSteps } from '../terms/acronyms.ts';
import type { Part } from '../terms/document-part.ts';
import {
  type DocumentTokens,
  documentTerms,
  documentTermsSteps,
  type KnownTerms,
} from '../terms/document-terms.ts';
import { sizeOf, type TermSource } from '../terms/term-source.ts';
import type { Known, LibraryIndex } from './library-index.ts';
import { TermDictionary } from './term-dictionary.ts';

/** What is gathered from all documents before they are put together. */
export interface Parts {
  readonly dictionary: TermDictionary;
  /** By document. */
  readonly parts: readonly Part[];
  readonly acronyms: Acronyms;
}

/** Words added to the dictionary before other work may come in between: some two milliseconds. */
const STRETCH = 512;
/** A dictionary is made anew when less than half of it is in use; small ones are left alone. */
const SMALL_LEXICON = 4_000;

/** Finds each document in the library before, or analyses it, and numbers its terms. */
export function* partsSteps(
  documents: readonly Document[],
  { previous, terms }: Known,
): Generator<void, Parts> {
  const { dictionary, numbers, surfaceNumbers } = yield* lexiconSteps(previous);
  const parts: Part[] = [];
  for (const document of documents) {
    const number = previous?.parts.numbers.get(contentOf(document));
    parts.push(
      previous && number !== undefined
        ? oldPart(previous, number, numbers, surfaceNumbers)
        : yield* newPartSteps(document, dictionary, terms),
    );
    yield;
  }
  const acronyms = yield* acronymsSteps(parts.map(({ definitions }) => definitions));
  return { dictionary, parts, acronyms };
}

/** The dictionary to go on with, and the numbers in it by those of the library before where they differ. */
interface Continued {
  readonly dictionary: TermDictionary;
  readonly numbers: Uint32Array | null;
  readonly surfaceNumbers: Uint32Array | null;
}

function* lexiconSteps(previous: LibraryIndex | undefined): Generator<void, Continued> {
  if (previous === undefined) {
    return { dictionary: new TermDictionary(), numbers: null, surfaceNumbers: null };
  }
  const { vocabulary, parts } = previous;
  const old = parts.dictionary;
  if (old.size <= Math.max(SMALL_LEXICON, 2 * vocabulary.count)) {
    return { dictionary: old, numbers: null, surfaceNumbers: null };
  }
  const dictionary = new TermDictionary();
  const numbers = new Uint32Array(vocabulary.size);
  for (let number = 0; number < numbers.length; number += 1) {
    if (vocabulary.holds(number)) numbers[number] = dictionary.add(vocabulary.term(number));
    if (number % STRETCH === 0) yield;
  }
  const surfaceNumbers = new Uint32Array(old.surfaceCount);
  for (const [at, surface] of parts.surface.entries()) {
    surfaceNumbers[surface] = dictionary.addSurface(old.surface(surface));
    if (at % STRETCH === 0) yield;
  }
  return { dictionary, numbers, surfaceNumbers };
}

function oldPart(
  { terms, headingTerms, firstPassage, documents, passages, parts }: LibraryIndex,
  number: number,
  numbers: Uint32Array | null,
  surfaceNumbers: Uint32Array | null,
): Part {
  const [document, next] = [documents[number], documents[number + 1]];
  const from = (document && firstPassage.get(document)) ?? 0;
  const to = (next && firstPassage.get(next)) ?? passages.length;
  const [first, end] = [parts.surfaceBounds[number], parts.surfaceBounds[number + 1]];
  const source = { terms, headingTerms, from, to, numbers };
  return {
    size: sizeOf(source),
    open: () => source,
    isOld: true,
    surfaceForms: {
      surface: parts.surface.subarray(first, end),
      term: parts.surfaceTerm.subarray(first, end),
      surfaceNumbers,
      numbers,
    },
    definitions: parts.definitions[number] ?? [],
  };
}

function* newPartSteps(
  document: Document,
  dictionary: TermDictionary,
  known: KnownTerms | undefined,
): Generator<void, Part> {
  let vocabulary = known?.vocabulary(document);
  let analysed: DocumentTokens | undefined;
  if (!vocabulary) ({ vocabulary, tokens: analysed } = yield* documentTermsSteps(document));
  const { terms, surfaceForms, surfaceTerm, size, definitions } = vocabulary;
  const numbers = yield* numberedSteps(terms, (term) => dictionary.add(term));
  const surface = yield* numberedSteps(surfaceForms, (one) => dictionary.addSurface(one));
  const open = (): TermSource => {
    // What was ready a moment ago may have gone from the disk.
    const tokens = analysed ?? known?.tokens(document) ?? documentTerms(document).tokens;
    return { ...tokens, from: 0, to: size.passages, numbers };
  };
  return {
    size,
    open,
    isOld: false,
    surfaceForms: { surface, term: surfaceTerm, surfaceNumbers: null, numbers },
    definitions,
  };
}

function* numberedSteps(
  texts: readonly string[],
  numberOf: (text: string) => number,
): Generator<void, Uint32Array> {
  const numbers = new Uint32Array(texts.length);
  for (const [at, text] of texts.entries()) {
    numbers[at] = numberOf(text);
    if (at % STRETCH === STRETCH - 1) yield;
  }
  return numbers;
}
