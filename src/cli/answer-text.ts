import { styleText } from 'node:util';
import { citationId } from '../citations/reference/citation-id.ts';
import { isCutBefore, shownContext } from '../corpus/passages/shown-context.ts';
import type { Answer, Excerpt } from '../retrieval/library.ts';
import { printable, printablePassage } from './printable.ts';

/** Paints a piece of text; the identity where the output is no terminal. */
export type Paint = (format: 'bold' | 'dim', text: string) => string;

export const painted: Paint = (format, text) => styleText(format, text);
export const plain: Paint = (_format, text) => text;

const ASKS_NOTHING =
  'That asks nothing that could be looked up. Ask in a sentence, such as "When was the bridge built?"';

/** An answer as a person reads it in a terminal; ends without a line break. */
export function answerToText(answer: Answer, paint: Paint, explain = false): string {
  const confidence = `confidence ${answer.confidence.toFixed(2)}`;
  const excerpts = answer.excerpts.map((excerpt, index) =>
    excerptToText(excerpt, index + 1, paint, explain),
  );
  if (answer.band === 'answer') return [...excerpts, paint('dim', confidence)].join('\n\n');
  if (answer.band === 'chatter') return ASKS_NOTHING;
  const silence =
    answer.band === 'unsure'
      ? `Not sure (${confidence}).`
      : `The documents do not answer this (${confidence}).`;
  if (excerpts.length === 0) return silence;
  return [`${silence} The closest passages:`, ...excerpts].join('\n\n');
}

function excerptToText(excerpt: Excerpt, number: number, paint: Paint, explain: boolean): string {
  const { passage } = excerpt;
  const above = shownContext(passage, excerpt.start).map(
    (line) => `${paint('dim', printable(line))}\n   `,
  );
  const before = isCutBefore(passage, excerpt.start) ? '[…] ' : '';
  const after = excerpt.end < passage.end ? ' […]' : '';
  const quote = `${above.join('')}${before}${withHighlights(excerpt, paint)}${after}`;
  const { title } = passage.document.metadata;
  const { heading } = passage.section;
  const place = [title, ...(heading && heading !== title ? [heading] : [])];
  if (passage.page !== null) place.push(`p. ${passage.page}`);
  const source = `${place.join(' · ')} · ${citationId(passage)}`;
  const reasons = explain ? `\n${explanation(excerpt)}` : '';
  return `${number}. ${quote}\n   ${paint('dim', printable(source))}${reasons}`;
}

/** Cleaned before it is painted, so that all paint is ours. */
function withHighlights({ text: stored, start, highlights }: Excerpt, paint: Paint): string {
  const text = printablePassage(stored);
  let result = '';
  let done = 0;
  for (const span of highlights) {
    result += text.slice(done, span.start - start);
    result += paint('bold', text.slice(span.start - start, span.end - start));
    done = span.end - start;
  }
  return result + text.slice(done);
}

function explanation({ features, score }: Excerpt): string {
  const rows = Object.entries(features)
    .filter(([, contribution]) => contribution !== 0)
    .sort(([, a], [, b]) => Math.abs(b) - Math.abs(a))
    .map(([name, contribution]) => `   ${contribution.toFixed(3).padStart(9)}  ${name}`);
  return [...rows, `   ${score.toFixed(3).padStart(9)}  in all`].join('\n');
}
