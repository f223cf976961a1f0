import type { Passage } from '../../corpus/document/document.ts';
import { analyze, type Term } from '../../text/analyzer.ts';
import { sentences } from '../../text/sentences.ts';
import type { Span } from '../../text/span.ts';
import { stopWordNumber } from '../index/stop-word-numbers.ts';
import { GrowingArray } from './growing-array.ts';
import { tokenAnswerTypes } from './token-answer-types.ts';

/**
 * The analysed words of passages, stop words left out, one typed array a property. Token `i` is the
 * same in all of them; passage `p` owns the tokens from `firstToken[p]` to before `firstToken[p + 1]`,
 * sentence `s` those from `sentenceToken[s]`.
 */
export interface PassageTerms {
  readonly firstToken: Uint32Array;
  readonly term: Uint32Array;
  /** Offset into the document. */
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  /** Words before it in the passage, stop words counted. */
  readonly position: Uint16Array;
  /** The stop words just before and after it in its sentence, as `stopWordNumber` has them; 0 for none. */
  readonly stopBefore: Uint16Array;
  readonly stopAfter: Uint16Array;
  /** Bits of `KIND`. */
  readonly kinds: Uint8Array;
  readonly firstSentence: Uint32Array;
  readonly sentenceToken: Uint32Array;
  /** Offsets into the document; a sentence ends where the next begins. */
  readonly sentenceStart: Uint32Array;
  readonly sentenceEnd: Uint32Array;
}

/** Passages analysed before other work may come in between: some two milliseconds. */
const STRETCH = 4;

/** Analyses passages in their order, a stretch at a time; `numberOf` gives a word's term its number. */
export function* passageTermsSteps(
  passages: readonly Passage[],
  numberOf: (word: Term) => number,
): Generator<void, PassageTerms> {
  const firstToken = new GrowingArray();
  const term = new GrowingArray();
  const start = new GrowingArray();
  const end = new GrowingArray();
  const position = new GrowingArray();
  const stopBefore = new GrowingArray();
  const stopAfter = new GrowingArray();
  const kinds = new GrowingArray();
  const firstSentence = new GrowingArray();
  const sentenceToken = new GrowingArray();
  const sentenceStart = new GrowingArray();
  const sentenceEnd = new GrowingArray();

  for (const [number, passage] of passages.entries()) {
    if (number % STRETCH === STRETCH - 1) yield;
    firstToken.push(term.length);
    firstSentence.push(sentenceStart.length);
    const { prose, metadata } = passage.document;
    const terms = analyze(prose, metadata.language, passage.start, passage.end);
    let next = 0;
    for (const sentence of sentences(prose, metadata.language, passage.start, passage.end)) {
      sentenceStart.push(sentence.start);
      sentenceEnd.push(sentence.end);
      sentenceToken.push(term.length);
      const opening = next;
      for (; next < terms.length; next += 1) {
        const word = terms[next];
        if (word === undefined || word.start >= sentence.end) break;
        if (word.stop) continue;
        term.push(numberOf(word));
        start.push(word.start);
        end.push(word.end);
        position.push(Math.min(word.position, 0xffff));
        stopBefore.push(next === opening ? 0 : stopWordNumber(terms[next - 1]));
        stopAfter.push(stopWordNumber(within(terms[next + 1], sentence)));
        kinds.push(tokenAnswerTypes(terms, next, prose, next === opening));
      }
    }
  }
  firstToken.push(term.length);
  firstSentence.push(sentenceStart.length);
  sentenceToken.push(term.length);
  return {
    firstToken: firstToken.toArray(),
    term: term.toArray(),
    start: start.toArray(),
    end: end.toArray(),
    position: Uint16Array.from(position.toArray()),
    stopBefore: Uint16Array.from(stopBefore.toArray()),
    stopAfter: Uint16Array.from(stopAfter.toArray()),
    kinds: Uint8Array.from(kinds.toArray()),
    firstSentence: firstSentence.toArray(),
    sentenceToken: sentenceToken.toArray(),
    sentenceStart: sentenceStart.toArray(),
    sentenceEnd: sentenceEnd.toArray(),
  };
}

function within(word: Term | undefined, sentence: Span): Term | undefined {
  return word !== undefined && word.start < sentence.end ? word : undefined;
}
