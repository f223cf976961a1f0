import { type Built, TextBuilder } from '../text-builder.ts';
import { MarkdownWriter } from './block-writer.ts';
import { commonSource } from './dialect-lines.ts';
import { parseMarkdown } from './tree/parse-markdown.ts';

/**
 * Reads Markdown (CommonMark with GitHub's tables, footnotes and strike-through, and what site builders,
 * Obsidian and Discord add; MDX where `isMdx` or its own lines say so): the text is what a reader of the rendered page sees, and `lines` says where
 * each of its blocks stands in the file.
 * @throws Unreadable when the text grows beyond all bounds.
 */
export function readMarkdown(text: string, isMdx = false): Built {
  const source = commonSource(text, isMdx);
  const builder = new TextBuilder();
  new MarkdownWriter(builder, source).write(parseMarkdown(source.text, source.isMdx).children);
  const built = builder.build();
  const { blocks } = built.layout;
  const first = blocks.find((block) => block.kind === 'heading' && block.level === 1);
  const title = first?.kind === 'heading' ? first.text : null;
  return { ...built, layout: { ...built.layout, title } };
}
