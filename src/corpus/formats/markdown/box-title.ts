import type { Paragraph } from 'mdast';
import type { Run } from '../text-builder.ts';
import { inlineRuns } from './inline.ts';
import { parseMarkdown } from './tree/parse-markdown.ts';

type Phrases = Paragraph['children'];

/** The first line of a quotation that is a box: GitHub's `[!NOTE]`, Obsidian's `[!faq]- Title`. */
const ALERT = /^\[!([\w-]{1,30})\][+-]?[ \t]*/;

/** Words without any mark. */
const PLAIN = /^\p{L}[\p{L}\p{M}\p{N}]*(?: [\p{L}\p{M}\p{N}]+)*$/u;

/** A box that a quotation is, and what stands in its first paragraph below the title. */
export interface Alert {
  readonly type: string;
  readonly title: readonly Run[];
  readonly children: Phrases;
}

/** The box that a quotation with this first paragraph is; null for any other. */
export function alertOf({ children: [first, ...others] }: Paragraph): Alert | null {
  const found = first?.type === 'text' ? ALERT.exec(first.value) : null;
  if (!found || first?.type !== 'text') return null;
  const value = first.value.slice(found[0].length);
  const [title, children] = splitAtLine([{ ...first, value }, ...others]);
  return { type: found[1] ?? '', title: inlineRuns(title), children };
}

/** The words of a line of Markdown that stands in a mark of another kind. */
export function wordsIn(markdown: string): Run[] {
  if (markdown.trim() === '') return [];
  if (PLAIN.test(markdown)) return [{ text: markdown }];
  const [first] = parseMarkdown(markdown).children;
  return first && 'children' in first && first.type !== 'table' && first.type !== 'list'
    ? inlineRuns(first.children as Phrases)
    : [{ text: markdown }].filter(({ text }) => text !== '');
}

/** What stands before the first line end, and what after. */
function splitAtLine(children: Phrases): [Phrases, Phrases] {
  const at = children.findIndex(
    (child) => child.type === 'break' || (child.type === 'text' && /[\r\n]/.test(child.value)),
  );
  const child = children[at];
  if (!child) return [children, []];
  if (child.type !== 'text') return [children.slice(0, at), children.slice(at + 1)];
  const [line = ''] = child.value.split(/[\r\n]/, 1);
  const rest = child.value.slice(line.length).replace(/^(?:\r\n|\n|\r)/, '');
  return [
    [...children.slice(0, at), { ...child, value: line }],
    [{ ...child, value: rest }, ...children.slice(at + 1)],
  ];
}
