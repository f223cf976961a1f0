import type { Document } from '../../corpus/document/document.ts';
import { hasFields } from '../../system/fields.ts';
import { runSync } from '../../system/yielding.ts';
import { type Acronym, definitionsIn } from './acronyms.ts';
import { documentHeadingTerms, type HeadingTerms } from './heading-terms.ts';
import { Numbering } from './numbering.ts';
import { type PassageTerms, passageTermsSteps } from './passage-terms.ts';
import { sizeOf, type TermsSize } from './term-source.ts';

/**
 * What retrieval needs to know of one document, whatever else the library holds and whatever citation
 * key it has. Terms are numbered within it. Both parts can be cloned between threads and kept on disk.
 */
export interface DocumentTerms {
  readonly vocabulary: DocumentVocabulary;
  readonly tokens: DocumentTokens;
}

/** The words of a document. */
interface DocumentVocabulary {
  /** Terms by number. */
  readonly terms: readonly string[];
  /** Words as written (without case and accents) that differ from their term, and its number. */
  readonly surfaceForms: readonly string[];
  readonly surfaceTerm: Uint32Array;
  /** The acronyms that it defines. */
  readonly definitions: readonly Acronym[];
  /** How many passages, tokens and sentences its analysis has. */
  readonly size: TermsSize;
}

/** Where the words stand. */
export interface DocumentTokens {
  readonly terms: PassageTerms;
  readonly headingTerms: HeadingTerms;
}

/** Whether a value from a thread or the disk is the words of a document. */
export function isDocumentVocabulary(value: unknown): value is DocumentVocabulary {
  return hasFields(value, {
    terms: Array,
    surfaceForms: Array,
    surfaceTerm: Uint32Array,
    definitions: Array,
    size: Object,
  });
}

/** Whether a value from a thread or the disk says where the words of a document stand. */
export function isDocumentTokens(value: unknown): value is DocumentTokens {
  return hasFields(value, { terms: Object, headingTerms: Object });
}

/** Where analyses are to be had that were made before; undefined for a document without one. */
export interface KnownTerms {
  vocabulary(document: Document): DocumentVocabulary | undefined;
  tokens(document: Document): DocumentTokens | undefined;
}

/** Analyses a document: some 0.6 ms a passage. Pure. */
export function documentTerms(document: Document): DocumentTerms {
  return runSync(documentTermsSteps(document));
}

/** The same a stretch at a time, for `runYielding`. */
export function* documentTermsSteps(document: Document): Generator<void, DocumentTerms> {
  const numbering = new Numbering();
  const surfaceForms = new Map<string, number>();
  const terms = yield* passageTermsSteps(document.passages, ({ term, surface }) => {
    const number = numbering.numberOf(term);
    if (surface !== term && !surfaceForms.has(surface)) surfaceForms.set(surface, number);
    return number;
  });
  const headingTerms = documentHeadingTerms(document, (term) => numbering.numberOf(term));
  const source = { terms, headingTerms, from: 0, to: document.passages.length };
  return {
    vocabulary: {
      terms: numbering.texts(),
      surfaceForms: [...surfaceForms.keys()],
      surfaceTerm: Uint32Array.from(surfaceForms.values()),
      definitions: definitionsIn(document),
      size: sizeOf(source),
    },
    tokens: { terms, headingTerms },
  };
}
