import type { Span } from '../../../text/span.ts';
import type { Block, Layout } from '../../document/block.ts';
import { countWords } from '../../document/word-count.ts';
import { isBoilerplate } from './boilerplate.ts';
import { looksLikeHeading } from './heading-line.ts';

interface Line extends Span {
  readonly text: string;
}
interface Paragraph extends Span {
  readonly lines: readonly Line[];
  readonly headingLike: boolean;
}

/**
 * Reads plain text: paragraphs stand between blank lines, a short line on its own that reads like a
 * heading is one, and what a saved web page leaves around its article is passed over. Never throws.
 */
export function readPlainText(text: string): Layout {
  const paragraphs = splitParagraphs(text).flatMap(withoutBoilerplate);
  const title = chooseTitle(paragraphs);
  return { blocks: toBlocks(paragraphs, title), prose: text, title };
}

function toBlocks(paragraphs: readonly Paragraph[], title: string | null): Block[] {
  const seen = new Set<string>();
  return paragraphs.flatMap((paragraph, index): Block[] => {
    const { start, end } = paragraph;
    const text = wordsOf(paragraph);
    if (!paragraph.headingLike) {
      return [{ kind: 'text', continues: isListItem(text), start, end }];
    }
    // A heading with nothing under it, or one seen before, is what navigation leaves behind.
    const next = paragraphs[index + 1];
    const isTitle = text === title;
    const leads = next !== undefined && !next.headingLike;
    if (seen.has(text) || (!leads && !isTitle)) return [];
    seen.add(text);
    return [{ kind: 'heading', text, level: isTitle ? 1 : 2, start, end }];
  });
}

/** The line before the body that is repeated most often; the longest of those. */
function chooseTitle(paragraphs: readonly Paragraph[]): string | null {
  const body = paragraphs.findIndex((paragraph) => !paragraph.headingLike);
  const opening = paragraphs.slice(0, body === -1 ? undefined : body).map(wordsOf);
  const all = paragraphs.filter((paragraph) => paragraph.headingLike).map(wordsOf);
  const times = (text: string) => all.filter((other) => other === text).length;
  return (
    [...new Set(opening)].sort((a, b) => times(b) - times(a) || b.length - a.length)[0] ?? null
  );
}

function withoutBoilerplate(paragraph: Paragraph): Paragraph[] {
  const lines = [...paragraph.lines];
  while (lines[0] && isBoilerplate(lines[0].text)) lines.shift();
  while (lines.length > 0 && isBoilerplate(lines.at(-1)?.text ?? '')) lines.pop();
  return lines.length === paragraph.lines.length ? [paragraph] : asParagraph(lines);
}

function asParagraph(lines: readonly Line[]): Paragraph[] {
  const first = lines[0];
  const last = lines.at(-1);
  if (!first || !last) return [];
  const headingLike = lines.length === 1 && looksLikeHeading(first.text);
  return [{ lines, start: first.start, end: last.end, headingLike }];
}

/** Words in a line from which on it is a paragraph by itself rather than one line of a wrapped one. */
const PARAGRAPH_LINE_WORDS = 30;

function splitParagraphs(text: string): Paragraph[] {
  const lines = splitLines(text);
  const written = lines.filter((line) => line.text !== '');
  const long = written.filter((line) => countWords(line.text) >= PARAGRAPH_LINE_WORDS).length;
  // Some programs write a paragraph a line and no blank lines between.
  const lineIsParagraph = written.length === lines.length && long * 2 >= written.length;
  const groups: Line[][] = [];
  let open = false;
  for (const line of lines) {
    if (line.text === '') {
      open = false;
      continue;
    }
    const underline = open && /^(?:={3,}|-{3,}|~{3,}|\*{3,})$/.test(line.text);
    if (underline) {
      open = false;
      continue;
    }
    if (open && !lineIsParagraph && !isListItem(line.text)) groups.at(-1)?.push(line);
    else groups.push([line]);
    open = true;
  }
  return groups.flatMap(asParagraph);
}

function splitLines(text: string): Line[] {
  return Array.from(text.matchAll(/[^\r\n]*(?:\r\n|\r|\n|$)/g), (match) => {
    const raw = match[0].replace(/[\r\n]+$/, '');
    const trimmed = raw.replace(/^[\s\uFEFF]+/, '');
    const start = match.index + raw.length - trimmed.length;
    return { text: trimmed.trimEnd(), start, end: start + trimmed.trimEnd().length };
  }).slice(0, -1);
}

function isListItem(text: string): boolean {
  return /^(?:[-*•–]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+\S/u.test(text);
}

function wordsOf(paragraph: Paragraph): string {
  return paragraph.lines
    .map((line) => line.text)
    .join(' ')
    .replace(/^#{1,6}\s+/, '');
}
