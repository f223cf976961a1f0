import type { Layout } from '../document/block.ts';
import type { LineStart, PageStart } from '../document/document.ts';
import type { GivenMetadata } from '../document/metadata.ts';
import type { Fault } from '../document/problem.ts';

/** What a format reader makes of a file: its text, and where everything stands in it. */
export interface Reading {
  /** The stored text; `layout.prose` is as long. */
  readonly text: string;
  readonly layout: Layout;
  /** Empty for a format without pages. */
  readonly pages: readonly PageStart[];
  /** See `Document.lines`. Absent: empty. */
  readonly lines?: readonly LineStart[];
  /** The line of the file that states the citation key. Absent: none is known. */
  readonly keyLine?: number;
  /** What the file says of itself. A sidecar wins over it. */
  readonly metadata: GivenMetadata;
  /** See `Document.stated`. Absent: null. */
  readonly stated?: GivenMetadata | null;
  /** Values of its front matter that were left out. Absent: none. */
  readonly faults?: readonly Fault[];
  /** Keys of its front matter that are not ours. Absent: none. */
  readonly foreign?: readonly string[];
  /** See `Document.notes`. */
  readonly notes: readonly string[];
}

/** A file that cannot be read, with every reason. Each message is one sentence for the person. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
  readonly faults: readonly Fault[];

  constructor(faults: string | readonly Fault[]) {
    const list = typeof faults === 'string' ? [{ line: null, message: faults }] : faults;
    super(list.map(({ message }) => message).join(' '));
    this.faults = list;
  }
}
