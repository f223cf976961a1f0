import type { Document } from '../corpus/document.ts';
import { contentOf } from '../corpus/make-document.ts';
import { type DocumentTerms, documentTermsSteps } from './document-terms.ts';
import { Lexicon } from './lexicon.ts';
import type { Known, LibraryIndex } from './library-index.ts';
import type { EditedSource } from './merged-terms.ts';
import { areSameForms, formsOf, type SpeltOut, type SpeltOutForms } from './spelt-out.ts';
import { numberForms, speltOutSteps } from './spelt-out-tokens.ts';
import type { SurfaceSource } from './surfaces.ts';
import type { TermSource } from './term-source.ts';

/** What is gathered from all documents before they are put together; lists are by document. */
export interface Parts {
  readonly lexicon: Lexicon;
  readonly sources: readonly EditedSource[];
  readonly surfaces: readonly SurfaceSource[];
  readonly definitions: readonly (readonly SpeltOut[])[];
  readonly forms: SpeltOutForms;
}

interface Part {
  readonly source: TermSource;
  readonly surfaces: SurfaceSource;
  readonly definitions: readonly SpeltOut[];
}

/** Words added to the lexicon before other work may come in between: some two milliseconds. */
const STRETCH = 512;
/** A lexicon is made anew when less than half of it is in use; small ones are left alone. */
const SMALL_LEXICON = 4_000;

/** Finds each document in the library before, or analyses it, and numbers its terms. */
export function* partsSteps(
  documents: readonly Document[],
  { previous, termsOf }: Known,
): Generator<void, Parts> {
  const { lexicon, numbers, surfaceNumbers } = yield* lexiconSteps(previous);
  const parts: Part[] = [];
  for (const document of documents) {
    const number = previous?.parts.numbers.get(contentOf(document));
    if (previous && number !== undefined) {
      parts.push(oldPart(previous, number, numbers, surfaceNumbers));
    } else {
      const analysed = termsOf?.(document) ?? (yield* documentTermsSteps(document));
      parts.push(yield* newPartSteps(analysed, lexicon));
    }
    yield;
  }
  const definitions = parts.map((part) => part.definitions);
  const forms = formsOf(definitions);
  const before = previous?.forms ?? new Map();
  const isNew = !areSameForms(forms, before);
  const numbered = numberForms(forms, before, lexicon);
  yield;
  const sources: EditedSource[] = [];
  for (const { source } of parts) {
    const isOld = source.terms === previous?.terms;
    const isEdited = isNew || (!isOld && forms.size > 0);
    sources.push({ source, edits: isEdited ? yield* speltOutSteps(source, numbered) : null });
    yield;
  }
  return { lexicon, sources, surfaces: parts.map((part) => part.surfaces), definitions, forms };
}

/** The lexicon to go on with, and the numbers in it by those of the library before where they differ. */
interface Continued {
  readonly lexicon: Lexicon;
  readonly numbers: Uint32Array | null;
  readonly surfaceNumbers: Uint32Array | null;
}

function* lexiconSteps(previous: LibraryIndex | undefined): Generator<void, Continued> {
  if (previous === undefined) {
    return { lexicon: new Lexicon(), numbers: null, surfaceNumbers: null };
  }
  const { vocabulary, parts } = previous;
  const old = parts.lexicon;
  if (old.size <= Math.max(SMALL_LEXICON, 2 * vocabulary.count)) {
    return { lexicon: old, numbers: null, surfaceNumbers: null };
  }
  const lexicon = new Lexicon();
  const numbers = new Uint32Array(vocabulary.size);
  for (let number = 0; number < numbers.length; number += 1) {
    if (vocabulary.holds(number)) numbers[number] = lexicon.add(vocabulary.term(number));
    if (number % STRETCH === 0) yield;
  }
  const surfaceNumbers = new Uint32Array(old.surfaceCount);
  for (const [at, surface] of parts.surface.entries()) {
    surfaceNumbers[surface] = lexicon.addSurface(old.surface(surface));
    if (at % STRETCH === 0) yield;
  }
  return { lexicon, numbers, surfaceNumbers };
}

function oldPart(
  { terms, contexts, firstPassage, documents, passages, parts }: LibraryIndex,
  number: number,
  numbers: Uint32Array | null,
  surfaceNumbers: Uint32Array | null,
): Part {
  const [document, next] = [documents[number], documents[number + 1]];
  const from = (document && firstPassage.get(document)) ?? 0;
  const to = (next && firstPassage.get(next)) ?? passages.length;
  const [first, behind] = [parts.surfaceBounds[number], parts.surfaceBounds[number + 1]];
  return {
    source: { terms, contexts, from, to, numbers },
    surfaces: {
      surface: parts.surface.subarray(first, behind),
      term: parts.surfaceTerm.subarray(first, behind),
      surfaceNumbers,
      numbers,
    },
    definitions: parts.definitions[number] ?? [],
  };
}

function* newPartSteps(
  { terms, surfaces, surfaceTerm, passages, contexts, definitions }: DocumentTerms,
  lexicon: Lexicon,
): Generator<void, Part> {
  const numbers = yield* numberedSteps(terms, (term) => lexicon.add(term));
  const surface = yield* numberedSteps(surfaces, (one) => lexicon.addSurface(one));
  const to = passages.firstToken.length - 1;
  return {
    source: { terms: passages, contexts, from: 0, to, numbers },
    surfaces: { surface, term: surfaceTerm, surfaceNumbers: null, numbers },
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
