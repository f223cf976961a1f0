import { citationId } from '../../citations/reference/citation-id.ts';
import type { Passage } from '../../corpus/document/document.ts';
import { clip } from './clip.ts';
import { LIMITS } from './limits.ts';
import { escaped, joined, type Markdown, markdown } from './markdown.ts';

/** Longer titles and headings are shortened: a whole citation line must leave room for the excerpt. */
const MAX_NAME = 200;

/** Where an excerpt stands: title, section, page, citation id and a link to the source. */
export function citationLine(passage: Passage): Markdown {
  const { title, url } = passage.document.metadata;
  const link = url === undefined ? null : sourceLink(url);
  const parts = [
    markdown`**${clip(title, MAX_NAME)}**`,
    ...sectionName(passage, title),
    ...(passage.page === null ? [] : [markdown`p. ${passage.page}`]),
    code(citationId(passage)),
    ...(link ? [link] : []),
  ];
  return markdown`-# ${joined(parts, ' · ')}`;
}

function sectionName({ section }: Passage, title: string): Markdown[] {
  if (section.heading === null) return [markdown`section ${section.number}`];
  if (section.heading.trim() === title.trim()) return [];
  return [escaped(clip(section.heading, MAX_NAME))];
}

/** Text to be copied as it is, such as a citation id. */
export function code(text: string): Markdown {
  return { markdown: `\`${text.replace(/[`\s]+/g, ' ').trim()}\`` };
}

/** A link that does not unfurl; null for what is no web address or too long for Discord. */
export function sourceLink(address: string): Markdown | null {
  if (!URL.canParse(address)) return null;
  const { protocol, href } = new URL(address);
  const target = href.replaceAll('(', '%28').replaceAll(')', '%29').replace(/[<>`]/g, encodeURI);
  if (!/^https?:$/.test(protocol) || target.length > LIMITS.linkUrl) return null;
  return { markdown: `[source](<${target}>)` };
}
