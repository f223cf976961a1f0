import { raised, withNoteMarks } from '../raised.ts';
import { LEFT_OUT } from '../struck-text.ts';
import type { Run, TextBuilder } from '../text-builder.ts';

const MAX_LEVEL = 8;

/** What a reader has of the page that is being written, and how it becomes blocks. */
export class RtfPage {
  /** Of the paragraph that is open: its words, the mark of an item, the level of a heading from 0. */
  words = '';
  mark = '';
  level: number | null = null;
  depth = 0;
  inTable = false;
  /** Whether some of the paragraph was left out for being struck through. */
  isStruck = false;
  readonly #builder: TextBuilder;
  #cells: Run[][] = [];
  #rows: Run[][][] = [];
  /** What stood before the note that is open; null outside of one. */
  #beforeNote: string | null = null;
  readonly #notes: string[] = [];

  constructor(builder: TextBuilder) {
    this.#builder = builder;
  }

  /** False where a note is open already. */
  beginNote(): boolean {
    if (this.#beforeNote !== null) return false;
    this.#beforeNote = this.words;
    this.words = '';
    return true;
  }

  endNote(): void {
    const text = this.#taken().replace(/\s+/g, ' ');
    if (text !== '') this.#notes.push(text);
    this.words = this.#beforeNote ?? '';
    this.#beforeNote = null;
  }

  /** The number of a note where it is referred to; the note has it in front of its words. */
  noteMark(): void {
    if (this.#beforeNote === null)
      this.words = this.words.trimEnd() + (raised(String(this.#notes.length + 1)) ?? '');
  }

  beginParagraph(): void {
    this.level = null;
    this.depth = 0;
    this.inTable = false;
  }

  endCell(): void {
    this.#cells.push(withNoteMarks([{ text: this.#taken().replace(/\s+/g, ' ') }]));
    this.mark = '';
  }

  endRow(): void {
    if (this.#cells.length > 0) this.#rows.push(this.#cells);
    this.#cells = [];
  }

  endParagraph(): void {
    if (this.inTable || this.#beforeNote !== null) {
      this.words += ' ';
      return;
    }
    const words = this.#taken();
    const mark = this.mark
      .replace(/\s+/g, ' ')
      .trim()
      .replace(/^[\uF0B7·]$/, '•');
    this.mark = '';
    const isStruck = this.isStruck;
    this.isStruck = false;
    if (words === '') {
      if (isStruck && this.level !== null) this.#heading([{ text: LEFT_OUT }], this.level);
      return;
    }
    this.#endTable();
    if (this.level !== null) {
      const runs = withNoteMarks([{ text: mark === '' ? words : `${mark} ${words}` }]);
      this.#heading(runs, this.level);
    } else if (mark !== '') {
      const shown = `${'   '.repeat(Math.min(this.depth, MAX_LEVEL))}${mark} `;
      const runs: Run[] = [{ text: shown, quiet: true }, ...withNoteMarks([{ text: words }])];
      this.#builder.paragraph(runs, true, { role: 'item', depth: this.depth });
    } else this.#builder.paragraph(withNoteMarks([{ text: words }]));
  }

  /** What is open ends, and the notes come after it. */
  finish(): void {
    if (this.#beforeNote !== null) this.endNote();
    this.endParagraph();
    this.#endTable();
    for (const [index, text] of this.#notes.entries())
      this.#builder.paragraph([{ text: `[${index + 1}] `, quiet: true }, { text }]);
  }

  #heading(runs: readonly Run[], level: number): void {
    this.#endTable();
    this.#builder.heading(runs, Math.min(level, MAX_LEVEL) + 1);
  }

  #endTable(): void {
    this.endRow();
    if (this.#rows.length > 0) this.#builder.table(this.#rows, this.#rows.length > 1 ? 1 : 0);
    this.#rows = [];
  }

  #taken(): string {
    const words = this.words.replace(/[ \t]+/g, ' ').trim();
    this.words = '';
    return words;
  }
}
