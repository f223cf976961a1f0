import { clip } from '../rendering/clip.ts';
import { escaped, type Markdown, markdown, unescaped } from '../rendering/markdown.ts';

/** Marks the question's text display, so that it is found again in the bot's own message. */
export const QUESTION_ID = 7001;

/** The longest question that is shown, and so that can be asked: a paragraph. */
export const MAX_QUESTION = 500;
/** Longer ones are set as text; as a heading they would shout. */
const MAX_HEADING = 120;

export function questionText(question: string): Markdown {
  const text = escaped(clip(question, MAX_QUESTION));
  return question.length <= MAX_HEADING ? markdown`### ${text}` : text;
}

/** The question that `questionText` shows, for the message's text as Discord gives it back. */
export function readQuestion(content: string): string {
  return unescaped(content.replace(/^### /, '')).replace(/[\u2068\u2069]/g, '');
}
