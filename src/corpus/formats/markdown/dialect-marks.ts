/** What opens a box of its own on the rendered page: `:::caution[Title]`, `!!! note "Title"`. */
export interface Container {
  /** What the page calls it: `caution`; empty where it shows nothing in the place of a title. */
  readonly type: string;
  /** Null where the page shows the type in its place. */
  readonly title: string | null;
}

/** A line that stands for a container, or for one that ends (null), or is a line of tags (undefined). */
export interface Mark {
  readonly container: Container | null | undefined;
  /** The line as it is written. */
  readonly written: string;
}

/** Markdown that CommonMark's rules can read, line for line, and what its marks stand for. */
export interface CommonSource {
  readonly text: string;
  readonly marks: readonly Mark[];
  /** Components stand among the Markdown: nothing is code for being indented. */
  readonly isMdx: boolean;
  /** One sentence on what is not in the file and was left out; empty where there is none. */
  readonly notes: readonly string[];
}

/** Not for documents (private use), so that no text can hold it by chance. */
const SENTINEL = '\uE000';
const MARK = new RegExp(`<!--${SENTINEL}(\\d+)-->`, 'g');

/** The mark that stands in the place of a line; `number` is its place in `CommonSource.marks`. */
export function markNumber(number: number): string {
  return `<!--${SENTINEL}${number}-->`;
}

/** The container that a comment stands for: null where one ends, undefined for any other HTML. */
export function containerOf(html: string, { marks }: CommonSource): Container | null | undefined {
  const number = /^<!--\uE000(\d+)-->$/.exec(html.trim())?.[1];
  return number === undefined ? undefined : marks[Number(number)]?.container;
}

/** HTML or code with the lines that marks stand for, as they are written. */
export function writtenIn(text: string, { marks }: CommonSource): string {
  if (!text.includes(SENTINEL)) return text;
  return text.replace(MARK, (whole, number) => marks[Number(number)]?.written.trim() ?? whole);
}
