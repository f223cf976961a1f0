import { diffArrays } from 'diff';

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
 * What to take out of `before` and put in to get `after`, word by word (Myers 1986, by jsdiff), in
 * the order of reading; words that went stand before the words that came in their place.
 */
export function wordDifference(before: WordSequence, after: WordSequence): DifferencePart[] {
  let left = 0;
  let right = 0;
  return diffArrays([...before.forms], [...after.forms]).map(({ added, removed, count }) => {
    const fromLeft = before.text(left, left + count);
    const fromRight = after.text(right, right + count);
    if (!added) left += count;
    if (!removed) right += count;
    if (added) return { kind: 'new', text: fromRight, words: count };
    if (removed) return { kind: 'gone', text: fromLeft, words: count };
    return { kind: 'same', text: fromLeft ?? fromRight, words: count };
  });
}
