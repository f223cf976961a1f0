import fc from 'fast-check';
import MiniSearch from 'minisearch';
import { describe, expect, it } from 'vitest';
import { bestMatches } from '../../../../src/retrieval/index/best-matches.ts';
import { BM25, inverseFrequency, type Scored } from '../../../../src/retrieval/index/bm25.ts';
import { type Postings, passageFrequency } from '../../../../src/retrieval/index/postings.ts';
import { postingsOf } from '../../../support/postings.ts';

const ALL = (): boolean => true;

/** Passages as lists of term numbers; searched by MiniSearch with the same parameters. */
function minisearch(passages: readonly number[][], query: readonly number[]): Map<number, number> {
  const engine = new MiniSearch({
    fields: ['text'],
    tokenize: (text) => text.split(' '),
    processTerm: (term) => term,
  });
  engine.addAll(passages.map((terms, id) => ({ id, text: terms.join(' ') })));
  const hits = engine.search(query.join(' '), { bm25: { ...BM25 } });
  // MiniSearch multiplies a score by the number of query terms that matched.
  return new Map(hits.map(({ id, score, queryTerms }) => [Number(id), score / queryTerms.length]));
}

function ours(passages: readonly number[][], query: readonly number[], limit: number) {
  const postings = postingsOf(passages, 10);
  const terms = query.map((term) => ({
    term,
    weight: 1,
    idf: inverseFrequency(passages.length, passageFrequency(postings, term)),
  }));
  return bestMatches(alone(postings), terms, limit, ALL, new Float64Array(passages.length));
}

/** Passages that are scored by themselves. */
const alone = (postings: Postings): Scored => ({
  segments: [{ postings, first: 0 }],
  averageLength: postings.totalLength / postings.length.length,
});

/** Without repetition: MiniSearch leaves repeated terms out of a passage's length, we do not. */
const passages = fc.array(fc.uniqueArray(fc.nat(9), { minLength: 1, maxLength: 9 }), {
  minLength: 1,
  maxLength: 40,
});
const query = fc.uniqueArray(fc.nat(9), { minLength: 1, maxLength: 6 });

describe('bestMatches', () => {
  it('scores every passage as MiniSearch does', () => {
    fc.assert(
      fc.property(passages, query, (all, wanted) => {
        const expected = minisearch(all, wanted);
        const found = ours(all, wanted, all.length);
        expect(found.map(({ passage }) => passage).sort()).toEqual([...expected.keys()].sort());
        for (const { passage, score } of found)
          expect(score).toBeCloseTo(expected.get(passage) ?? -1, 8);
      }),
    );
  });

  it('gives a repeated term less and less', () => {
    const scoreOf = (times: number): number => {
      const all = [
        Array.from({ length: 8 }, (_, i) => (i < times ? 1 : 2)),
        [3, 3, 3, 3, 3, 3, 3, 3],
      ];
      return ours(all, [1], 1)[0]?.score ?? 0;
    };
    const [once, twice, thrice] = [scoreOf(1), scoreOf(2), scoreOf(3)];
    expect(twice).toBeGreaterThan(once);
    expect(thrice - twice).toBeLessThan(twice - once);
    expect(thrice).toBeGreaterThan(twice);
    // idf ln(1 + 1.5 / 1.5) times (d + tf (k + 1) / (tf + k)), both passages of average length.
    expect(once).toBeCloseTo(Math.log(2) * (BM25.d + 1), 9);
  });

  it('gives the best of them, best first, and the earlier passage of two equals', () => {
    fc.assert(
      fc.property(passages, query, fc.integer({ min: 1, max: 8 }), (all, wanted, limit) => {
        const every = ours(all, wanted, all.length);
        expect(ours(all, wanted, limit)).toEqual(every.slice(0, limit));
        for (const [at, { score, passage }] of every.entries()) {
          const next = every[at + 1];
          if (next === undefined) continue;
          expect(score > next.score || (score === next.score && passage < next.passage)).toBe(true);
        }
      }),
    );
  });

  it('gives the same few of very many as if it had added up all, in segments too', () => {
    // Term 0 is rare, term 9 stands nearly everywhere.
    const skewed = fc.array(
      fc.array(
        fc.nat(99).map((n) => Math.floor(Math.sqrt(n))),
        { minLength: 1, maxLength: 12 },
      ),
      { minLength: 60, maxLength: 160 },
    );
    fc.assert(
      fc.property(skewed, query, fc.nat(40), (all, wanted, cut) => {
        const every = ours(all, wanted, all.length);
        const scores = new Float64Array(all.length);
        const whole = postingsOf(all, 10);
        const segments = [all.slice(0, cut), all.slice(cut)].map((part, at) => ({
          postings: postingsOf(part, 10),
          first: at * cut,
        }));
        const terms = wanted.map((term) => ({
          term,
          weight: 1,
          idf: inverseFrequency(all.length, passageFrequency(whole, term)),
        }));
        const averageLength = whole.totalLength / all.length;
        const found = bestMatches({ segments, averageLength }, terms, 5, ALL, scores);
        expect(ours(all, wanted, 5)).toEqual(every.slice(0, 5));
        expect(found).toEqual(every.slice(0, 5));
        expect(scores.every((one) => one === 0)).toBe(true);
      }),
    );
  });

  it('leaves out what is not allowed and leaves the scratch space at zero', () => {
    const postings = postingsOf([[0], [0]], 1);
    const scratch = new Float64Array(2);
    const terms = [{ term: 0, weight: 1, idf: 1 }];
    const found = bestMatches(alone(postings), terms, 5, (passage) => passage === 1, scratch);
    expect(found.map(({ passage }) => passage)).toEqual([1]);
    expect([...scratch]).toEqual([0, 0]);
  });
});
