import { runYielding } from '../../system/yielding.ts';
import { likeness } from '../questions/likeness.ts';
import type { UnansweredQuestion } from './unanswered-questions.ts';

/** An unanswered question, and how alike it is to the likest of some wordings, 0 to 1. */
export interface AlikeQuestion {
  readonly question: UnansweredQuestion;
  readonly likeness: number;
}

/** Questions compared before other work may come in between: some milliseconds. */
const STRETCH = 20;

/** The questions that are alike to wordings from `least` on, the likest first; lets other work in between. */
export function alikeTo(
  wordings: readonly string[],
  questions: readonly UnansweredQuestion[],
  languages: readonly string[],
  least: number,
): Promise<AlikeQuestion[]> {
  return runYielding(alikeSteps(wordings, questions, languages, least));
}

function* alikeSteps(
  wordings: readonly string[],
  questions: readonly UnansweredQuestion[],
  languages: readonly string[],
  least: number,
): Generator<void, AlikeQuestion[]> {
  const found: AlikeQuestion[] = [];
  for (const [at, question] of questions.entries()) {
    if (at % STRETCH === STRETCH - 1) yield;
    const all = wordings.map((wording) => likeness(question.text, wording, languages));
    const most = Math.max(0, ...all);
    if (most >= least) found.push({ question, likeness: most });
  }
  return found.sort((a, b) => b.likeness - a.likeness);
}
