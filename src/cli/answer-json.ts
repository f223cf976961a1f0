import { citationId } from '../citations/reference/citation-id.ts';
import { contextBefore } from '../corpus/document/document.ts';
import type { Answer, Excerpt } from '../retrieval/library.ts';

/** How an answer came about, beside the answer itself. */
export interface Asked {
  readonly id: string | null;
  /** Milliseconds from question to answer inside the process. */
  readonly ms: number;
  /** Whether to tell what each ranking feature contributed. */
  readonly explain: boolean;
}

/** The line that `ask --json` prints (`DESIGN.md` §7): a contract with other programs. */
export function answerToJson(answer: Answer, { id, ms, explain }: Asked): string {
  return JSON.stringify({
    id,
    question: answer.question,
    answered: answer.answered,
    band: answer.band,
    confidence: round(answer.confidence, 4),
    ms: round(ms, 3),
    excerpts: answer.excerpts.map((excerpt) => ({
      ...excerptToJson(excerpt),
      ...(explain ? { features: excerpt.features } : {}),
    })),
  });
}

function excerptToJson({ passage, text, start, end, score }: Excerpt) {
  return {
    citation: citationId(passage),
    document: passage.document.name,
    title: passage.document.metadata.title,
    section: passage.section.heading,
    page: passage.page,
    text,
    start,
    end,
    context: contextBefore(passage, start).map((span) => ({
      text: passage.document.text.slice(span.start, span.end),
      start: span.start,
      end: span.end,
    })),
    passage: { text: passage.text, start: passage.start, end: passage.end },
    score: round(score, 4),
  };
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
