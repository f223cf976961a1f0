import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly';
import { gfm } from 'micromark-extension-gfm';

/** As in MDX: lines stand in for the components around them, and not for being code. */
const NO_INDENTED_CODE = { disable: { null: ['codeIndented'] } };

/**
 * The tree of a text in CommonMark with GitHub's tables, footnotes and strike-through, and with emphasis
 * that ends at a Korean ending or a Japanese or Chinese full stop as those write it. Never throws.
 */
export function parseMarkdown(text: string, isMdx = false): Root {
  const extensions = [gfm(), cjkFriendlyExtension(), ...(isMdx ? [NO_INDENTED_CODE] : [])];
  return fromMarkdown(text, { extensions, mdastExtensions: [gfmFromMarkdown()] });
}
