import { proposedMetadata } from '../../document/proposed-metadata.ts';
import type { Reading } from '../../reader/reading.ts';
import { LEFT_OUT, StruckText } from '../struck-text.ts';
import { decodeText } from '../text/decode-text.ts';
import { TextBuilder } from '../text-builder.ts';
import type { Dialect } from './dialect.ts';

/** Longer lines and paragraphs are read as they stand: patterns take more than linear time. UTF-16 code units. */
const MAX_MARKED_LINE = 4_000;
const MAX_MARKED_PARAGRAPH = 20_000;

/** Reads a text in a light markup: headings, paragraphs, list items and rows, without their marks. */
export function readMarkup(bytes: Uint8Array, dialect: Dialect): Reading {
  const { text, notes } = decodeText(bytes);
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  const struck = new StruckText();
  const unstruck = (marked: string) =>
    dialect.struck === undefined
      ? marked
      : marked
          .replace(dialect.struck, (...found) => {
            const { struck: words }: { struck?: string } = found.at(-1);
            if (words === undefined) return found[0];
            struck.add();
            return '';
          })
          .replace(/ {2,}/g, ' ');
  const plain = (marked: string) =>
    (marked.length > MAX_MARKED_PARAGRAPH
      ? marked
      : dialect.plain(unstruck(marked.replace(/\s+/g, ' ')))
    ).trim();
  const builder = new TextBuilder();
  let paragraph: string[] = [];
  let item: { readonly mark: string; readonly depth: number } | null = null;
  let continues = false;
  let rows: { readonly text: string }[][][] = [];
  const flush = () => {
    if (rows.length > 0) builder.table(rows, rows.length > 1 ? 1 : 0);
    rows = [];
    const said = plain(paragraph.join(' '));
    if (said !== '' && item) {
      const { mark, depth } = item;
      const runs = [{ text: `${mark} `, quiet: true }, { text: said }];
      builder.paragraph(runs, true, { role: 'item', depth });
    } else builder.paragraph([{ text: said }], continues);
    paragraph = [];
    item = null;
    continues = false;
  };
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? '';
    const { is, length } =
      line.length > MAX_MARKED_LINE
        ? { is: { kind: 'text', text: line } as const, length: 1 }
        : dialect.line(lines, at);
    if (is.kind !== 'text' && is.kind !== 'row' && (is.kind !== 'skip' || rows.length === 0))
      flush();
    if (is.kind === 'text' && (is.opens === true || rows.length > 0)) flush();
    if (is.kind === 'row' && paragraph.length > 0) flush();
    if (is.kind === 'heading') {
      const before = struck.pieces;
      const said = plain(is.text);
      const isStruck = said === '' && struck.pieces > before;
      builder.heading([{ text: isStruck ? LEFT_OUT : said }], is.level);
    }
    if (is.kind === 'text') {
      if (paragraph.length === 0) continues = is.continues ?? false;
      paragraph.push(is.text.trim());
    }
    if (is.kind === 'code') builder.paragraph([{ text: is.text }]);
    if (is.kind === 'item') {
      item = { mark: is.mark, depth: is.depth };
      paragraph = [is.text];
    }
    if (is.kind === 'table') {
      const cells = is.rows.map((row) => row.map((cell) => [{ text: plain(cell) }]));
      builder.table(cells, is.headers);
    }
    if (is.kind === 'row') {
      const cells = is.cells.map((cell) => [{ text: plain(cell) }]);
      if (cells.some(([run]) => run?.text !== '')) rows.push(cells);
    }
    at += Math.max(length, 1);
  }
  flush();
  const metadata = proposedMetadata(dialect.stated?.(lines) ?? {});
  return { ...builder.build(), metadata, notes: [...notes, ...struck.notes()] };
}
