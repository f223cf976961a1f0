/** A line of a file (from 1; null where the trouble is the file as a whole) and what is wrong with it. */
export interface Fault {
  readonly line: number | null;
  /** One sentence: what is wrong and how to mend it. */
  readonly message: string;
}

/** What is wrong with one file of the corpus, for the person who keeps it. */
export interface Problem extends Fault {
  /** Path below the corpus folder, with `/` between folders. */
  readonly file: string;
}

/** `FILE:LINE: MESSAGE`, the form that editors and terminals turn into a link. */
export function formatProblem({ file, line, message }: Problem): string {
  return line === null ? `${file}: ${message}` : `${file}:${line}: ${message}`;
}
