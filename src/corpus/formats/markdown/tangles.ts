import type { Fault } from '../../document/problem.ts';

/** Lists and quotations inside one another that are read; a person keeps track of five. */
const MOST_NESTED = 100;
/** Nesting that costs nothing to speak of. */
const SHALLOW = 10;
/** Marks in one paragraph that cost nothing to speak of. */
const FEW_MARKS = 200;
/** Blanks in a row that cost nothing to speak of. */
const FEW_BLANKS = 200;
/**
 * What a file may cost, in pairs of marks that the parser may have to compare: it looks back from every
 * mark of a paragraph to those before it. Measured: some four seconds.
 */
const MOST_WORK = 200_000_000;
/** What a pair of neighbouring blanks, and a line inside so many lists, cost by the same measure. */
const BLANK_PAIR = 1 / 16;
const NESTED_LINE = 40;

/** What the parser may have to look back for. */
const MARK = /[[\]!*_~<&`@|\\]|www\.|https?:/gi;
const LINE = /[^\r\n]*(?:\r\n|\r|\n|$)/gy;
const MARKER = /[ \t]{0,400}(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t\r\n]|$))/gy;
const BLANKS = /[ \t]{200,}/g;
/** Begins something new whatever stands above. */
const OPENS = /^[ \t]*(?:$|[-*+][ \t]|\d{1,9}[.)][ \t]|#|\||`{3}|~{3})/;

/**
 * Why a Markdown text would take minutes to parse, and where; null for any that a person wrote. Counts
 * marks and blanks in one pass, so that the answer never depends on how fast the machine is.
 */
export function tangleIn(text: string): Fault | null {
  let work = 0;
  let marks = 0;
  let opened = 1;
  let number = 0;
  let most: Tangle = { work: 0, line: null, message: '' };
  const spend = (cost: number, line: number, message: string): void => {
    work += cost;
    if (cost > most.work) most = { work: cost, line, message };
  };
  const closeParagraph = (): void => {
    if (marks > FEW_MARKS) {
      spend(marks ** 2, opened, `the paragraph that begins here holds ${grouped(marks)} marks`);
    }
    marks = 0;
  };

  LINE.lastIndex = 0;
  while (LINE.lastIndex < text.length) {
    const line = LINE.exec(text)?.[0] ?? '';
    number += 1;
    const depth = nestingOf(line);
    if (depth > MOST_NESTED) {
      return {
        line: number,
        message: `${grouped(depth)} lists or quotations are opened inside one another; at most ${MOST_NESTED} are read. Take some out, or save the file as .txt.`,
      };
    }
    if (depth > SHALLOW) {
      spend(depth ** 2 * NESTED_LINE, number, `${depth} lists or quotations are opened at once`);
    }
    for (const [run] of line.matchAll(BLANKS)) {
      if (run.length > FEW_BLANKS) {
        spend(run.length ** 2 * BLANK_PAIR, number, `${grouped(run.length)} blanks stand in a row`);
      }
    }
    if (OPENS.test(line.trimEnd())) closeParagraph();
    if (marks === 0) opened = number;
    marks += line.match(MARK)?.length ?? 0;
  }
  closeParagraph();
  if (work <= MOST_WORK) return null;
  return {
    line: most.line,
    message: `${most.message}, and the file would take minutes to read as Markdown; put blank lines between its parts, or save it as .txt.`,
  };
}

interface Tangle extends Fault {
  readonly work: number;
}

function nestingOf(line: string): number {
  let depth = 0;
  MARKER.lastIndex = 0;
  while (MARKER.test(line)) depth += 1;
  return depth;
}

function grouped(number: number): string {
  return number.toLocaleString('en');
}
