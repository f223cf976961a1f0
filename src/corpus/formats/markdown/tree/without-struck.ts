import type { Nodes, Root } from 'mdast';
import { LEFT_OUT, type StruckText } from '../../struck-text.ts';
import { type CommonSource, writtenIn } from '../dialect-marks.ts';
import { inlineRuns, textOf } from '../inline.ts';

/** Tags that strike through what they hold, or may; comments hold none. */
const TAG =
  /<!--[\s\S]*?(?:-->|$)|<(\/?)(del|strike|span|s)(?=[\s/>])((?:"[^"]*"|'[^']*'|[^'"<>])*)>/gi;
const STRIKES = /style\s*=\s*["'][^"']*line-through/i;

interface Place {
  /** Which of the siblings, and where in its HTML. */
  readonly child: number;
  readonly offset: number;
}

interface Open extends Place {
  readonly name: string;
  readonly strikes: boolean;
}

interface Range {
  readonly from: Place;
  readonly to: Place;
}

/** Takes out of a tree what its page shows struck through: `~~x~~`, `<del>`, `<s>`, `<strike>`. Linear. */
export function removeStruck(root: Root, source: CommonSource, struck: StruckText): void {
  const waiting: Nodes[] = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (!('children' in node)) continue;
    const before = struck.pieces;
    removeFrom(node, source, struck);
    if (
      node.type === 'heading' &&
      struck.pieces > before &&
      textOf(inlineRuns(node.children)) === ''
    )
      node.children = [{ type: 'text', value: LEFT_OUT }];
    for (const child of node.children.toReversed()) waiting.push(child);
  }
}

/** A list of blocks or phrases without what is struck through in it. */
function removeFrom(
  parent: Extract<Nodes, { children: unknown[] }>,
  source: CommonSource,
  struck: StruckText,
): void {
  const children: readonly Nodes[] = parent.children;
  const html = children.map((child) =>
    child.type === 'html' ? writtenIn(child.value, source) : '',
  );
  const ranges = rangesIn(html);
  if (ranges.length === 0 && !children.some(({ type }) => type === 'delete')) return;
  const kept: Nodes[] = [];
  let at: Place = { child: 0, offset: 0 };
  /** Whose HTML was kept last, and not as a whole. */
  let partly = -1;
  /** Keeps what stands before a place. */
  const keepTo = (to: Place) => {
    for (let child = at.child; child <= to.child && child < children.length; child += 1) {
      const node = children[child] as Nodes;
      const from = child === at.child ? at.offset : 0;
      const end = child === to.child ? to.offset : undefined;
      if (node.type === 'delete') struck.add(lineOf(node));
      else if (node.type !== 'html' || (from === 0 && end === undefined)) kept.push(node);
      else {
        const value = (html[child] ?? '').slice(from, end);
        const last = kept.at(-1);
        if (child === partly && last?.type === 'html') last.value += value;
        else if (value !== '') kept.push({ ...node, value });
        else continue;
        partly = child;
      }
    }
  };
  for (const { from, to } of ranges) {
    keepTo(from);
    struck.add(lineOf(children[from.child]));
    at = to;
  }
  keepTo({ child: children.length, offset: 0 });
  Object.assign(parent, { children: kept });
}

/** What struck-through elements hold, each with its tags, in order; an element that never ends is none. */
function rangesIn(html: readonly string[]): Range[] {
  const ranges: Range[] = [];
  const open: Open[] = [];
  const counts = new Map<string, number>();
  const count = (name: string, by: number) => counts.set(name, (counts.get(name) ?? 0) + by);
  for (const [child, value] of html.entries()) {
    if (value === '') continue;
    for (const { 0: tag, 1: slash, 2: written, 3: attributes = '', index } of value.matchAll(TAG)) {
      const name = written?.toLowerCase();
      if (name === undefined || attributes.endsWith('/')) continue;
      if (slash !== '/') {
        const strikes = name !== 'span' || STRIKES.test(attributes);
        open.push({ name, strikes, child, offset: index });
        count(name, 1);
        continue;
      }
      if ((counts.get(name) ?? 0) === 0) continue;
      let opened = open.pop();
      for (; opened && opened.name !== name; opened = open.pop()) count(opened.name, -1);
      count(name, -1);
      if (!opened?.strikes) continue;
      const from = { child: opened.child, offset: opened.offset };
      // What stands inside goes with it.
      while (isBefore(from, ranges.at(-1)?.from)) ranges.pop();
      ranges.push({ from, to: { child, offset: index + tag.length } });
    }
  }
  return ranges;
}

function isBefore(one: Place, other: Place | undefined): boolean {
  if (other === undefined) return false;
  return one.child < other.child || (one.child === other.child && one.offset < other.offset);
}

function lineOf(node: Nodes | undefined): number | null {
  return node?.position?.start.line ?? null;
}
