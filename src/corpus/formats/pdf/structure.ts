/** An element of a PDF's structure tree, or content that it names, as pdf.js gives them. */
export interface StructureNode {
  readonly role?: string;
  readonly children?: readonly StructureNode[];
  /** `content` for what is drawn on the page; `id` is then that of its marked content. */
  readonly type?: string;
  readonly id?: string;
}

/** A heading, paragraph or part of a list item; `ids` name its marked content in reading order. */
export interface TaggedText {
  readonly kind: 'text';
  readonly ids: readonly string[];
  /** What stands for the bullet or number of an item. */
  readonly label: readonly string[];
  /** Of a heading; 1 is the highest. */
  readonly level: number | null;
  /** Tells the items of a page's lists apart, and is the same for an item that goes on overleaf. */
  readonly item: string | null;
  /** How many lists an item's own stands in. */
  readonly depth: number;
  readonly opensItem: boolean;
  readonly isNote: boolean;
  /** Whether no element says where its paragraphs end. */
  readonly isLoose: boolean;
  /** Whether it belongs to a table of contents. */
  readonly isContents: boolean;
}

interface TaggedRow {
  /** From 0, also where the rows before stand on another page. */
  readonly index: number;
  readonly isHead: boolean;
  readonly cells: readonly (readonly string[])[];
}

export interface TaggedTable {
  readonly kind: 'table';
  /** The same for the parts of a table that goes on overleaf. */
  readonly shape: string;
  /** Those with content on this page. */
  readonly rows: readonly TaggedRow[];
}

export type TaggedBlock = TaggedText | TaggedTable;

type Place = Omit<TaggedText, 'kind' | 'ids' | 'label' | 'opensItem'> & {
  readonly sections: number;
};

interface Flow {
  readonly blocks: TaggedBlock[];
  ids: string[];
  label: string[];
  opensItem: boolean;
  /** Notes that are anchored within a paragraph come after it. */
  notes: TaggedBlock[];
}

/** Elements that stand alone (ISO 32000-2, 14.8.4); all others are part of a line. */
const BLOCKS = new Set(
  'Document DocumentFragment Part Art Sect Div Aside BlockQuote Caption P LI LBody TR TH TD THead TBody TFoot Figure Formula Note FENote TOC TOCI Index Form Title'.split(
    ' ',
  ),
);
/** Elements that hold others, of which none is a paragraph (ISO 32000-2, 14.8.4.3). */
const GROUPS = new Set(
  'Document DocumentFragment Part Art Sect Div Aside BlockQuote NonStruct Private Root'.split(' '),
);
const SECTIONS = new Set(['Part', 'Art', 'Sect']);
const NOTES = new Set(['Note', 'FENote']);
const GROUPS_OF_ROWS = new Set(['THead', 'TBody', 'TFoot']);

/** How many elements a tree holds, content included. */
export function sizeOf(node: StructureNode): number {
  return (node.children ?? []).reduce((sum, child) => sum + sizeOf(child), 1);
}

/** What a page holds in reading order. pdf.js bounds the depth of the tree. */
export function blocksIn(root: StructureNode): TaggedBlock[] {
  const flow: Flow = { blocks: [], ids: [], label: [], opensItem: false, notes: [] };
  const place: Place = {
    level: null,
    item: null,
    depth: 0,
    isNote: false,
    isContents: false,
    isLoose: true,
    sections: 0,
  };
  walk(root, place, flow);
  flush(flow, place);
  return flow.blocks;
}

function walk(node: StructureNode, place: Place, flow: Flow): void {
  if (node.type === 'content' && node.id !== undefined) flow.ids.push(node.id);
  const { role = '' } = node;
  if (NOTES.has(role) && flow.ids.length > 0) {
    const note: Flow = { blocks: [], ids: [], label: [], opensItem: false, notes: [] };
    walk(node, place, note);
    flow.notes.push(...note.blocks);
  } else if (role === 'L') writeList(node, place, flow);
  else if (role === 'Table' && !isLayoutTable(node)) writeTable(node, place, flow);
  else if (role === 'Lbl' && place.item !== null && flow.ids.length === 0) {
    flow.label.push(...idsIn(node));
  } else {
    const inner = placeIn(role, place);
    const standsAlone = BLOCKS.has(role) || inner.level !== place.level;
    if (standsAlone) flush(flow, place);
    for (const child of node.children ?? []) walk(child, inner, flow);
    if (standsAlone) flush(flow, inner);
  }
}

function placeIn(role: string, place: Place): Place {
  if (role === 'Title') return { ...place, level: 1, isLoose: false };
  const level = /^H([1-9]?)$/.exec(role)?.[1];
  if (level !== undefined) {
    const stated = level === '' ? Math.max(place.sections, 1) : Number(level);
    return { ...place, level: Math.min(stated, 6), isLoose: false };
  }
  return {
    ...place,
    isLoose: place.isLoose && (GROUPS.has(role) || !BLOCKS.has(role)),
    isNote: place.isNote || NOTES.has(role),
    isContents: place.isContents || role === 'TOC',
    sections: place.sections + (SECTIONS.has(role) ? 1 : 0),
  };
}

function flush(flow: Flow, { sections: _, ...place }: Place): void {
  const { ids, label, opensItem, notes } = flow;
  if (ids.length > 0) {
    flow.blocks.push({ kind: 'text', ids, label, opensItem, ...place }, ...notes);
    Object.assign(flow, { ids: [], label: [], opensItem: false, notes: [] });
  }
}

function writeList(list: StructureNode, place: Place, flow: Flow): void {
  flush(flow, place);
  const children = list.children ?? [];
  const items = children.filter(isItem).length;
  let number = 0;
  const depth = place.item === null ? 0 : place.depth + 1;
  for (const child of children) {
    if (!isItem(child)) {
      walk(child, place, flow);
      flush(flow, place);
      continue;
    }
    number += 1;
    const item = `${place.item ?? ''}/${number} of ${items}`;
    flow.opensItem = true;
    walk(child, { ...place, item, depth, isLoose: false }, flow);
    // An item that is nothing but its number.
    flow.ids.push(...flow.label.splice(0));
    flush(flow, { ...place, item, depth });
    flow.opensItem = false;
  }
}

/** Chrome leaves the role of an item out where it has one of the web besides. */
function isItem({ role, children = [] }: StructureNode): boolean {
  return role === 'LI' || children.some((child) => child.role === 'Lbl');
}

function writeTable(table: StructureNode, place: Place, flow: Flow): void {
  flush(flow, place);
  for (const child of table.children ?? []) {
    if (child.role === 'Caption') walk(child, place, flow);
  }
  const all = rowsIn(table, false);
  const rows = all.flatMap(({ row, isHead }, index): TaggedRow[] => {
    // What stands in a row itself is its rules and shades.
    const cells = (row.children ?? []).filter(({ role: name }) => name !== undefined);
    const ids = cells.map(idsIn);
    if (ids.every(({ length }) => length === 0)) return [];
    const isNamed = cells.every(({ role }) => role === 'TH') && cells.length > 1;
    return [{ index, isHead: isHead || isNamed, cells: ids }];
  });
  const shape = all.map(({ row }) => row.children?.length ?? 0).join(' ');
  if (rows.length > 0) flow.blocks.push({ kind: 'table', shape, rows });
}

function rowsIn(node: StructureNode, isHead: boolean): { row: StructureNode; isHead: boolean }[] {
  return (node.children ?? []).flatMap((child) => {
    const { role = '' } = child;
    if (role === 'TR') return [{ row: child, isHead }];
    return GROUPS_OF_ROWS.has(role) ? rowsIn(child, role === 'THead') : [];
  });
}

/** Whether a table only arranges a page: it holds headings or tables, or is a box around a text. */
function isLayoutTable(table: StructureNode): boolean {
  const arranges = (node: StructureNode): boolean =>
    (node.children ?? []).some(
      (child) => /^(?:H\d?|Table)$/.test(child.role ?? '') || arranges(child),
    );
  return (
    arranges(table) || rowsIn(table, false).every(({ row }) => (row.children ?? []).length < 2)
  );
}

function idsIn(node: StructureNode): string[] {
  if (node.type === 'content' && node.id !== undefined) return [node.id];
  return (node.children ?? []).flatMap(idsIn);
}
