import { parsePage } from '../html/dom.ts';
import { writeBlocks } from '../html/html-blocks.ts';
import { StruckText } from '../struck-text.ts';
import type { TextBuilder } from '../text-builder.ts';

/** A question with its answer. */
export interface Pair {
  readonly question: string;
  readonly answer: string;
  /** Names of the groups it stands in, the outermost first. */
  readonly groups: readonly string[];
}

/** schema.org's answers, and those of help services, are often HTML. */
const MARKUP = /<(?:p|br|a|b|strong|em|ul|ol|li|div|span|s|del|strike)\b[^<>]*>/i;
/** The level of a question outside all groups; the title of a text stands above. */
const QUESTION_LEVEL = 2;

/**
 * Writes questions and answers: each question heads a section, its answer is the text; the groups they
 * stand in are headings above. Returns what is to be said of questions that were left out.
 */
export function writeFaq(pairs: readonly Pair[], builder: TextBuilder): string[] {
  const struck = new StruckText();
  let open: readonly string[] = [];
  let unanswered = 0;
  for (const { question, answer, groups } of pairs) {
    if (answer.trim() === '') {
      if (question.trim() !== '') unanswered += 1;
      continue;
    }
    const shared = groups.findIndex((group, depth) => group !== open[depth]);
    const from = shared === -1 ? groups.length : shared;
    for (const [depth, group] of groups.entries()) {
      if (depth >= from) builder.heading([{ text: line(group) }], QUESTION_LEVEL + depth);
    }
    open = groups;
    builder.heading([{ text: line(question) }], QUESTION_LEVEL + groups.length);
    const body = MARKUP.test(answer) ? parsePage(answer).body : null;
    if (body) writeBlocks(body, builder, struck);
    else for (const part of answer.split(/\n\s*\n/)) builder.paragraph([{ text: part.trim() }]);
  }
  const left = unanswered > 0 ? [`questions without an answer were left out: ${unanswered}.`] : [];
  return [...left, ...struck.notes()];
}

function line(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
