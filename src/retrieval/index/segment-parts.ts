import type { Document } from '../../corpus/document/document.ts';
import { contentOf } from '../../corpus/document/make-document.ts';
import { type Acronym, type Acronyms, acronymsSteps } from '../terms/acronyms.ts';
import type { Part } from '../terms/document-part.ts';
import {
  type DocumentTokens,
  documentTerms,
  documentTermsSteps,
  type KnownTerms,
} from '../terms/document-terms.ts';
import { sizeOf, type TermSource } from '../terms/term-source.ts';
import { passageFrequency } from './postings.ts';
import type { Known, Segment } from './segment.ts';
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
const SMALL_DICTIONARY = 4_000;

/** Finds each document in the segment before, or analyses it, and numbers its terms. */
export function* partsSteps(
  documents: readonly Document[],
  { previous, terms, base }: Known,
): Generator<void, Parts> {
  const { dictionary, numbers, surfaceNumbers } = yield* dictionarySteps(previous, base);
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
  const inBase: Acronym[] = [...(base?.acronyms.forms.values() ?? [])].flat();
  const acronyms = yield* acronymsSteps([inBase, ...parts.map(({ definitions }) => definitions)]);
  return { dictionary, parts, acronyms };
}

/** The dictionary to go on with, and the numbers in it by those of the segment before where they differ. */
interface Continued {
  readonly dictionary: TermDictionary;
  readonly numbers: Uint32Array | null;
  readonly surfaceNumbers: Uint32Array | null;
}

function* dictionarySteps(
  previous: Segment | undefined,
  base: Segment | undefined,
): Generator<void, Continued> {
  const words = base?.dictionary ?? null;
  if (previous === undefined) {
    return { dictionary: new TermDictionary(words), numbers: null, surfaceNumbers: null };
  }
  const { dictionary: old, termCount, postings, parts } = previous;
  if (old.continues(words) && !isWasteful(previous)) {
    return { dictionary: old, numbers: null, surfaceNumbers: null };
  }
  const dictionary = new TermDictionary(words);
  const numbers = new Uint32Array(termCount);
  for (let number = 0; number < numbers.length; number += 1) {
    if (passageFrequency(postings, number) > 0) numbers[number] = dictionary.add(old.term(number));
    if (number % STRETCH === 0) yield;
  }
  const surfaceNumbers = new Uint32Array(old.surfaceCount);
  for (const [at, surface] of parts.surface.entries()) {
    surfaceNumbers[surface] = dictionary.addSurface(old.surface(surface));
    if (at % STRETCH === 0) yield;
  }
  return { dictionary, numbers, surfaceNumbers };
}

function isWasteful({ dictionary, termCount, postings }: Segment): boolean {
  if (dictionary.ownSize <= SMALL_DICTIONARY) return false;
  let used = 0;
  for (let number = dictionary.size - dictionary.ownSize; number < termCount; number += 1) {
    if (passageFrequency(postings, number) > 0) used += 1;
  }
  return dictionary.ownSize > 2 * used;
}

function oldPart(
  { terms, headingTerms, firstPassage, documents, passages, parts }: Segment,
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
