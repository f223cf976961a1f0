import { runSync } from '../../system/yielding.ts';
import type { Span } from '../../text/span.ts';
import type { Document, Passage } from '../document/document.ts';
import { ofHeadings } from './numbered-headings.ts';
import { linesIn, ofLines, type PlacedLine } from './numbered-items.ts';
import { inRows, type NumberedLine } from './numbered-line.ts';
import type { PrintedNumber } from './printed-number.ts';

/** By canonical number, in the order of the document. */
export type PrintedNumbers = ReadonlyMap<string, readonly PrintedNumber[]>;

const known = new WeakMap<Document, PrintedNumbers>();
/** Passages between two yields. */
const STEP = 50;

/** The numbers printed in a document: in headings, before items and paragraphs, as verses. Made once. */
export function printedNumbers(document: Document): PrintedNumbers {
  return known.get(document) ?? runSync(numberingSteps(document));
}

/** The same a stretch at a time, for `runYielding`; linear in the text. */
export function* numberingSteps(document: Document): Generator<void, PrintedNumbers> {
  const made = known.get(document);
  if (made) return made;
  const lines: PlacedLine[] = [];
  for (const [at, passage] of document.passages.entries()) {
    lines.push(...linesIn(document, passage, document.passages[at - 1]));
    if (at % STEP === STEP - 1) yield;
  }
  yield;
  const headings = yield* ofHeadings(document);
  yield;
  const numbered = new Set(headings.map(({ number }) => number));
  const rows = inRows(
    lines.map((line) => (numbered.has(parentOf(line)) ? { ...line, fewest: 1 } : line)),
  );
  const numbers = [...headings, ...(yield* ofLines(document, rows))];
  const byNumber = new Map<string, PrintedNumber[]>();
  for (const number of numbers.sort((a, b) => a.start - b.start)) {
    const same = byNumber.get(number.number);
    if (same) same.push(number);
    else byNumber.set(number.number, [number]);
  }
  known.set(document, byNumber);
  return byNumber;
}

/** `2` of `2.1`; nothing of `2`. */
function parentOf({ number }: NumberedLine): string {
  return number.split('.').slice(0, -1).join('.');
}

/** The passages that a stretch of the text touches. */
export function passagesAt({ passages }: Document, { start, end }: Span): readonly Passage[] {
  let low = 0;
  let high = passages.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((passages[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  let stop = low;
  while ((passages[stop]?.start ?? Number.POSITIVE_INFINITY) < end) stop += 1;
  return passages.slice(low, stop);
}
