import type { Block, Layout, TextBlock } from '../document/block.ts';
import type { LineStart, PageStart } from '../document/document.ts';
import { Unreadable } from '../reader/reading.ts';

/** A stretch of a block's text. */
export interface Run {
  readonly text: string;
  /** True for what is not reading matter (a bullet, a note mark): stored, but not searched. */
  readonly quiet?: boolean;
  /** The page that this run opens or goes on with. */
  readonly page?: number | undefined;
}

/** What stands in one cell of a table. */
export type Cell = readonly Run[];
type BlockRole = Pick<TextBlock, 'role' | 'depth'>;

const CELL_SEPARATOR: Run = { text: ' | ', quiet: true };

/** The text, layout and pages of a reading. */
export interface Built {
  readonly text: string;
  readonly layout: Layout;
  readonly pages: readonly PageStart[];
  /** Where blocks stand in the file; empty where nobody said. */
  readonly lines: readonly LineStart[];
}

/** More than any book: the Bible has 4 million characters. A bound on what a hostile file can grow to. */
const MAX_CHARACTERS = 16 * 1024 * 1024;

/**
 * Writes the stored text of a format that is not text itself, block by block, and notes where
 * everything stands in it. Its methods throw `Unreadable` when the text grows beyond all bounds.
 */
export class TextBuilder {
  readonly #text: string[] = [];
  readonly #prose: string[] = [];
  readonly #blocks: Block[] = [];
  readonly #pages: PageStart[] = [];
  readonly #lines: LineStart[] = [];
  #line: number | null = null;
  #length = 0;

  /** What is added next stands on this line of the file, from 1. */
  atLine(line: number): void {
    this.#line = line;
  }

  /** Adds a heading; `level` 1 is the highest. A blank one is passed over. */
  heading(runs: readonly Run[], level: number): void {
    const text = textOf(runs).replace(/\s+/g, ' ').trim();
    if (text === '') return;
    this.#separate('\n\n');
    this.#blocks.push({ kind: 'heading', text, level, ...this.#write(runs) });
  }

  /** Adds a paragraph or list item; `continues` and `as` as in `TextBlock`. Blank ones are passed over. */
  paragraph(runs: readonly Run[], continues = false, as: BlockRole = {}): void {
    if (textOf(runs).trim() === '') return;
    this.#separate(continues ? '\n' : '\n\n');
    this.#blocks.push({ kind: 'text', continues, ...as, ...this.#write(runs) });
  }

  /**
   * Adds a table; of `rows` the first `headers` name the columns. Rows and cells may be blank. `beforeRow`
   * may say on which line a row stands.
   */
  table(
    rows: readonly (readonly Cell[])[],
    headers: number,
    beforeRow: (index: number) => void = () => {},
  ): void {
    let isFirst = true;
    for (const [index, cells] of rows.entries()) {
      beforeRow(index);
      const runs = cells.flatMap((cell, at) => (at === 0 ? cell : [CELL_SEPARATOR, ...cell]));
      if (cells.every((cell) => textOf(cell).trim() === '')) continue;
      this.paragraph(runs, !isFirst, { role: index < headers ? 'header' : 'row' });
      isFirst = false;
    }
  }

  /** The first heading of the highest level, if any, stands as the title the text gives itself. */
  build(title: string | null = this.#firstHeading()): Built {
    const layout = { blocks: this.#blocks, prose: this.#prose.join(''), title };
    return { text: this.#text.join(''), layout, pages: this.#pages, lines: this.#lines };
  }

  #firstHeading(): string | null {
    const first = this.#blocks.find((block) => block.kind === 'heading');
    return first?.kind === 'heading' && first.level === 1 ? first.text : null;
  }

  #separate(separator: string): void {
    if (this.#length > 0) this.#append(separator, false);
  }

  #write(runs: readonly Run[]): { start: number; end: number } {
    const start = this.#length;
    if (this.#line !== null) this.#lines.push({ start, line: this.#line });
    for (const { text, quiet = false, page } of runs) {
      if (page !== undefined && this.#pages.at(-1)?.page !== page) {
        this.#pages.push({ start: this.#length, page });
      }
      this.#append(text, quiet);
    }
    return { start, end: this.#length };
  }

  #append(text: string, quiet: boolean): void {
    this.#text.push(text);
    this.#prose.push(quiet ? text.replace(/[^\n]/g, ' ') : text);
    this.#length += text.length;
    if (this.#length > MAX_CHARACTERS) {
      throw new Unreadable(
        `the file holds more than ${MAX_CHARACTERS} characters of text; split it into parts.`,
      );
    }
  }
}

function textOf(runs: readonly Run[]): string {
  return runs.map(({ text }) => text).join('');
}
