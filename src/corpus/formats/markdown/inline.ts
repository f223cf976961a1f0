import type { PhrasingContent } from 'mdast';
import { raised, withNoteMarks } from '../raised.ts';
import type { Run } from '../text-builder.ts';
import { readableWords } from './dialect-words.ts';
import { attributeOf, htmlTokens } from './raw-html.ts';

/** An image's description of fewer words is a name or a badge, and nothing to read. */
const MIN_ALT_WORDS = 3;

/** What a reader sees of the inside of a paragraph, heading or cell. Note marks are not searched. */
export function inlineRuns(nodes: readonly PhrasingContent[]): Run[] {
  return withNoteMarks(
    tidy(nodes.flatMap((node, at) => raisedAt(nodes, at) ?? runsOf(node, false))),
  );
}

/** The figures between `<sup>` and `</sup>`; null for any other node. */
function raisedAt(nodes: readonly PhrasingContent[], at: number): Run[] | null {
  const [before, node, behind] = [nodes[at - 1], nodes[at], nodes[at + 1]];
  if (node?.type !== 'text' || before?.type !== 'html' || behind?.type !== 'html') return null;
  const isRaised = /^<sup[\s>]/i.test(before.value) && /^<\/sup\s*>/i.test(behind.value);
  const text = isRaised ? raised(node.value) : null;
  return text === null ? null : [{ text }];
}

function runsOf(node: PhrasingContent, isLinked: boolean): Run[] {
  switch (node.type) {
    case 'text':
      return [{ text: readableWords(node.value) }];
    case 'inlineCode':
      return [{ text: node.value }];
    // In the title of a box; elsewhere it was taken out before.
    case 'delete':
      return [];
    case 'break':
      return [{ text: '\n' }];
    case 'image':
    case 'imageReference':
      return isLinked ? [] : altRuns(node.alt ?? '');
    case 'footnoteReference':
      return [{ text: `[${node.label ?? node.identifier}]`, quiet: true }];
    case 'html':
      return htmlRuns(node.value, isLinked);
    case 'link':
    case 'linkReference':
      return node.children.flatMap((child) => runsOf(child, true));
    default:
      return 'children' in node ? node.children.flatMap((child) => runsOf(child, isLinked)) : [];
  }
}

function altRuns(alt: string): Run[] {
  const words = alt.trim();
  return words.split(/\s+/).length < MIN_ALT_WORDS ? [] : [{ text: words }];
}

function htmlRuns(html: string, isLinked: boolean): Run[] {
  return htmlTokens(html).flatMap((token): Run[] => {
    if (token.kind === 'text') return [{ text: token.text }];
    if (token.name === 'br') return [{ text: '\n' }];
    if (token.name !== 'img' || isLinked) return [];
    return altRuns(attributeOf(token.attributes, 'alt') ?? '');
  });
}

/** Runs without white space at either end, doubled, or around a line's end. */
export function tidy(runs: readonly Run[]): Run[] {
  const kept: { text: string; quiet: boolean }[] = [];
  for (const { text, quiet = false } of runs) {
    const last = kept.at(-1);
    if (last && last.quiet === quiet) last.text += text;
    else kept.push({ text, quiet });
  }
  let before = '\n';
  const tidied = kept.flatMap(({ text, quiet }): Run[] => {
    const plain = text.replace(/[ \t]+/g, ' ').replace(/ ?(\r\n|\n|\r) ?/g, '$1');
    const shown = /\s$/.test(before) ? plain.replace(/^[ \t\r\n]+/, '') : plain;
    if (shown === '') return [];
    before = shown;
    return [quiet ? { text: shown, quiet } : { text: shown }];
  });
  for (let end = tidied.at(-1); end && /\s$/.test(end.text); end = tidied.at(-1)) {
    tidied.pop();
    const text = end.text.trimEnd();
    if (text !== '') tidied.push({ ...end, text });
  }
  return tidied;
}

/** Discord's `-# ` in front of small text. */
export function withoutSmallMark(children: PhrasingContent[]): PhrasingContent[] {
  const [first, ...others] = children;
  if (first?.type !== 'text' || !first.value.startsWith('-# ')) return children;
  return [{ ...first, value: first.value.slice(3) }, ...others];
}

/** The runs without line ends, for a cell. */
export function oneLine(runs: readonly Run[]): Run[] {
  return runs.map((run) => ({ ...run, text: run.text.replace(/\s*[\r\n]+\s*/g, ' ') }));
}

/** The text of the runs, without white space at its ends. */
export function textOf(runs: readonly Run[]): string {
  return runs
    .map(({ text }) => text)
    .join('')
    .trim();
}
