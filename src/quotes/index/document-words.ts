import { wordBreak } from '../../citations/trace/hashed-words.ts';
import type { Document } from '../../corpus/document/document.ts';
import { GrowingArray } from '../../retrieval/terms/growing-array.ts';
import { Numbering } from '../../retrieval/terms/numbering.ts';
import { hasFields } from '../../system/fields.ts';
import { runSync } from '../../system/yielding.ts';
import { wordsOf } from '../../text/words.ts';

/**
 * Every word of a document with its place, numbered within it. Can be cloned between threads and kept on
 * disk; does not depend on the document's citation key.
 */
export interface DocumentWords {
  readonly forms: DocumentForms;
  readonly places: DocumentPlaces;
}

interface DocumentForms {
  /** Word forms (see `text/words.ts`) by number. */
  readonly forms: readonly string[];
  /** How many words the document has. */
  readonly count: number;
}

/** The words in their order by number, and their offsets into the document's text. */
export interface DocumentPlaces {
  readonly words: Uint32Array;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

/** Whether a value from a thread or the disk is the word forms of a document. */
export function isDocumentForms(value: unknown): value is DocumentForms {
  return hasFields(value, { forms: Array });
}

/** Whether a value from a thread or the disk is the places of a document's words. */
export function isDocumentPlaces(value: unknown): value is DocumentPlaces {
  return hasFields(value, { words: Uint32Array, starts: Uint32Array, ends: Uint32Array });
}

/** Finds words that were read earlier; undefined for a document that has none. */
export interface KnownWords {
  forms(document: Document): DocumentForms | undefined;
  places(document: Document): DocumentPlaces | undefined;
}

/** Characters read before other work may come in between: some three milliseconds. */
const STRETCH = 10_000;

/** Reads a document's words: about a second for a million of them. Pure. */
export function documentWords(document: Document): DocumentWords {
  return runSync(documentWordsSteps(document));
}

/** `documentWords` in steps, for `runYielding`. */
export function* documentWordsSteps({ prose }: Document): Generator<void, DocumentWords> {
  const numbering = new Numbering();
  const words = new GrowingArray();
  const starts = new GrowingArray();
  const ends = new GrowingArray();
  for (let from = 0; from < prose.length; ) {
    const to = wordBreak(prose, from + STRETCH);
    for (const { form, start, end } of wordsOf(prose, from, to)) {
      words.push(numbering.numberOf(form));
      starts.push(start);
      ends.push(end);
    }
    from = to;
    yield;
  }
  return {
    forms: { forms: numbering.texts(), count: words.length },
    places: { words: words.toArray(), starts: starts.toArray(), ends: ends.toArray() },
  };
}
