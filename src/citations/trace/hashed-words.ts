import type { Document } from '../../corpus/document/document.ts';
import { fnv1a16 } from '../../system/fnv1a.ts';
import { runSync } from '../../system/yielding.ts';
import { wordsOf } from '../../text/words.ts';
import { formerWords } from './former-words.ts';

/** A document's words as their 16-bit hashes, with their offsets into the text. */
export interface HashedWords {
  readonly hashes: Uint16Array;
  readonly starts: ArrayLike<number>;
  readonly ends: ArrayLike<number>;
}

/** As `wordsOf` finds them, or as `formerWords` does, for what Footnote 0.2 and earlier kept. */
export type Splitting = 'now' | 'former';

/** Where a trace gets a document's words from. */
export type HashedWordsOf = (document: Document, splitting: Splitting) => HashedWords;

const SPLIT = { now: (text: string) => wordsOf(text), former: formerWords };
const read = {
  now: new WeakMap<Document, HashedWords>(),
  former: new WeakMap<Document, HashedWords>(),
};
/** Characters read before other work may come in between: some three milliseconds. */
const STRETCH = 10_000;

/** Reads the document: about a second for a million words, once for each document. */
export function readWords(document: Document, splitting: Splitting): HashedWords {
  return runSync(readWordsSteps(document, splitting));
}

/** `readWords` in steps, for `runYielding`; afterwards `readWords` finds them made. */
export function* readWordsSteps(
  document: Document,
  splitting: Splitting,
): Generator<void, HashedWords> {
  const known = read[splitting].get(document);
  if (known !== undefined) return known;
  const { prose } = document;
  const [hashes, starts, ends]: [number[], number[], number[]] = [[], [], []];
  for (let from = 0; from < prose.length; ) {
    const to = wordBreak(prose, from + STRETCH);
    for (const { form, start, end } of SPLIT[splitting](prose.slice(from, to))) {
      hashes.push(fnv1a16(form));
      starts.push(from + start);
      ends.push(from + end);
    }
    from = to;
    yield;
  }
  const words = {
    hashes: new Uint16Array(hashes),
    starts: new Uint32Array(starts),
    ends: new Uint32Array(ends),
  };
  read[splitting].set(document, words);
  return words;
}

/** The first white space at or after `at`, where no word goes on. */
export function wordBreak(text: string, at: number): number {
  const space = /\s/g;
  space.lastIndex = at;
  return at >= text.length ? text.length : (space.exec(text)?.index ?? text.length);
}
