import type { Paragraph, Strong } from 'mdast';
import type { Run } from '../text-builder.ts';
import { inlineRuns } from './inline.ts';
import { parseMarkdown } from './tree/parse-markdown.ts';

type Phrases = Paragraph['children'];

/** The first line of a quotation that is a box: GitHub's `[!NOTE]`, Obsidian's `[!faq]- Title`. */
const ALERT = /^\[!([\w-]{1,30})\][+-]?[ \t]*/;

const NAMES = /^(note|tip|hint|info|warning|important|caution|danger|attention):?$/i;

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
  if (first?.type === 'strong') return boldAlert(first, others);
  const found = first?.type === 'text' ? ALERT.exec(first.value) : null;
  if (!found || first?.type !== 'text') return null;
  const value = first.value.slice(found[0].length);
  const [title, children] = splitAtLine([{ ...first, value }, ...others]);
  return { type: found[1] ?? '', title: inlineRuns(title), children };
}

/** `> **Note**` above what it says, as GitHub had it before. */
function boldAlert(first: Strong, others: Phrases): Alert | null {
  const [word] = first.children;
  const [next, ...rest] = others;
  const type =
    word?.type === 'text' && first.children.length === 1 ? NAMES.exec(word.value)?.[1] : undefined;
  if (type === undefined || next?.type !== 'text' || !/^:?[ \t]*[\r\n]/.test(next.value))
    return null;
  const value = next.value.replace(/^:?\s+/, '');
  return { type, title: [], children: [{ ...next, value }, ...rest] };
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
