import type { OwnSynonym } from '../../src/retrieval/question/own-synonyms.ts';
import { PlainError } from '../../src/system/errors.ts';
import { analyze } from '../../src/text/analyzer.ts';
import { phraseKey } from '../../src/text/phrase/phrase-key.ts';

/** Characters of each side: both fit into a button. */
export const LONGEST_SIDE = 40;
const MOST_WORDS = 4;

/**
 * A synonym as it was typed, in lower case.
 * @throws PlainError for what says nothing, or says too much.
 */
export function readSynonym(typedWord: string, typedMeans: string): OwnSynonym {
  const [word, means] = [sideOf(typedWord), sideOf(typedMeans)];
  if (phraseKey(word) === phraseKey(means)) throw new PlainError('Both sides are the same word.');
  return { word, means };
}

function sideOf(typed: string): string {
  const side = typed.replace(/\s+/gu, ' ').trim().toLowerCase();
  if (side === '') throw new PlainError('Give both sides: what people write, and what it means.');
  if (side.length > LONGEST_SIDE || side.split(' ').length > MOST_WORDS) {
    throw new PlainError(
      `Each side has at most ${MOST_WORDS} words and ${LONGEST_SIDE} characters; “${side.slice(0, LONGEST_SIDE)}” is longer.`,
    );
  }
  if (side.includes('|')) throw new PlainError('Leave out the sign “|”.');
  if (analyze(side, 'en').every(({ stop }) => stop)) {
    throw new PlainError(
      `“${side}” has only words that stand in every text, so that it would change every question.`,
    );
  }
  return side;
}
