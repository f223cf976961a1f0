import { unmarkedHeaders } from '../table-headers.ts';
import type { Cell, Run, TextBuilder } from '../text-builder.ts';
import { type Joiner, runsOf } from './hyphens.ts';
import { opensLikeItem } from './paragraphs.ts';
import type { TableOnPage, TextOnPage } from './tagged-page.ts';

/** A bullet or number at the beginning of an item; symbol fonts have their bullets in private letters. */
const LABEL = /^(?:[•‣▪◦●○■□–*\uE000-\uF8FF-]|\(?(?:\d{1,4}|[a-z]|[ivxlc]{1,6})[.)])(?=\s)/iu;
const SYMBOL = /^[\uE000-\uF8FF]$/u;
/** Longer ones are the terms of a list of definitions. */
const MAX_LABEL = 12;

/** Writes a block of a tagged page; `level` is that of a heading, null for running text. */
export function writeTagged(
  block: TextOnPage | TableOnPage,
  level: number | null,
  joiner: Joiner,
  builder: TextBuilder,
): void {
  if (block.kind === 'table') {
    writeTable(block, joiner, builder);
    return;
  }
  const runs = labelled(block, runsOf(block.lines, joiner));
  if (level !== null) builder.heading(runs, level);
  else if (block.item !== null) {
    const as = block.opensItem ? ({ role: 'item', depth: block.depth } as const) : {};
    builder.paragraph(runs, true, as);
  } else {
    const isItem = opensLikeItem(block.lines[0]?.text ?? '');
    builder.paragraph(runs, isItem, isItem ? { role: 'item' } : {});
  }
}

/** The bullet or number of an item is stored, but not searched. */
function labelled({ label, level, item, opensItem }: TextOnPage, runs: readonly Run[]): Run[] {
  const [first, ...more] = runs;
  if (!first) return [];
  const { page } = first;
  if (label !== '') {
    const quiet = level === null && label.length <= MAX_LABEL;
    return [{ text: `${SYMBOL.test(label) ? '•' : label} `, quiet, page }, ...runs];
  }
  const own =
    item !== null && opensItem && level === null ? LABEL.exec(first.text)?.[0] : undefined;
  if (own === undefined) return [...runs];
  const rest = first.text.slice(own.length).trimStart();
  return [
    { text: `${SYMBOL.test(own) ? '•' : own} `, quiet: true, page },
    { text: rest, page },
    ...more,
  ];
}

function writeTable({ rows }: TableOnPage, joiner: Joiner, builder: TextBuilder): void {
  const written = rows.map((row) => ({
    ...row,
    cells: row.cells.map((lines) => runsOf(lines, joiner)),
  }));
  const marked = written.findIndex(({ isHead }) => !isHead);
  const texts = written.map(({ cells }) => cells.map(textOf));
  const headers = marked === 0 ? unmarkedHeaders(texts) : Math.max(marked, 0);
  const pages = written.map(({ cells }) => cells.flat()[0]?.page);
  // A row is where it begins, also when a cell of it ends overleaf.
  const cells = written.map((row, at) =>
    row.cells.map((cell): Cell => cell.map((run) => ({ ...run, page: pages[at] }))),
  );
  builder.table(cells, headers);
}

function textOf(runs: readonly Run[]): string {
  return runs.map(({ text }) => text).join('');
}
