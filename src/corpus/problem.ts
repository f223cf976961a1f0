/** What is wrong with one file of the corpus, for the person who keeps it. */
export interface Problem {
  /** Path below the corpus folder, with `/` between folders. */
  readonly file: string;
  /** From 1; null where the trouble is the file as a whole. */
  readonly line: number | null;
  /** One sentence: what is wrong and how to mend it. */
  readonly message: string;
}

/** `FILE:LINE: MESSAGE`, the form that editors and terminals turn into a link. */
export function formatProblem({ file, line, message }: Problem): string {
  return line === null ? `${file}: ${message}` : `${file}:${line}: ${message}`;
}
