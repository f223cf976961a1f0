import type { Passage } from '../corpus/document.ts';
import { analyze } from '../text/analyzer.ts';
import { sentences } from '../text/sentences.ts';
import { answerKinds } from './answer-kinds.ts';
import { GrowingArray } from './growing-array.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * The analysed words of all passages, stop words left out, one typed array a property. Token `i` is
 * the same in all of them; passage `p` owns the tokens from `firstToken[p]` to before
 * `firstToken[p + 1]`, sentence `s` those from `sentenceToken[s]`.
 */
export interface PassageTerms {
  readonly firstToken: Uint32Array;
  readonly term: Uint32Array;
  /** Offset into the document. */
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  /** Words before it in the passage, stop words counted. */
  readonly position: Uint16Array;
  /** Bits of `KIND`. */
  readonly kinds: Uint8Array;
  readonly firstSentence: Uint32Array;
  readonly sentenceToken: Uint32Array;
  /** Offsets into the document; a sentence ends where the next begins. */
  readonly sentenceStart: Uint32Array;
  readonly sentenceEnd: Uint32Array;
}

/** Analyses passages in their order and numbers their terms in `vocabulary`. */
export function analyzePassages(
  passages: readonly Passage[],
  vocabulary: Vocabulary,
): PassageTerms {
  const firstToken = new GrowingArray();
  const term = new GrowingArray();
  const start = new GrowingArray();
  const end = new GrowingArray();
  const position = new GrowingArray();
  const kinds = new GrowingArray();
  const firstSentence = new GrowingArray();
  const sentenceToken = new GrowingArray();
  const sentenceStart = new GrowingArray();
  const sentenceEnd = new GrowingArray();

  for (const passage of passages) {
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
        term.push(vocabulary.add(word.term));
        vocabulary.noteSurface(word.surface, word.term);
        start.push(word.start);
        end.push(word.end);
        position.push(Math.min(word.position, 0xffff));
        kinds.push(answerKinds(terms, next, prose, next === opening));
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
    kinds: Uint8Array.from(kinds.toArray()),
    firstSentence: firstSentence.toArray(),
    sentenceToken: sentenceToken.toArray(),
    sentenceStart: sentenceStart.toArray(),
    sentenceEnd: sentenceEnd.toArray(),
  };
}
