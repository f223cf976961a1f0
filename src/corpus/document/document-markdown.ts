import { contextBefore, type Document, type Passage, type Section } from './document.ts';
import { sidecarText } from './sidecar-text.ts';

const MAX_LEVEL = 6;

/** A document as Markdown with front matter: what was read of it, whatever its format. */
export function documentToMarkdown(document: Document): string {
  const front = `---\n${sidecarText(document.metadata)}---\n\n`;
  const sections = document.sections.map((section) => sectionToMarkdown(document, section));
  return `${front}${sections.join('\n\n')}\n`;
}

function sectionToMarkdown({ passages, text }: Document, section: Section): string {
  const level = Math.min(section.trail.length + 1, MAX_LEVEL);
  const heading =
    section.heading === null ? [] : [`${'#'.repeat(level)} ${escaped(section.heading)}`];
  const inside = passages.filter((passage) => passage.section === section);
  return [...heading, ...blocksOf(inside, text)].join('\n\n');
}

/** Passages, and what stands in none of them: the lead-in and the header of a table. */
function blocksOf(passages: readonly Passage[], text: string): string[] {
  const blocks: string[] = [];
  let shown = 0;
  for (const passage of passages) {
    const above = contextBefore(passage, passage.start).filter(({ start }) => start >= shown);
    const header = passage.context.at(-1);
    const isRow = header && isCells(text.slice(header.start, header.end)) && isCells(passage.text);
    for (const span of above) {
      const words = escaped(text.slice(span.start, span.end));
      const columns = words.split(CELLS).length;
      blocks.push(isRow && span === header ? `| ${words} |\n|${'---|'.repeat(columns)}` : words);
    }
    const words = escaped(passage.text);
    if (isRow) blocks.push(`${blocks.pop() ?? ''}\n| ${words} |`);
    else blocks.push(words);
    shown = passage.end;
  }
  return blocks;
}

const CELLS = ' | ';

function isCells(words: string): boolean {
  return words.includes(CELLS) && !/[\r\n]/.test(words);
}

/** A text as Markdown that reads as it is, whatever it looks like, but for lists. */
export function markdownText(text: string): string {
  return escaped(text).replace(/[&~|{}$^=]/g, '\\$&');
}

/** What would be read as a mark is escaped, but for the bullets in front of items. */
function escaped(text: string): string {
  return text
    .replace(/[\\`*_<>[\]]/g, '\\$&')
    .replace(/^(\s*)(#|={3,}|-{3,}|:{3,}|!{3})/gm, '$1\\$2')
    .replace(/^(\s*)\\?([*+-])(?=\s)/gm, '$1$2')
    .replace(/^(\s*)• /gm, '$1- ');
}
