import type { Run } from './text-builder.ts';

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const MOST_FIGURES = 4;
/** Behind a word, or the end of a sentence, a raised figure is the mark of a note; behind `m` and `10` it is none. */
const NOTE_MARK = /(?<=\p{L}{3}["”’»)\]]?[.,;:!?…]?["”’»)\]]?)[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4}(?![\p{L}\p{N}])/gu;

/** Figures that a page shows raised, as the characters that look so; null for any other text. */
export function raised(text: string): string | null {
  const figures = text.trim();
  if (!/^\d+$/.test(figures) || figures.length > MOST_FIGURES) return null;
  return Array.from(figures, (figure) => RAISED[Number(figure)]).join('');
}

/** The runs with raised note marks apart, which are stored but not searched. */
export function withNoteMarks(runs: readonly Run[]): Run[] {
  return runs.flatMap((run) => {
    if (run.quiet === true || !/[⁰-⁹¹²³]/.test(run.text)) return [run];
    const parts: Run[] = [];
    let from = 0;
    for (const { 0: mark, index } of run.text.matchAll(NOTE_MARK)) {
      if (index > from) parts.push({ ...run, text: run.text.slice(from, index) });
      parts.push({ ...run, text: mark, quiet: true });
      from = index + mark.length;
    }
    return from < run.text.length ? [...parts, { ...run, text: run.text.slice(from) }] : parts;
  });
}
