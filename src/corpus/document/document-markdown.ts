import type { Span } from '../../text/span.ts';
import { contextBefore, type Document, type Passage, type Section } from './document.ts';
import { sidecarText } from './sidecar-text.ts';

const MAX_LEVEL = 6;

/**
 * A document as Markdown with front matter. Markdown and text come as they are, with the metadata that
 * the library has in place of their own front matter.
 */
export function documentToMarkdown(document: Document): string {
  const front = `---\n${sidecarText(document.metadata)}---\n\n`;
  if (/\.(?:md|markdown)$/i.test(document.name)) return front + withoutFrontMatter(document.text);
  const sections = document.sections.map((section) => sectionToMarkdown(document, section));
  return `${front}${sections.join('\n\n')}\n`;
}

function withoutFrontMatter(text: string): string {
  return text.replace(/^\uFEFF?---[ \t]*\r?\n[\s\S]*?\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n)+/, '');
}

function sectionToMarkdown({ passages, text }: Document, section: Section): string {
  const level = Math.min(section.trail.length + 1, MAX_LEVEL);
  const heading =
    section.heading === null ? [] : [`${'#'.repeat(level)} ${escaped(section.heading)}`];
  const inside = passages.filter((passage) => passage.section === section);
  return [
    ...heading,
    ...spansOf(inside).map(({ start, end }) => escaped(text.slice(start, end))),
  ].join('\n\n');
}

/** Passages, and what stands in none of them: the lead-in and the header of a table. */
function spansOf(passages: readonly Passage[]): Span[] {
  const spans: Span[] = [];
  for (const passage of passages) {
    const end = spans.at(-1)?.end ?? 0;
    spans.push(
      ...contextBefore(passage, passage.start).filter(({ start }) => start >= end),
      passage,
    );
  }
  return spans;
}

/** Bullets become Markdown's; what would be read as marks at the start of a line is escaped. */
function escaped(text: string): string {
  return text
    .replace(/[\\`*_<>]/g, '\\$&')
    .replace(/^(\s*)([#+]|-(?=\s)|={3,}|-{3,})/gm, '$1\\$2')
    .replace(/^• /gm, '- ');
}
