import type { RawMetadata } from '../../document/proposed-metadata.ts';

/** What a line of a light markup is. `text` is without its marks. */
export type LineKind =
  | { readonly kind: 'blank' | 'skip' }
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'item'; readonly mark: string; readonly text: string; readonly depth: number }
  | { readonly kind: 'row'; readonly cells: readonly string[] }
  /** A whole one, of which the first `headers` rows name the columns. */
  | {
      readonly kind: 'table';
      readonly rows: readonly (readonly string[])[];
      readonly headers: number;
    }
  /** `continues`: it goes on with the item above, where a paragraph begins with it. `opens`: one does. */
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly continues?: boolean;
      readonly opens?: boolean;
    }
  /** What is shown as it is written, line for line. */
  | { readonly kind: 'code'; readonly text: string };

/** A light markup: how its lines are told apart and what its inline marks mean. */
export interface Dialect {
  /**
   * What line `at` is, and how many lines belong to it (a heading with its underline). Called for each line
   * in its turn.
   */
  line(lines: readonly string[], at: number): { readonly is: LineKind; readonly length: number };
  /** A text without inline marks, as a reader of the rendered page sees it. */
  plain(text: string): string;
  /**
   * Finds what a text strikes through (the group `struck`), beside code, which is looked at first. Absent: the
   * markup has no such mark. Global.
   */
  readonly struck?: RegExp;
  /** What the file states of itself beside its headings. */
  stated?(lines: readonly string[]): RawMetadata;
}

/** Lines as they stand, without what all of them stand in and without blank ones at the ends. */
export function codeOf(lines: readonly string[]): string {
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/));
  const indent = indents.reduce((least, one) => Math.min(least, one), Number.POSITIVE_INFINITY);
  const shown = lines.map((line) => line.slice(Math.min(indent, line.length)).trimEnd());
  return shown.join('\n').replace(/^\n+|\n+$/g, '');
}
