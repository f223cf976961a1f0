import { bodyStart, contextBefore, type Passage } from '../document/document.ts';

/** Characters of one line of context: enough for a question and for the names of a table's columns. */
const MAX_LINE = 160;
const MAX_LINES = 3;
const CUT = '[…]';

/**
 * What is to be read above text of the passage that starts at `start`: a line each for the question it
 * replies to, the lead-in, the header of its table, white space folded. Slices of the stored text, nearest
 * last; `[…]` marks where a line was cut, or where something between it and what follows is left out.
 */
export function shownContext(passage: Passage, start: number): string[] {
  const { text, prose } = passage.document;
  const spans = contextBefore(passage, start).slice(-MAX_LINES);
  return spans.map((span, index) => {
    const next =
      spans[index + 1]?.start ?? Math.min(start, Math.max(passage.start, bodyStart(passage)));
    const line = text.slice(span.start, span.end).replace(/\s+/g, ' ').trim();
    const shown = line.length <= MAX_LINE ? line : cutAtWord(line);
    const isApart = prose.slice(span.end, next).trim() !== '';
    return shown !== line || isApart ? `${shown} ${CUT}` : shown;
  });
}

/** Whether something of the passage before `start` is neither shown nor among its context. */
export function isCutBefore(passage: Passage, start: number): boolean {
  const { text } = passage.document;
  const body = bodyStart(passage);
  const from = start >= body ? body : passage.start;
  return text.slice(from, start).trim() !== '';
}

function cutAtWord(line: string): string {
  const part = line.slice(0, MAX_LINE);
  const space = part.lastIndexOf(' ');
  const end = space > MAX_LINE / 2 ? space : part.length;
  return part
    .slice(0, end)
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd();
}
