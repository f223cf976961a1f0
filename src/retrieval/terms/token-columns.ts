import type { PassageTerms } from './passage-terms.ts';
import { copyTerms, type TermsSize } from './term-source.ts';

/** The columns of `PassageTerms` that have a value for every token. */
type Tokens = Pick<
  PassageTerms,
  'term' | 'start' | 'end' | 'position' | 'stopBefore' | 'stopAfter' | 'kinds'
>;

/** Room for so many passages and sentences, and for `tokens` tokens. */
export function emptyTerms(
  { passages, sentences }: Pick<TermsSize, 'passages' | 'sentences'>,
  tokens: number,
): PassageTerms {
  return {
    firstToken: new Uint32Array(passages + 1),
    term: new Uint32Array(tokens),
    start: new Uint32Array(tokens),
    end: new Uint32Array(tokens),
    position: new Uint16Array(tokens),
    stopBefore: new Uint16Array(tokens),
    stopAfter: new Uint16Array(tokens),
    kinds: new Uint8Array(tokens),
    firstSentence: new Uint32Array(passages + 1),
    sentenceToken: new Uint32Array(sentences + 1),
    sentenceStart: new Uint32Array(sentences),
    sentenceEnd: new Uint32Array(sentences),
  };
}

/** The same tokens with room for more. */
export function tokensLike(terms: PassageTerms, room: number): Tokens {
  const larger = emptyTerms({ passages: 0, sentences: 0 }, room);
  copyTokens(larger, 0, terms, 0, terms.term.length, null);
  return tokensUpTo(larger, room);
}

/** A view of the tokens before `end`, in the same memory. */
export function tokensUpTo(terms: PassageTerms, end: number): Tokens {
  return {
    term: terms.term.subarray(0, end),
    start: terms.start.subarray(0, end),
    end: terms.end.subarray(0, end),
    position: terms.position.subarray(0, end),
    stopBefore: terms.stopBefore.subarray(0, end),
    stopAfter: terms.stopAfter.subarray(0, end),
    kinds: terms.kinds.subarray(0, end),
  };
}

/** Copies the tokens from `from` to before `to`; `numbers` gives their terms' numbers anew. */
export function copyTokens(
  into: PassageTerms,
  at: number,
  terms: PassageTerms,
  from: number,
  to: number,
  numbers: Uint32Array | null,
): void {
  copyTerms(into.term, at, terms.term.subarray(from, to), numbers);
  into.start.set(terms.start.subarray(from, to), at);
  into.end.set(terms.end.subarray(from, to), at);
  into.position.set(terms.position.subarray(from, to), at);
  into.stopBefore.set(terms.stopBefore.subarray(from, to), at);
  into.stopAfter.set(terms.stopAfter.subarray(from, to), at);
  into.kinds.set(terms.kinds.subarray(from, to), at);
}
