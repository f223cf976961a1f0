import { runSync } from '../../system/yielding.ts';
import { type Edit, editsSteps } from './edits.ts';

/** Words in their order, and the text that stands from one of them to another. */
export interface WordSequence {
  readonly forms: readonly (string | number)[];
  /** The text from word `from` up to word `to`, exclusive; null where the text is not known any more. */
  text(from: number, to: number): string | null;
}

/** A run of words that both texts share, that only the first holds (`gone`), or only the second (`new`). */
export interface DifferencePart {
  readonly kind: 'same' | 'gone' | 'new';
  /** The words as they stand; a shared run as it stands in the first text, where that is known. */
  readonly text: string | null;
  readonly words: number;
}

/**
 * What to take out of `before` and put in to get `after`, word by word and in as few words as can be, in
 * the order of reading; words that went stand before the words that came in their place.
 */
export function wordDifference(before: WordSequence, after: WordSequence): DifferencePart[] {
  return runSync(wordDifferenceSteps(before, after));
}

/** `wordDifference` in steps, for `runYielding`. */
export function* wordDifferenceSteps(
  before: WordSequence,
  after: WordSequence,
): Generator<void, DifferencePart[]> {
  const edits: readonly Edit[] = yield* editsSteps(before.forms, after.forms);
  let left = 0;
  let right = 0;
  return edits.map(({ kind, words }) => {
    const fromLeft = before.text(left, left + words);
    const fromRight = after.text(right, right + words);
    if (kind !== 'new') left += words;
    if (kind !== 'gone') right += words;
    const text = kind === 'same' ? (fromLeft ?? fromRight) : kind === 'gone' ? fromLeft : fromRight;
    return { kind, text, words };
  });
}
