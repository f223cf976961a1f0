import { raised } from '../raised.ts';
import { LEFT_OUT, type StruckText } from '../struck-text.ts';
import type { Cell, Run, TextBuilder } from '../text-builder.ts';
import { type Element, isElement, isText, type Node } from './dom.ts';
import { numberOf } from './html-lists.ts';
import { isLayoutTable, readTable } from './html-tables.ts';
import { trimmed } from './trimmed-runs.ts';

/** Elements that hold nothing to read, or nothing that stands in the text's flow. */
const SKIPPED = new Set(
  'head title script style noscript template svg math iframe object embed applet audio video canvas map form button input select textarea dialog nav menu'.split(
    ' ',
  ),
);
const BLOCKS = new Set(
  'address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer header hgroup hr html legend li main ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);
/** A footnote's number, and the arrow that leads back from it. */
const NOTE_MARK = /^\[?(?:\d{1,4}|[a-z]{1,2}|[*†‡§]+)\]?$/iu;
const BACK_LINK = /^(?:[↑↩⏎^⇑▲]\uFE0E?|\^+|back|return)+$/iu;
/** Class of a list whose items hold their numbers as text; no page of the web has it. */
export const NUMBERS_IN_TEXT = 'footnote-numbers-in-text';

interface Flow {
  readonly builder: TextBuilder;
  runs: Run[];
  continues: boolean;
  /** In how many list items it stands, and whether it is at the beginning of the last of them. */
  depth: number;
  isItem: boolean;
  readonly preformatted: boolean;
  /** Shared by all flows of a page. */
  readonly place: { page: number | undefined; readonly numbers: WeakMap<Element, number> };
  readonly titles: ReadonlySet<string>;
  readonly struck: StruckText;
}

/**
 * Writes what a reader of the page would read: headings, paragraphs, list items, table rows. Bullets
 * and note marks are stored but not searched. Page break marks (EPUB) set the page. A paragraph that says
 * one of `titles` (a table of contents) is a heading, whatever it is marked as. What is struck through is left
 * out and counted in `struck`.
 */
export function writeBlocks(
  root: Element,
  builder: TextBuilder,
  struck: StruckText,
  titles: ReadonlySet<string> = new Set(),
): void {
  const flow: Flow = {
    builder,
    runs: [],
    continues: false,
    depth: 0,
    isItem: false,
    preformatted: false,
    place: { page: undefined, numbers: new WeakMap() },
    titles,
    struck,
  };
  walk(root, flow);
  flush(flow);
}

function walk(node: Node, flow: Flow): void {
  if (isText(node)) {
    add(flow, flow.preformatted ? (node.textContent ?? '') : collapse(node.textContent ?? ''));
    return;
  }
  if (!isElement(node)) {
    for (const child of node.childNodes) walk(child, flow);
    return;
  }
  const name = node.localName.toLowerCase();
  if (SKIPPED.has(name) || isHidden(node)) return;
  if (isStruck(node, name)) {
    if ((node.textContent ?? '').trim() !== '') flow.struck.add();
    return;
  }
  const page = pageOf(node);
  if (page !== null) {
    flow.place.page = page;
    return;
  }
  const level = headingLevel(node, name, flow.titles);
  if (level !== null) writeHeading(node, level, flow);
  else if (name === 'br') add(flow, '\n');
  else if (name === 'table' && !isLayoutTable(node)) writeTable(node, flow);
  else if (name === 'li') writeItem(node, flow);
  else if (name === 'pre') writePreformatted(node, flow);
  else if (name === 'a' || name === 'sup') writeMark(node, flow);
  else if (BLOCKS.has(name)) {
    flush(flow);
    for (const child of node.childNodes) walk(child, flow);
    flush(flow);
  } else {
    for (const child of node.childNodes) walk(child, flow);
  }
}

function headingLevel(node: Element, name: string, titles: ReadonlySet<string>): number | null {
  const level = /^h([1-6])$/.exec(name)?.[1];
  if (level) return Number(level);
  if (name !== 'p') return null;
  // Word processors write the title of a text as a paragraph of that style.
  if (/^title$/i.test(node.className)) return 1;
  return titles.has((node.textContent ?? '').replace(/\s+/g, ' ').trim()) ? 1 : null;
}

function writeHeading(node: Element, level: number, flow: Flow): void {
  flush(flow);
  const inner: Flow = { ...flow, runs: [] };
  const before = flow.struck.pieces;
  for (const child of node.childNodes) walk(child, inner);
  flow.continues = false;
  if (flow.struck.pieces > before && isBulletOnly(inner)) inner.runs = [{ text: LEFT_OUT }];
  flow.builder.heading(trimmed(inner.runs), level);
}

function writeItem(node: Element, flow: Flow): void {
  flush(flow);
  const parent = (node as Element & { readonly parentNode?: Element | null }).parentNode;
  const ordered = parent?.localName?.toLowerCase() === 'ol';
  const before = flow.continues;
  flow.continues = true;
  const bullet = ordered ? `${numberOf(parent, node, flow.place.numbers)}. ` : '• ';
  const holdsNumber = parent?.className === NUMBERS_IN_TEXT;
  flow.runs.push({ text: holdsNumber ? '' : bullet, quiet: true, page: flow.place.page });
  flow.depth += 1;
  flow.isItem = true;
  for (const child of node.childNodes) {
    // The bullet and the first paragraph inside the item are one block.
    if (isElement(child) && child.localName === 'p' && isBulletOnly(flow)) {
      for (const inner of child.childNodes) walk(inner, flow);
      flush(flow);
    } else walk(child, flow);
  }
  flush(flow);
  flow.continues = before;
  flow.depth -= 1;
  flow.isItem = false;
}

function isBulletOnly(flow: Flow): boolean {
  return flow.runs.every(({ text, quiet }) => quiet || text.trim() === '');
}

function writeTable(table: Element, flow: Flow): void {
  flush(flow);
  for (const child of table.childNodes) {
    if (isElement(child) && child.localName.toLowerCase() === 'caption') walk(child, flow);
  }
  flush(flow);
  const { rows, headers } = readTable(table, (cell): Cell => {
    const inner: Flow = { ...flow, runs: [] };
    for (const child of cell.childNodes) inlineOnly(child, inner);
    return trimmed(inner.runs);
  });
  flow.builder.table(rows, headers);
}

/** A cell is one line of its row, whatever it is built of. */
function inlineOnly(node: Node, flow: Flow): void {
  if (isElement(node) && BLOCKS.has(node.localName.toLowerCase())) {
    add(flow, ' ');
    for (const child of node.childNodes) inlineOnly(child, flow);
    add(flow, ' ');
  } else if (isElement(node) && /^(?:h[1-6]|br)$/i.test(node.localName)) {
    add(flow, ' ');
    for (const child of node.childNodes) inlineOnly(child, flow);
  } else walk(node, flow);
}

function writePreformatted(node: Element, flow: Flow): void {
  flush(flow);
  const inner: Flow = { ...flow, runs: [], preformatted: true };
  for (const child of node.childNodes) walk(child, inner);
  flow.builder.paragraph(trimmed(inner.runs), flow.continues);
}

function writeMark(node: Element, flow: Flow): void {
  const text = (node.textContent ?? '').trim();
  const linksNote = /^#/.test(node.getAttribute('href') ?? '') || node.querySelector('a') !== null;
  if (linksNote && BACK_LINK.test(text)) return;
  if (linksNote && NOTE_MARK.test(text)) {
    // At the head of a note the mark stands apart from its text.
    const shown = isBulletOnly(flow) ? `${text} ` : (raised(text) ?? text);
    flow.runs.push({ text: shown, quiet: true, page: flow.place.page });
    return;
  }
  const figures = node.localName.toLowerCase() === 'sup' ? raised(text) : null;
  if (figures !== null) add(flow, figures);
  else for (const child of node.childNodes) walk(child, flow);
}

function pageOf(node: Element): number | null {
  const role = `${node.getAttribute('role') ?? ''} ${node.getAttribute('epub:type') ?? ''}`;
  if (!/\b(?:doc-)?pagebreak\b/.test(role)) return null;
  const label = node.getAttribute('aria-label') ?? node.getAttribute('title') ?? node.textContent;
  const number = /\d{1,5}/.exec(label ?? '')?.[0];
  return number === undefined ? null : Number(number);
}

function isHidden(node: Element): boolean {
  if (node.hasAttribute('hidden') || node.getAttribute('aria-hidden') === 'true') return true;
  return /display\s*:\s*none|visibility\s*:\s*hidden/i.test(node.getAttribute('style') ?? '');
}

function isStruck(node: Element, name: string): boolean {
  if (name === 'del' || name === 's' || name === 'strike') return true;
  return /text-decoration[\w-]*\s*:[^;]*line-through/i.test(node.getAttribute('style') ?? '');
}

function add(flow: Flow, text: string): void {
  if (text !== '') flow.runs.push({ text, page: flow.place.page });
}

function collapse(text: string): string {
  return text.replace(/[ \t\r\n\f]+/g, ' ');
}

function flush(flow: Flow): void {
  const { runs } = flow;
  flow.runs = [];
  if (isBulletOnly({ ...flow, runs })) return;
  const { continues, depth, isItem } = flow;
  const as = isItem ? ({ role: 'item', depth: depth - 1 } as const) : {};
  flow.builder.paragraph(trimmed(runs), continues, as);
  flow.isItem = false;
}
