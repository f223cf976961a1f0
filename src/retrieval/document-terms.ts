import type { Document } from '../corpus/document.ts';
import { atOnce } from '../steps.ts';
import { type Contexts, documentContexts } from './contexts.ts';
import { Numbering } from './numbering.ts';
import { type PassageTerms, passageTermsSteps } from './passage-terms.ts';
import { definitionsIn, type SpeltOut } from './spelt-out.ts';

/**
 * What retrieval needs to know of one document, whatever else the library holds and whatever citation
 * key it has. Terms are numbered within it. Can be cloned between threads and kept on disk.
 */
export interface DocumentTerms {
  /** By number. */
  readonly terms: readonly string[];
  /** Words as written (without case and accents) that differ from their term, and its number. */
  readonly surfaces: readonly string[];
  readonly surfaceTerm: Uint32Array;
  readonly passages: PassageTerms;
  readonly contexts: Contexts;
  /** The initialisms that it defines. */
  readonly definitions: readonly SpeltOut[];
}

/** Analyses a document: some 0.6 ms a passage. Pure. */
export function documentTerms(document: Document): DocumentTerms {
  return atOnce(documentTermsSteps(document));
}

/** The same a stretch at a time, for `inTurns`. */
export function* documentTermsSteps(document: Document): Generator<void, DocumentTerms> {
  const numbering = new Numbering();
  const surfaces = new Map<string, number>();
  const passages = yield* passageTermsSteps(document.passages, ({ term, surface }) => {
    const number = numbering.numberOf(term);
    if (surface !== term && !surfaces.has(surface)) surfaces.set(surface, number);
    return number;
  });
  const contexts = documentContexts(document, (term) => numbering.numberOf(term));
  return {
    terms: numbering.texts(),
    surfaces: [...surfaces.keys()],
    surfaceTerm: Uint32Array.from(surfaces.values()),
    passages,
    contexts,
    definitions: definitionsIn(document),
  };
}
