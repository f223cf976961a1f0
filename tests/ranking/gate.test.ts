import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { foldText, isRightPassage } from '../../src/evaluation/evaluation.ts';
import type { JudgedQuestion } from '../../src/evaluation/question-file.ts';
import { buildLibrary } from '../../src/retrieval/index/build-library.ts';
import type { Excerpt } from '../../src/retrieval/library.ts';
import { FEATURE_NAMES } from '../../src/retrieval/ranking/ranking.ts';
import { loadCorpus, loadQuestions } from '../benchmarks/retrieval/training-set.ts';

/**
 * What the weights reached when they were fitted last, in percent of the questions; a new fit writes what it
 * reaches. `first`: an excerpt of the right passage, or one with an answer, comes first. `share`: what such
 * excerpts have of the choice among the first ten (softmax of their scores), which falls with every feature that
 * is lost, while the others still keep most of the right ones first.
 */
const RECORDED = [
  { set: 'articles', folders: ['articles'], first: 93, share: 89.1 },
  { set: 'communities', folders: ['clan', 'library'], first: 68.7, share: 63.8 },
];

/**
 * Points that a figure may fall. Two questions on articles are a point, one of a community is not quite;
 * `share` is a mean over all questions, so that a fifth of a point is no chance.
 */
const MAY_FALL = { first: 1, share: 0.2 };

const FIXTURES = path.join(import.meta.dirname, '..', 'fixtures', 'ranking');
const LOOKED_AT = 10;
const ELSEWHERE = /^(?:exactHeading|(?:sentenceE|e)ncoding(?:Share)?)$/;

/** The excerpts for each question of the folders. */
type Asked = readonly {
  readonly question: JudgedQuestion;
  readonly excerpts: readonly Excerpt[];
}[];

async function ask(folders: readonly string[]): Promise<Asked> {
  const asked = await Promise.all(
    folders.map(async (folder) => {
      const dir = path.join(FIXTURES, folder);
      const library = buildLibrary(await loadCorpus(path.join(dir, 'corpus')));
      const questions = await loadQuestions(path.join(dir, 'questions.jsonl'));
      return questions.map((question) => ({
        question,
        excerpts: library.ask(question.question, { top: LOOKED_AT }).excerpts,
      }));
    }),
  );
  return asked.flat();
}

function isRight({ passage, text }: Excerpt, question: JudgedQuestion): boolean {
  const folded = foldText(text);
  return (
    isRightPassage(passage, question) ||
    question.answers.some((answer) => folded.includes(foldText(answer)))
  );
}

function percentOf(asked: Asked, worth: (one: Asked[number]) => number): number {
  return (100 * asked.reduce((sum, one) => sum + worth(one), 0)) / asked.length;
}

function rightFirst({ question, excerpts: [first] }: Asked[number]): number {
  return first !== undefined && isRight(first, question) ? 1 : 0;
}

function rightShare({ question, excerpts }: Asked[number]): number {
  const parts = excerpts.map(({ score }) => Math.exp(score - (excerpts[0]?.score ?? 0)));
  const right = parts.filter((_, at) => {
    const excerpt = excerpts[at];
    return excerpt !== undefined && isRight(excerpt, question);
  });
  return sumOf(right) / (sumOf(parts) || 1);
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0);
}

const sets = new Map<string, Asked>();
beforeAll(async () => {
  for (const { set, folders } of RECORDED) sets.set(set, await ask(folders));
});

describe('the ranking', () => {
  it.each(RECORDED)('has the right passage first as often as it had: $set', ({ set, first }) => {
    const now = percentOf(sets.get(set) ?? [], rightFirst);
    expect(now).toBeGreaterThanOrEqual(first - MAY_FALL.first);
  });

  it.each(RECORDED)('prefers the right passage as clearly as it did: $set', ({ set, share }) => {
    const now = percentOf(sets.get(set) ?? [], rightShare);
    expect(now).toBeGreaterThanOrEqual(share - MAY_FALL.share);
  });

  it('listens to every feature', () => {
    const all = [...sets.values()].flat().flatMap(({ excerpts }) => excerpts);
    const mute = FEATURE_NAMES.filter((name) => all.every(({ features }) => !features[name]));
    // No question here is a heading word for word, and no encoder is at work; other tests have such.
    expect(mute.filter((name) => !ELSEWHERE.test(name))).toEqual([]);
  });
});
