import { describe, expect, test } from 'vitest';
import { checkQuoteSteps } from '../../../../src/quotes/check/quote-check.ts';
import { buildQuoteIndex } from '../../../../src/quotes/index/build-word-index.ts';
import { documentsOf } from '../../../support/documents.ts';

const repeated = `${'a '.repeat(1_000)}z\n\n`.repeat(200);
const index = buildQuoteIndex(
  documentsOf({
    'same.md': repeated,
    'gate.md': 'The **gate** is opened at six.',
    'marked.txt': `${'*b '.repeat(1_000)}\n\n`.repeat(200),
  }),
);

/** How often others have their turn while a quotation is checked, and what is found. */
function stepsOf(text: string) {
  const steps = checkQuoteSteps(index, text);
  for (let taken = 0; ; taken += 1) {
    const step = steps.next();
    if (step.done) return { taken, kind: step.value.kind };
  }
}

describe('a quotation that was made to take long', () => {
  test('of one word again and again, one time too many, lets others have their turn', () => {
    const { taken, kind } = stepsOf('a '.repeat(1_900));
    // A million places, of which each compares hundreds of words.
    expect(taken).toBeGreaterThan(400);
    expect(kind).toBe('differs');
  });

  test('with markup is looked for in the files themselves, a stretch at a time', () => {
    const few = stepsOf(`zzz ${'b '.repeat(1_500)}`).taken;
    const { taken } = stepsOf(`*zzz ${'b '.repeat(1_500)}`);
    expect(taken).toBeGreaterThan(few);
    expect(stepsOf('The **gate** is opened at six.').kind).toBe('exact');
    expect(stepsOf('The **gate** is opened at si').kind).not.toBe('exact');
  });
});
