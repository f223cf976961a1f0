import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly';
import { gfm } from 'micromark-extension-gfm';
import { abridge } from './abridge.ts';
import { restore } from './restore.ts';

const RIGHT_BRACKET = 93;
/** As in MDX: lines stand in for the components around them, and not for being code. */
const NO_INDENTED_CODE = { disable: { null: ['codeIndented'] } };

/**
 * The tree of a text in CommonMark with GitHub's tables, footnotes and strike-through, and with emphasis
 * that ends at a Korean ending or a Japanese or Chinese full stop as those write it. Lines and offsets in it
 * are those of the text, columns are not. Never throws.
 */
export function parseMarkdown(text: string, isMdx = false): Root {
  const abridged = abridge(text);
  const tree = abridged && parseWhole(abridged.text, isMdx);
  return tree && restore(tree, abridged) ? tree : parseWhole(text, isMdx);
}

/** One tilde is a range or an estimate far more often (`10~20`, `~5`) than GitHub's lesser way to strike through. */
const GFM = gfm({ singleTilde: false });
/**
 * What reads `![^1]` as `!` and the mark of a note. It looks back from every bracket that closes through all that
 * stands before it in its paragraph, so it takes part only where it may find something.
 */
const IMAGE_NOTE = 'gfmPotentialFootnoteCall';
const WITHOUT_IMAGE_NOTES = {
  ...GFM,
  text: {
    ...GFM.text,
    [RIGHT_BRACKET]: [GFM.text?.[RIGHT_BRACKET] ?? []]
      .flat()
      .filter(({ name }) => name !== IMAGE_NOTE),
  },
};
const CJK = cjkFriendlyExtension();
const mdastExtensions = gfmFromMarkdown().map(({ transforms: _, ...rest }) => rest);
/** What looks for addresses in text. */
const transforms = gfmFromMarkdown().flatMap((extension) => extension.transforms ?? []);
const ADDRESS = /@|www|http/i;

/** The same with every character in the hands of the parser. */
function parseWhole(text: string, isMdx: boolean): Root {
  const github = text.includes('![^') ? GFM : WITHOUT_IMAGE_NOTES;
  const extensions = [github, CJK, ...(isMdx ? [NO_INDENTED_CODE] : [])];
  const root = fromMarkdown(text, { extensions, mdastExtensions });
  if (ADDRESS.test(text)) linkAddresses(root);
  return root;
}

/**
 * Runs what looks for addresses in one paragraph at a time: for every text it looks up where all that holds
 * it stands among its likes, which for a long list takes the square of its items.
 */
function linkAddresses(root: Root): void {
  const waiting: Nodes[] = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') {
      for (const transform of transforms) transform({ type: 'root', children: [node] });
    } else if ('children' in node) for (const child of node.children) waiting.push(child);
  }
}
