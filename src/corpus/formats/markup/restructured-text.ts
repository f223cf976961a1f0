import type { RawMetadata } from '../../document/proposed-metadata.ts';
import { opensLongNumber } from '../text/item-number.ts';
import { codeOf, type Dialect, type LineKind } from './dialect.ts';
import { ItemCounts } from './item-counts.ts';
import { bodyOf, type DirectiveBody, saidBy } from './rst-directives.ts';
import { plainRst, substitutionsIn } from './rst-inline.ts';
import { gridTableAt, SimpleTables } from './rst-tables.ts';

const ADORNMENT = /^([!-/:-@[-`{-~])\1{2,}\s*$/;
const TABLE_RULE = /^\s*(?:\+(?:[-=]+\+)+|=+(?: +=+)+)\s*$/;
const DIRECTIVE = /^\.\.\s+(?:\|[^|]*\|\s+)?([\w:-]+?)::\s*(.*)$/;
const OPTION = /^:[\w -]{1,40}:(?:\s|$)/;
const ITEM = /^(?:([*+•-])|(\(?(?:\d{1,9}|[a-zA-Z#]|[ivxlc]{1,5})[.)]))\s+(\S.*)$/;
/** Roles that files define for it, and what pandoc writes; the markup has none of its own. */
const STRUCK =
  /``[^`]{1,500}``|(?<struck>:(?:strike|strikethrough|line-through|del|s):`[^`]{1,2000}`|\[STRIKEOUT:[^[\]]{1,2000}\])/g;
/** Fields at the head of a file say something of the file. */
const HEAD_LINES = 12;

/** reStructuredText (docutils): sections by underlines, in the order in which their styles come. */
export function restructuredText(): Dialect {
  let substitutions: ReadonlyMap<string, string> = new Map();
  const reader = new RstLines();
  return {
    line(lines, at) {
      if (at === 0) substitutions = substitutionsIn(lines);
      return reader.line(lines, at);
    },
    stated: statedIn,
    struck: STRUCK,
    plain: (text) => plainRst(text, substitutions),
  };
}

/** The fields at the head of a file that say who wrote it. */
function statedIn(lines: readonly string[]): RawMetadata {
  const author = lines
    .slice(0, HEAD_LINES)
    .flatMap((line) => /^:Authors?:\s+(\S.*)$/i.exec(line)?.[1] ?? [])
    .map((name) => name.replace(/\s*<[^<>]*>/g, ''));
  return author.length > 0 ? { author } : {};
}

class RstLines {
  readonly #styles: string[] = [];
  /** How far the line stands in that code below it belongs to; null where none does. */
  #codeBelow: number | null = null;
  #body: Exclude<DirectiveBody, 'words' | 'code'> | null = null;
  #hasWords = false;
  #isBelowDirective = false;
  #itemIndent: number | null = null;
  readonly #counts = new ItemCounts();
  readonly #tables = new SimpleTables();
  /** The line that opened the last item. */
  #item = '';

  line(lines: readonly string[], at: number): { is: LineKind; length: number } {
    const line = lines[at] ?? '';
    const text = line.trim();
    const done = (is: LineKind, length = 1) => ({ is, length });
    if (text === '') return done({ kind: 'blank' });
    const indent = line.search(/\S/);
    if (this.#isBelowDirective && indent > 0 && OPTION.test(text)) return done({ kind: 'skip' });
    this.#isBelowDirective = false;
    if (this.#codeBelow !== null) {
      const length = indent > this.#codeBelow ? blockLength(lines, at, this.#codeBelow) : 0;
      this.#codeBelow = null;
      if (length > 0)
        return done({ kind: 'code', text: codeOf(lines.slice(at, at + length)) }, length);
    }
    if (this.#body !== null && indent > 0) {
      if (this.#body === 'none') return done({ kind: 'skip' });
      if (this.#body === 'list') {
        const length = Math.max(blockLength(lines, at + 1, indent), 0) + 1;
        return done({ kind: 'row', cells: listCells(lines.slice(at, at + length)) }, length);
      }
      return done({ kind: 'row', cells: cellsOf(text) });
    }
    this.#body = null;
    if (this.#itemIndent !== null && indent <= this.#itemIndent) this.#itemIndent = null;
    const heading = headingAt(lines, at, this.#styles);
    if (heading) return heading;
    if (text.startsWith('>>> ')) {
      let length = 1;
      while ((lines[at + length] ?? '').trim() !== '') length += 1;
      return done({ kind: 'code', text: codeOf(lines.slice(at, at + length)) }, length);
    }
    const directive = DIRECTIVE.exec(text);
    if (directive) return done(this.#directive(directive[1] ?? '', directive[2] ?? '', indent));
    if (/^\.\.(?:\s|$)/.test(text)) return done(this.#explicit(text));
    const table = gridTableAt(lines, at) ?? this.#tables.tableAt(lines, at);
    if (table) return table;
    if (TABLE_RULE.test(line) || ADORNMENT.test(text)) return done({ kind: 'skip' });
    const isHead = at < HEAD_LINES && !this.#hasWords;
    if (OPTION.test(text) && (indent > 0 || isHead)) return done({ kind: 'skip' });
    const grid = /^\|(.*)\|$/.exec(text);
    if (grid) return done({ kind: 'row', cells: (grid[1] ?? '').split('|') });
    if (isSimpleRow(lines, at)) return done({ kind: 'row', cells: text.split(/ {2,}/) });
    const isFirst = (lines[at - 1] ?? '').trim() === '';
    return done(this.#words(text, indent, isFirst));
  }

  #directive(name: string, argument: string, indent: number): LineKind {
    this.#isBelowDirective = true;
    const body = bodyOf(name);
    if (body === 'code') this.#codeBelow = indent;
    else if (body !== 'words') this.#body = body;
    const said = saidBy(name, argument);
    return said === '' ? { kind: 'blank' } : { kind: 'text', text: said, opens: true };
  }

  /** A footnote, a target or a comment. */
  #explicit(text: string): LineKind {
    const note = /^\.\.\s+\[([^\]]{1,40})\]\s+(\S.*)$/.exec(text);
    if (note) return { kind: 'item', mark: `[${note[1]}]`, text: note[2] ?? '', depth: 0 };
    if (!/^\.\.\s+_/.test(text)) this.#body = 'none';
    return { kind: 'skip' };
  }

  #words(text: string, indent: number, isFirst: boolean): LineKind {
    this.#hasWords = true;
    if (text.endsWith('::')) {
      this.#codeBelow = indent;
      if (text === '::') return { kind: 'skip' };
    }
    const shown = text.replace(/::$/, ':');
    const item = ITEM.exec(shown);
    const isYear = /^\(?\d{4}/.test(shown) && !opensLongNumber(shown, isFirst, this.#item);
    if (item && !isYear) {
      this.#item = shown;
      this.#itemIndent = indent;
      // The paragraph of an item stands behind its mark.
      if (this.#codeBelow !== null)
        this.#codeBelow = indent + shown.length - (item[3] ?? '').length;
      const depth = Math.floor(indent / 2);
      const mark = item[2]?.includes('#') ? this.#counts.next(0) : (item[2] ?? '•');
      return { kind: 'item', mark, text: item[3] ?? '', depth };
    }
    if (this.#itemIndent === null) this.#counts.reset();
    const field = /^:([\w -]{1,40}):\s+(\S.*)$/.exec(shown);
    if (field) return { kind: 'item', mark: '•', text: `${field[1]}: ${field[2]}`, depth: 0 };
    return {
      kind: 'text',
      text: shown.replace(/^\|\s+/, ''),
      continues: this.#itemIndent !== null,
    };
  }
}

/** How many lines from `at` on stand further in than `indent`, blank ones between them included. */
function blockLength(lines: readonly string[], at: number, indent: number): number {
  let length = 0;
  for (let next = at; next < lines.length; next += 1) {
    const line = lines[next] ?? '';
    if (line.trim() === '') continue;
    if (line.search(/\S/) <= indent) break;
    length = next - at + 1;
  }
  return length;
}

/** The cells of an item of a list whose own items they are. */
function listCells(lines: readonly string[]): string[] {
  const cells: string[] = [];
  for (const line of lines) {
    const text = line.trim().replace(/^[*+-]\s+(?=-)/, '');
    if (/^-(?:\s|$)/.test(text)) cells.push(text.slice(1).trim());
    else cells.push(`${cells.pop() ?? ''} ${text}`.trim());
  }
  return cells;
}

/** The cells of a line of comma-separated values. */
function cellsOf(text: string): string[] {
  return Array.from(text.matchAll(/(?:^|,)\s*(?:"((?:[^"]|"")*)"|([^,]*))/g), ([, quoted, bare]) =>
    (quoted?.replace(/""/g, '"') ?? bare ?? '').trim(),
  );
}

function headingAt(lines: readonly string[], at: number, styles: string[]) {
  const [first = '', second = '', third = ''] = lines.slice(at, at + 3);
  const over = ADORNMENT.exec(first)?.[1];
  const isOver = over !== undefined && second.trim() !== '' && ADORNMENT.exec(third)?.[1] === over;
  const under = isOver ? over : ADORNMENT.exec(second)?.[1];
  const text = (isOver ? second : first).trim();
  if (under === undefined || text === '' || (!isOver && over !== undefined)) return null;
  const line = (isOver ? third : second).trim();
  if (!isOver && (/^\s/.test(first) || line.length < Math.min(text.length, 4))) return null;
  const style = under + (isOver ? under : '');
  if (!styles.includes(style)) styles.push(style);
  const is: LineKind = { kind: 'heading', level: styles.indexOf(style) + 1, text };
  return { is, length: isOver ? 3 : 2 };
}

/** A row of a simple table: the line above or below it is a rule of equal signs, or a row of one. */
function isSimpleRow(lines: readonly string[], at: number): boolean {
  if (!/\S {2,}\S/.test(lines[at] ?? '')) return false;
  for (let above = at - 1; above >= 0 && at - above < 200; above -= 1) {
    const line = lines[above] ?? '';
    if (/^\s*=+(?: +=+)+\s*$/.test(line)) return true;
    if (line.trim() === '' || !/\S {2,}\S/.test(line)) return false;
  }
  return false;
}
