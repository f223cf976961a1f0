import { citationId } from '../../src/citations/reference/citation-id.ts';
import type { Passage } from '../../src/corpus/document/document.ts';
import { code } from '../../src/discord/rendering/citation-line.ts';
import { clip } from '../../src/discord/rendering/clip.ts';
import { joined, type Markdown, markdown } from '../../src/discord/rendering/markdown.ts';

const MAX_NAME = 80;
const MAX_WORDS = 90;

/** How a passage begins, on one line, without Markdown's marks; at most `length` characters. */
export function firstWords({ document, start, end }: Passage, length: number): string {
  const words = document.prose.slice(start, end).replace(/\s+/gu, ' ').trim();
  return clip(words, length);
}

/** Where a passage stands: citation id, title, heading; none of its words. */
export function placeLine(passage: Passage): Markdown {
  const { document, section } = passage;
  const heading = section.heading === null ? '' : ` · ${clip(section.heading, MAX_NAME)}`;
  return markdown`${code(citationId(passage))} ${clip(document.metadata.title, MAX_NAME) + heading}`;
}

/** Passages to choose from: citation id, where it stands, how it begins. */
export function passageLines(passages: readonly Passage[]): Markdown {
  const lines = passages.map(
    (passage) => markdown`${placeLine(passage)}\n-# ${firstWords(passage, MAX_WORDS)}`,
  );
  return joined(lines, '\n');
}
