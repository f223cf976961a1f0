import { diffArrays } from 'diff';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  wordDifference,
  wordDifferenceSteps,
} from '../../../../src/citations/trace/word-difference.ts';

const sequence = (forms: readonly number[], mark: string) => ({
  forms,
  text: (from: number, to: number) =>
    forms
      .slice(from, to)
      .map((form) => `${mark}${form}`)
      .join(' '),
});
const differing = (before: readonly number[], after: readonly number[]) =>
  wordDifference(sequence(before, 'b'), sequence(after, 'a'));

/** Words of which so many are others that the texts are cut before they are compared. */
const shuffled = (length: number, kinds: number, seed: number) =>
  Array.from({ length }, (_, at) => ((at + 1) * 7919 * seed) % kinds);

const words = fc.oneof(
  fc.array(fc.nat(3), { maxLength: 60 }),
  fc
    .tuple(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 1, max: 40 }), fc.nat(50))
    .map(([length, kinds, seed]) => shuffled(length, kinds, seed)),
);

describe('the difference of two texts, word by word', () => {
  test('takes out and puts in as few words as can be, in the order of reading', () => {
    fc.assert(
      fc.property(words, words, (before, after) => {
        const parts = differing(before, after);
        const left = parts.filter(({ kind }) => kind !== 'new');
        const right = parts.filter(({ kind }) => kind !== 'gone');
        const count = (all: typeof parts) => all.reduce((sum, part) => sum + part.words, 0);
        expect(left.map(({ text }) => text).join(' ')).toBe(
          sequence(before, 'b').text(0, before.length),
        );
        const same = count(parts.filter(({ kind }) => kind === 'same'));
        expect([count(left), count(right)]).toEqual([before.length, after.length]);
        const shortest = diffArrays([...before], [...after]).filter(
          ({ added, removed }) => !added && !removed,
        );
        expect(same).toBe(shortest.reduce((sum, one) => sum + one.count, 0));
        let [from, to] = [0, 0];
        for (const [at, { kind, words: run }] of parts.entries()) {
          expect(run).toBeGreaterThan(0);
          if (kind === 'same')
            expect(before.slice(from, from + run)).toEqual(after.slice(to, to + run));
          if (kind !== 'new') from += run;
          if (kind !== 'gone') to += run;
          const next = parts[at + 1]?.kind;
          expect(next).not.toBe(kind);
          if (kind === 'new') expect(next).not.toBe('gone');
        }
      }),
      { numRuns: 60 },
    );
  });

  test('is found in steps, each of bounded work, however much the texts differ', () => {
    const [before, after] = [shuffled(4_000, 2_500, 3), shuffled(4_000, 2_500, 11)];
    const steps = wordDifferenceSteps(sequence(before, 'b'), sequence(after, 'a'));
    let taken = 0;
    while (!steps.next().done) taken += 1;
    expect(taken).toBeGreaterThan((4_000 * 4_000) / 300_000);
  });
});
