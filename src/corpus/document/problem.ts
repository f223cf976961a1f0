/** A line of a file (from 1; null where the trouble is the file as a whole) and what is wrong with it. */
export interface Fault {
  readonly line: number | null;
  /** One sentence: what is wrong and how to mend it. */
  readonly message: string;
  /**
   * What it costs. Absent: the document, or its new version. `part`: a part of it, or of what it says of
   * itself; the rest is served. `unread`: nothing that is meant to be read; the file is of another kind.
   * `advice`: nothing.
   */
  readonly kind?: 'part' | 'unread' | 'advice';
}

/** What is wrong with one file of the corpus, for the person who keeps it. */
export interface Problem extends Fault {
  /** Path below the corpus folder, with `/` between folders. */
  readonly file: string;
}

/** `FILE:LINE: MESSAGE`, the form that editors and terminals turn into a link. */
export function formatProblem({ file, line, message }: Problem): string {
  return oneLine(line === null ? `${file}: ${message}` : `${file}:${line}: ${message}`);
}

/** A file name may hold a line feed; what is said of it is a line all the same. */
function oneLine(text: string): string {
  return text.replace(/[\r\n\u2028\u2029]/g, '\uFFFD');
}

/** Whether something should be mended: a check that finds such a problem fails. */
export function isFault({ kind }: Problem): boolean {
  return kind === undefined || kind === 'part';
}

/** Files of one reason that are named in one line. */
const MOST_NAMED = 8;

/**
 * What is said of problems where a corpus is opened: what should be mended, a line each, then the files
 * that are not read, those with one reason in one line. Advice is for `corpus check`.
 */
export function problemLines(problems: readonly Problem[]): string[] {
  const byReason = new Map<string, string[]>();
  for (const { kind, file, message } of problems) {
    if (kind !== 'unread') continue;
    const files = byReason.get(message) ?? [];
    files.push(file);
    byReason.set(message, files);
  }
  const unread = [...byReason].map(([message, files]) => {
    const more = files.length - MOST_NAMED;
    const rest = more > 0 ? ` and ${more} more (corpus check names all)` : '';
    return oneLine(`${files.slice(0, MOST_NAMED).join(', ')}${rest}: ${message}`);
  });
  return [...problems.filter(isFault).map(formatProblem), ...unread];
}
