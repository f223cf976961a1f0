import { countWords } from '../../document/word-count.ts';
import type { Label } from './numbering.ts';
import type { WordElement } from './word-xml.ts';

/** A paragraph of a Word document that shows something. */
export interface WordParagraph {
  readonly element: WordElement;
  /** Without its label. */
  readonly text: string;
  readonly label: Label | null;
  readonly inTable: boolean;
  /** Whether all of it is bold. */
  readonly bold: boolean;
  /** Of most of its letters, in half points. */
  readonly size: number;
  readonly centred: boolean;
  /** Whether it carries the style of a title. */
  readonly title: boolean;
  /** 1 is the highest; null for text. */
  heading: number | null;
}

const MAX_WORDS = 14;
const MAX_CHARACTERS = 110;
/** Where more is bold, bold says nothing. */
const MAX_SHARE = 0.5;
/** More lines that stand out in a row are an address or a verse: a title, a chapter, a heading. */
const MAX_IN_A_ROW = 3;
const LARGER = 1.15;
/** Titles are few; below them the headings begin. */
const TOP_LEVEL = 2;
const LOWEST_LEVEL = 6;

/**
 * Finds the headings of a document that has no heading styles: short lines that are bold, or larger than
 * the text, alone in their paragraph and with text below. Sets `heading`.
 */
export function markHeadings(paragraphs: readonly WordParagraph[]): void {
  if (paragraphs.some(({ heading }) => heading !== null)) return;
  const written = paragraphs.filter(({ text }) => text.trim() !== '');
  const body = bodySize(written);
  const flow = written.filter(({ inTable, title }) => !inTable && !title);
  const found = withTextBelow(written, (one) => standsOut(one, body));
  if (found.length === 0 || found.length > flow.length * MAX_SHARE) return;
  const sizes = [...new Set(found.map(({ size }) => size))].sort((a, b) => b - a);
  const [first, second] = found;
  const isTitle =
    first !== undefined &&
    second !== undefined &&
    first === flow[0] &&
    found.every((one) => one === first || one.size < first.size || (first.centred && !one.centred));
  for (const one of found) {
    const rank = sizes.indexOf(one.size) - (isTitle && second.size < first.size ? 1 : 0);
    const level = TOP_LEVEL + rank + (one.label?.level ?? 0);
    one.heading = isTitle && one === first ? 1 : Math.min(level, LOWEST_LEVEL);
  }
}

function standsOut(one: WordParagraph, body: number): boolean {
  const { text, label, inTable, title, bold, size } = one;
  if (inTable || title || label?.bullet) return false;
  if (!bold && size < body * LARGER) return false;
  if (text.length > MAX_CHARACTERS || countWords(text) > MAX_WORDS || /\n/.test(text)) return false;
  return /\p{L}/u.test(text) && !/[.!;,…。！；，、]["”’')\]]*$/u.test(text);
}

function withTextBelow(
  paragraphs: readonly WordParagraph[],
  isHeading: (one: WordParagraph) => boolean,
): WordParagraph[] {
  const found: WordParagraph[] = [];
  let row: WordParagraph[] = [];
  for (const one of paragraphs) {
    if (isHeading(one)) row.push(one);
    else {
      if (row.length <= MAX_IN_A_ROW && !one.title) found.push(...row);
      row = [];
    }
  }
  return found;
}

/** The size that most letters have. */
function bodySize(paragraphs: readonly WordParagraph[]): number {
  const letters = new Map<number, number>();
  for (const { size, text } of paragraphs) {
    letters.set(size, (letters.get(size) ?? 0) + text.length);
  }
  return [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}
