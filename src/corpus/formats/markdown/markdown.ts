import { LEFT_OUT, StruckText } from '../struck-text.ts';
import { type Built, TextBuilder } from '../text-builder.ts';
import { MarkdownWriter } from './block-writer.ts';
import { commonSource } from './dialect-lines.ts';
import type { SitePage } from './templates/placeholders.ts';
import { parseMarkdown } from './tree/parse-markdown.ts';
import { removeStruck } from './tree/without-struck.ts';

/** Markdown as it is read, with one sentence on each kind of thing that was left out. */
export interface ReadMarkdown extends Built {
  readonly notes: readonly string[];
}

const NO_SITE: SitePage = { hasFrontMatter: false, title: undefined };

/**
 * Reads Markdown (CommonMark with GitHub's tables, footnotes and strike-through, and what site builders,
 * Obsidian and Discord add; MDX where `isMdx` or its own lines say so): the text is what a reader of the rendered page sees, and `lines` says where
 * each of its blocks stands in the file.
 * @throws Unreadable when the text grows beyond all bounds.
 */
export function readMarkdown(text: string, isMdx = false, page: SitePage = NO_SITE): ReadMarkdown {
  const source = commonSource(text, isMdx, page);
  const builder = new TextBuilder();
  const root = parseMarkdown(source.text, source.isMdx);
  const struck = new StruckText();
  removeStruck(root, source, struck);
  new MarkdownWriter(builder, source).write(root.children);
  const built = builder.build();
  const { blocks } = built.layout;
  const first = blocks.find(
    (block) => block.kind === 'heading' && block.level === 1 && block.text !== LEFT_OUT,
  );
  const title = first?.kind === 'heading' ? first.text : null;
  return {
    ...built,
    layout: { ...built.layout, title },
    notes: [...source.notes, ...struck.notes()],
  };
}
