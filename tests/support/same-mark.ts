import { passageMark } from '../../src/corpus/document/passage-mark.ts';

/** As many texts of each kind as make two with one mark of 25 bits likely, by the birthday of both kinds. */
const MOST_TRIES = 100_000;

/**
 * Two texts that were made to share a mark, as anybody can in a second: one of what `first` makes of a
 * number, and one of what `second` does.
 */
export function withOneMark(
  first: (number: number) => string,
  second: (number: number) => string,
): readonly [string, string] {
  const ones = new Map<string, string>();
  const others = new Map<string, string>();
  for (let number = 1; number <= MOST_TRIES; number += 1) {
    const [one, other] = [first(number), second(number)];
    ones.set(passageMark(one), one);
    others.set(passageMark(other), other);
    const found = [
      [one, others.get(passageMark(one))],
      [ones.get(passageMark(other)), other],
    ].find((pair): pair is [string, string] => pair.every((text) => text !== undefined));
    if (found) return found;
  }
  throw new Error('no two texts with one mark');
}
