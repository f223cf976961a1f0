import type { Passage } from '../corpus/document/document.ts';
import { readMarkdown } from '../corpus/formats/markdown/markdown.ts';
import type { Answer, Library } from '../retrieval/library.ts';
import type { Band } from '../retrieval/ranking/band.ts';
import type { JudgedQuestion } from './question-file.ts';

/** What became of one question. */
export interface Outcome {
  readonly id: string;
  readonly question: string;
  readonly answerable: boolean;
  /** As the file says. */
  readonly kind: string | null;
  readonly band: Band;
  readonly answered: boolean;
  readonly confidence: number;
  /** Place of the passage that answers among the first `DEPTH`, from 1; null: not among them or unknown. */
  readonly passageRank: number | null;
  /** Place of the first excerpt that holds an answer, from 1. */
  readonly excerptRank: number | null;
  /** Whether the file says which passage answers, and with which words. */
  readonly judged: { readonly passage: boolean; readonly words: boolean };
  readonly ms: number;
  /** Why it is counted as a miss; null when it is none. */
  readonly reason: string | null;
}

/** Excerpts asked for: as many as the reciprocal rank looks at. */
const DEPTH = 10;

/**
 * Asks one question and judges the answer. `clock` gives milliseconds; `encoded` is the question's vector,
 * where it has one.
 */
export function judge(
  library: Library,
  question: JudgedQuestion,
  clock: () => number,
  encoded: Float32Array | null = null,
): Outcome {
  const began = clock();
  const answer = library.ask(question.question, { top: DEPTH, encoded });
  const ms = clock() - began;
  const passageRank = rankOf(answer, ({ passage }) => isRightPassage(passage, question));
  const excerptRank = rankOf(answer, ({ text }) => holdsAnswer(text, question));
  const outcome = {
    id: question.id,
    question: question.question,
    answerable: question.answerable,
    kind: question.kind ?? null,
    band: answer.band,
    answered: answer.answered,
    confidence: answer.confidence,
    passageRank,
    excerptRank,
    judged: { passage: Boolean(question.passage_starts), words: question.answers.length > 0 },
    ms,
  };
  return { ...outcome, reason: missReason(outcome, answer, question) };
}

function rankOf(
  answer: Answer,
  isRight: (excerpt: Answer['excerpts'][number]) => boolean,
): number | null {
  const at = answer.excerpts.findIndex(isRight);
  return at < 0 ? null : at + 1;
}

/** Whether the passage holds the beginning that the question's line gives, in the named document. */
export function isRightPassage(passage: Passage, question: JudgedQuestion): boolean {
  if (!question.passage_starts) return false;
  if (question.document !== undefined && passage.document.name !== question.document) return false;
  return holds(passage.text, question.passage_starts);
}

function holdsAnswer(text: string, { answers }: JudgedQuestion): boolean {
  return answers.some((answer) => holds(text, answer));
}

/** Whether the text holds the words, which may be copied from the file with the marks of Markdown. */
function holds(text: string, words: string): boolean {
  const folded = foldText(text);
  if (folded.includes(foldText(words))) return true;
  const shown = /[*_`<[\\&|:]/.test(words) ? foldText(readMarkdown(words).text) : '';
  return shown !== '' && folded.includes(shown);
}

/** Text as answers are compared: compatibility forms, lower case, single spaces. */
export function foldText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\ufeff]+/g, ' ')
    .trim();
}

function missReason(
  outcome: Omit<Outcome, 'reason'>,
  answer: Answer,
  question: JudgedQuestion,
): string | null {
  const { answerable, answered, passageRank, excerptRank, judged } = outcome;
  if (!answerable) return answered ? 'answered although the documents do not' : null;
  if (answer.band === 'chatter') return 'taken for chat that asks nothing';
  if (excerptRank === 1 || (!judged.words && passageRank === 1)) {
    if (answered) return null;
    return answer.band === 'unsure'
      ? 'right, but shown to the asker alone for lack of confidence'
      : 'right, but held back for lack of confidence';
  }
  const first = answer.excerpts[0];
  if (first === undefined) return 'no passage shares a word with the question';
  if (passageRank === 1) return 'right passage, but the excerpt leaves the answer out';
  if (judged.words && holdsAnswer(first.passage.text, question)) {
    return 'another passage with the answer, but the excerpt leaves it out';
  }
  if (passageRank !== null) return `right passage only in place ${passageRank}`;
  return judged.passage
    ? `right passage not among the first ${DEPTH}`
    : 'first excerpt without an answer';
}
