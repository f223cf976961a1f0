import type { Span } from '../../text/span.ts';

/** A heading as it stands in the stored text. */
export interface HeadingBlock extends Span {
  readonly kind: 'heading';
  /** What the heading says, without marks. */
  readonly text: string;
  /** 1 is the highest. */
  readonly level: number;
}

/** A paragraph, list item, table or code block: the smallest thing that a passage is made of. */
export interface TextBlock extends Span {
  readonly kind: 'text';
  /** True where the block makes little sense without the one before it: a list item, for example. */
  readonly continues: boolean;
  /** Where the format says so: an item of a list, a row of a table, or the row that names its columns. */
  readonly role?: 'item' | 'row' | 'header';
  /** How many lists an item's own stands in. Default 0. */
  readonly depth?: number;
}

export type Block = HeadingBlock | TextBlock;

/** What a format reader finds in a file. */
export interface Layout {
  readonly blocks: readonly Block[];
  /** See `Document.prose`: as long as the stored text. */
  readonly prose: string;
  /** The title the text itself gives, if any. */
  readonly title: string | null;
}

/** Spaces for everything but line ends, so that offsets and lines stay where they are. */
export function blank(text: string): string {
  return text.replace(/[^\n\r]/g, ' ');
}
