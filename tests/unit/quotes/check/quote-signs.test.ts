import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkQuote } from '../../../../src/quotes/check/quote-check.ts';
import { buildQuoteIndex } from '../../../../src/quotes/index/build-word-index.ts';
import { documentsOf } from '../../../support/documents.ts';

const BEFORE = 'The keeper of the old harbour noted in the book that';
const BEHIND = 'was what the board had agreed on in the winter';
const sentence = (middle: string) => `${BEFORE} ${middle} ${BEHIND}.`;

function verdictOf(source: string, quotation: string, name = 'a.txt') {
  const index = buildQuoteIndex(documentsOf({ [name]: `Log of the harbour\n\n${source}\n` }));
  return checkQuote(index, quotation);
}

test('the mark of a note, copied with the words, is no difference', () => {
  const index = buildQuoteIndex(
    documentsOf({ 'a.md': `# Log\n\n${sentence('a captain[^7]')}\n\n[^7]: By law.` }),
  );
  expect(checkQuote(index, sentence('a captain⁷')).kind).toMatch(/exact|alike|marked/);
  expect(checkQuote(index, sentence('a captain 7²')).kind).toBe('differs');
});

describe('a sign for another is a difference', () => {
  test.each([
    ['a load of 10² tons', 'a load of 102 tons'],
    ['a field of 6½ acres', 'a field of 61⁄2 acres'],
    ['a field of 6½ acres', 'a field of 61/2 acres'],
    ['a barrel of H₂O', 'a barrel of H2O'],
    ['a rate of 10⁻³ each day', 'a rate of 10³ each day'],
    ['xⁿ plus one', 'xn plus one'],
    ['an area of 5 m² of deck', 'an area of 5 m2 of deck'],
    ['dogs ✓ cats', 'dogs ✗ cats'],
    ['dogs ✅ cats', 'dogs ❌ cats'],
    ['dogs ✓ cats', 'dogs cats'],
    ['votes 👍 here', 'votes 👎 here'],
    ['stars ★★★ for it', 'stars ★★☆ for it'],
    ['A→B on the chart', 'A←B on the chart'],
    ['A→B on the chart', 'A B on the chart'],
    ['A -> B on the chart', 'A <- B on the chart'],
    ['p ∧ q for all', 'p ∨ q for all'],
    ['¬p for all', 'p for all'],
    ['x ∈ S for all', 'x ∉ S for all'],
    ['a < b for all', 'a > b for all'],
    ['some 1/2 of it', 'some 1-2 of it'],
    ['some ½ of it', 'some 12 of it'],
    ['a mast of 10′ 5″ height', 'a mast of 10″ 5′ height'],
    ['a mast of 10\' 5" height', 'a mast of 10" 5\' height'],
    ['a pipe of 7″ width', 'a pipe of 7′ width'],
    ['step 1① first', 'step 11 first'],
  ])('%j and %j', (source, quoted) => {
    expect(verdictOf(sentence(source), sentence(source)).kind).toBe('exact');
    expect(verdictOf(sentence(source), sentence(quoted)).kind).toBe('differs');
    expect(verdictOf(sentence(quoted), sentence(source)).kind).toBe('differs');
    const marked = sentence(quoted).replace('old harbour', '… harbour');
    expect(verdictOf(sentence(source), marked).kind).toBe('differs');
  });
});

describe('a sign drawn or typed otherwise is a form of it', () => {
  test.each([
    ['wear of ≥ 5 mm', 'wear of >= 5 mm'],
    ['wear of ≤5 mm', 'wear of <=5 mm'],
    ['x ≠ y here', 'x != y here'],
    ['A → B on the chart', 'A -> B on the chart'],
    ['A ⇒ B on the chart', 'A => B on the chart'],
    ['a load of ±5 tons', 'a load of +/-5 tons'],
    ['a field of 6½ acres', 'a field of 6 1/2 acres'],
    ['some ½ of it', 'some 1/2 of it'],
    ['a load of 10² tons', 'a load of 10^2 tons'],
    ['a plank of 5 × 5 feet', 'a plank of 5 x 5 feet'],
    ['a plank of 5×5 feet', 'a plank of 5x5 feet'],
    ['an area of 5 ㎡ of deck', 'an area of 5 m² of deck'],
    ['heat of 20 ℃ at noon', 'heat of 20 °C at noon'],
    ['dogs ✔️ cats', 'dogs ✓ cats'],
    ['the ﬁrst oﬃce of ＦＵＬＬ width', 'the first office of FULL width'],
  ])('%j and %j', (source, quoted) => {
    const verdict = verdictOf(sentence(source), sentence(quoted));
    expect(verdict).toMatchObject({ kind: 'alike', differences: ['character forms'] });
    expect(verdictOf(sentence(quoted), sentence(source)).kind).toBe('alike');
  });

  test.each([
    ['a mast of 10′ 5″ height', 'a mast of 10\' 5" height'],
    ['a mast of 10′ 5″ height', 'a mast of 10’ 5” height'],
    ['the "year 1990" of it', "the 'year 1990' of it"],
    ['the boats 🚀 and all of it', 'the boats and all of it'],
    ['list: ● one ● two of it', 'list: one two of it'],
  ])('%j and %j', (source, quoted) => {
    expect(verdictOf(sentence(source), sentence(quoted)).kind).toBe('alike');
    expect(verdictOf(sentence(quoted), sentence(source)).kind).toBe('alike');
  });
});

describe('emphasis is no difference', () => {
  test.each([
    ['the annual rent', 'the **annual** rent'],
    ['the annual rent', 'the _annual rent_'],
    ['the unbelievable rent', 'the un**believ**able rent'],
    ['the ***annual*** rent', 'the *annual* rent'],
  ])('%j and %j', (source, quoted) => {
    for (const name of ['a.txt', 'a.md']) {
      expect(verdictOf(sentence(source), sentence(quoted), name).kind, name).toBe('exact');
      if (source.includes('un')) continue;
      expect(verdictOf(sentence(quoted), sentence(source), name).kind, name).toBe('exact');
    }
  });
});

/** What an attack may exchange for what, one character of each. */
const EXCHANGES = [
  ...[...'0123456789'].map((figure, at) => [figure, [...'⁰¹²³⁴⁵⁶⁷⁸⁹'][at]]),
  ...[...'0123456789'].map((figure, at) => [figure, [...'₀₁₂₃₄₅₆₇₈₉'][at]]),
  ...['→←', '⇒⇐', '↑↓', '✓✗', '☑☒', '∧∨', '∀∃', '⊂⊃', '∩∪', '±∓', '≤≥', '<>', '′″', '½¼', '▲▼'].map(
    (pair) => [...pair],
  ),
].flatMap(([one = '', other = '']) => [[one, other] as const, [other, one] as const]);

test('no exact quotation with a sign exchanged, dropped or put in has a tick', () => {
  const words = fc.array(fc.constantFrom('rope', 'tide', 'lamp', 'quay', '12', '7'), {
    minLength: 8,
    maxLength: 14,
  });
  fc.assert(
    fc.property(words, fc.constantFrom(...EXCHANGES), fc.nat(), (all, [sign, other], seed) => {
      const at = 1 + (seed % (all.length - 2));
      const put = (what: string) =>
        [...all.slice(0, at), `3${what === '' ? '' : ` ${what} `}4`, ...all.slice(at)].join(' ');
      expect(verdictOf(put(sign), put(sign)).kind).toBe('exact');
      for (const [source, quoted] of [
        [sign, other],
        [sign, ''],
        ['', sign],
      ] as const) {
        expect(['exact', 'alike', 'marked']).not.toContain(
          verdictOf(put(source), put(quoted)).kind,
        );
      }
    }),
    { numRuns: 150 },
  );
});
