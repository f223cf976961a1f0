import type { Document } from '../corpus/document/document.ts';
import type { Problem } from '../corpus/document/problem.ts';

/** What a bot answers from, in numbers. */
export interface LibraryFigures {
  /** Everyone's documents, and those of servers that are in memory. */
  readonly shared: ShelfFigures;
  readonly servers: ShelfFigures;
  /** Servers whose documents are in memory, and the bytes that these take. */
  readonly shelves: number;
  readonly shelfBytes: number;
  /** When everyone's documents were last read. */
  readonly readAt: Date;
  /** Files, parts and remarks that the last readings of what is in memory found wrong. */
  readonly problems: Readonly<Record<ProblemKind, number>>;
}

interface ShelfFigures {
  readonly documents: number;
  readonly passages: number;
}

/** `Problem.kind`, with a name for a problem that has none: it costs a document, and is a `fault`. */
type ProblemKind = 'fault' | NonNullable<Problem['kind']>;

interface Held {
  readonly documents: readonly Document[];
  readonly problems: readonly Problem[];
}

export function libraryFigures(
  shared: Held & { readonly readAt: Date },
  shelves: readonly (Held & { readonly bytes: number })[],
): LibraryFigures {
  const problems = { fault: 0, part: 0, unread: 0, advice: 0 };
  for (const held of [shared, ...shelves]) {
    for (const { kind = 'fault' } of held.problems) problems[kind] += 1;
  }
  return {
    shared: sizeOf(shared.documents),
    servers: sizeOf(shelves.flatMap(({ documents }) => documents)),
    shelves: shelves.length,
    shelfBytes: shelves.reduce((sum, { bytes }) => sum + bytes, 0),
    readAt: shared.readAt,
    problems,
  };
}

function sizeOf(documents: readonly Document[]): ShelfFigures {
  const passages = documents.reduce((sum, document) => sum + document.passages.length, 0);
  return { documents: documents.length, passages };
}
