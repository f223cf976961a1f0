import { foldText } from '../../../src/evaluation/evaluation.ts';
import {
  EXCERPT_FEATURE_NAMES,
  EXCERPT_LENGTH,
  windowsOf,
} from '../../../src/retrieval/excerpt/excerpt.ts';
import { EXCERPT_FEATURES, scoreWindow } from '../../../src/retrieval/excerpt/excerpt-features.ts';
import { passageOf } from '../../../src/retrieval/ranking/candidates.ts';
import { type Choice, fitChoices } from './logistic.ts';
import { type Example, look, type Trial } from './training-set.ts';

const PENALTY = 1e-3;

/** Learns which stretch of the right passage holds the answer. */
export function fitExcerpt(examples: readonly Example[], trial: Trial): Float64Array {
  const choices = examples.flatMap((example) => choiceOf(example, trial) ?? []);
  const telling = choices.filter(({ right }) => right.includes(true) && right.includes(false));
  return fitChoices(telling, EXCERPT_FEATURE_NAMES.length, PENALTY);
}

function choiceOf({ judged, right }: Example, trial: Trial): Choice | null {
  const { candidates, context } = look(judged.question, trial);
  const candidate = candidates.find(({ passage }) => passage === right);
  if (candidate === undefined) return null;
  const text = passageOf(candidate)?.document.text ?? '';
  const answers = judged.answers.map(foldText);
  const windows = windowsOf(candidate, EXCERPT_LENGTH);
  return {
    rows: windows.map((window) => {
      const scored = scoreWindow(window, candidate, context);
      return Float64Array.from(EXCERPT_FEATURE_NAMES, (name) => EXCERPT_FEATURES[name](scored));
    }),
    right: windows.map(({ start, end }) => {
      const folded = foldText(text.slice(start, end));
      return answers.some((answer) => folded.includes(answer));
    }),
  };
}
