import type { Document } from '../../corpus/document/document.ts';
import { fnv1a16 } from '../../system/fnv1a.ts';
import { wordsOf } from '../../text/words.ts';

/** A document's words as their 16-bit hashes, with their offsets into the text. */
export interface HashedWords {
  readonly hashes: Uint16Array;
  readonly starts: ArrayLike<number>;
  readonly ends: ArrayLike<number>;
}

/** Where a trace gets a document's words from. */
export type HashedWordsOf = (document: Document) => HashedWords;

const read = new WeakMap<Document, HashedWords>();

/** Reads the document: about a second for a million words, once for each document. */
export function readWords(document: Document): HashedWords {
  let known = read.get(document);
  if (known === undefined) {
    const words = wordsOf(document.prose);
    known = {
      hashes: Uint16Array.from(words, ({ form }) => fnv1a16(form)),
      starts: Uint32Array.from(words, ({ start }) => start),
      ends: Uint32Array.from(words, ({ end }) => end),
    };
    read.set(document, known);
  }
  return known;
}
