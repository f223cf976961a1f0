import { withNoteMarks } from '../raised.ts';
import type { Run, TextBuilder } from '../text-builder.ts';

/** Cells that are repeated to the edge of a sheet say nothing. */
const MAX_REPEATED = 50;

/** The table that is open, if one is; what stands in the cells of a table in it belongs to the cell around it. */
export class OdtTable {
  #depth = 0;
  #rows: Run[][][] = [];
  #headers = 0;
  #cell: string | null = null;
  #repeated = 1;

  /** Whether a cell is open: paragraphs belong to it. */
  get hasCell(): boolean {
    return this.#cell !== null;
  }

  /** `repeated` is what the element says of how many cells it stands for. */
  open(name: string, repeated: string | undefined): void {
    if (name === 'table:table') this.#depth += 1;
    else if (this.#depth !== 1) return;
    else if (name === 'table:table-row') this.#rows.push([]);
    else if (isCell(name)) {
      this.#cell = '';
      this.#repeated = Math.min(Number(repeated ?? '1') || 1, MAX_REPEATED);
    }
  }

  /** Adds a paragraph to the open cell. */
  add(words: string): void {
    this.#cell = [this.#cell ?? '', words].filter((part) => part !== '').join('\n');
  }

  close(name: string, builder: TextBuilder): void {
    if (name === 'table:table') this.#end(builder);
    else if (this.#depth !== 1) return;
    else if (isCell(name)) this.#endCell();
    else if (name === 'table:table-header-rows') this.#headers = this.#rows.length;
  }

  #endCell(): void {
    const text = (this.#cell ?? '').replace(/\s*\n\s*/g, ' ');
    for (let at = 0; at < this.#repeated; at += 1)
      this.#rows.at(-1)?.push(withNoteMarks([{ text }]));
    this.#cell = null;
  }

  #end(builder: TextBuilder): void {
    this.#depth -= 1;
    if (this.#depth > 0) return;
    const headers = this.#headers > 0 || this.#rows.length < 2 ? this.#headers : 1;
    builder.table(this.#rows, headers);
    this.#rows = [];
    this.#headers = 0;
  }
}

function isCell(name: string): boolean {
  return name === 'table:table-cell' || name === 'table:covered-table-cell';
}
