import type { TextBlock } from '../../document/block.ts';
import { type Reading, Unreadable } from '../../reader/reading.ts';
import { TextBuilder } from '../text-builder.ts';
import { type Joiner, joinerFor, runsOf } from './hyphens.ts';
import { openPdf, type ReadPage } from './open-pdf.ts';
import { type Paragraph, paragraphsOf } from './paragraphs.ts';
import { levelsIn, linesIn, partsOf } from './parts.ts';
import { writeTagged } from './write-tagged.ts';

/** Fewer characters on a page than this are a stamp or a page number on a picture. */
const MIN_PAGE_CHARACTERS = 20;
/** Characters that stand for glyphs without a meaning (no ToUnicode table). */
const GARBLED = /[\uE000-\uF8FF\uFFFD]/g;
/** Page numbers in one note. */
const MAX_LISTED = 10;
const GARBLED_SHARE = 0.02;

/**
 * Reads a PDF: as its structure tree has it where it is tagged; elsewhere columns one after the other,
 * running heads and page numbers left out. Words that were hyphenated at line ends are joined (`notes`
 * says how many).
 */
export async function readPdf(bytes: Uint8Array): Promise<Reading> {
  const { pages, metadata, outline } = await openPdf(bytes);
  const empty = pages.filter((page) => charactersOn(page) < MIN_PAGE_CHARACTERS);
  if (empty.length === pages.length) {
    throw new Unreadable(
      'the PDF holds pictures of pages and no text (a scan); run text recognition on it first, for example with OCRmyPDF.',
    );
  }
  const { parts, doubtful, contents } = partsOf(pages);
  if (doubtful.size > 0 && parts.length === 0) throw new Unreadable(doubtNote([...doubtful]));
  const joiner = joinerFor(parts.flatMap(linesIn));
  const levels = levelsIn(parts, outline);
  const builder = new TextBuilder();
  for (const part of parts) {
    if (part.kind === 'lines') {
      writeParagraphs(paragraphsOf(part.lines, outline), joiner, builder);
    } else {
      for (const block of part.blocks) {
        writeTagged(block, levels.get(block) ?? null, joiner, builder);
      }
    }
  }
  const built = builder.build();
  const notes = notesOn(built.text, empty, pages.length, joiner.joined);
  if (doubtful.size > 0) notes.push(doubtNote([...doubtful]));
  const askew = pages.filter((page) => page.askew > 0);
  if (askew.length > 0) {
    notes.push(
      `words set askew (stamps, labels of pictures) were left out on page ${listed(askew.map(({ number }) => number))}.`,
    );
  }
  if (contents > 0) {
    notes.push(`lines of a table of contents or an index were left out: ${contents}.`);
  }
  return { ...built, metadata, notes };
}

function writeParagraphs(
  paragraphs: readonly Paragraph[],
  joiner: Joiner,
  builder: TextBuilder,
): void {
  for (const [index, paragraph] of paragraphs.entries()) {
    const runs = runsOf(paragraph.lines, joiner);
    if (paragraph.level !== null) builder.heading(runs, paragraph.level);
    else builder.paragraph(runs, paragraph.isItem, roleOf(paragraphs, index));
  }
}

/** Rows follow one another; the first of them names the columns where figures stand only below it. */
function roleOf(paragraphs: readonly Paragraph[], index: number): Pick<TextBlock, 'role'> {
  const paragraph = paragraphs[index];
  if (!paragraph?.isItem) return {};
  if (!isRow(paragraph)) return { role: 'item' };
  const next = paragraphs[index + 1];
  const isFirst = !isRow(paragraphs[index - 1]);
  const namesColumns = isFirst && isRow(next) && !holdsFigures(paragraph) && holdsFigures(next);
  return { role: namesColumns ? 'header' : 'row' };
}

function isRow(paragraph: Paragraph | undefined): paragraph is Paragraph {
  return paragraph?.level === null && paragraph.lines[0]?.isRow === true;
}

function holdsFigures({ lines }: Paragraph): boolean {
  return lines.some(({ text }) => /\p{N}/u.test(text));
}

function charactersOn({ layers }: ReadPage): number {
  return layers
    .flatMap(({ pieces }) => pieces)
    .reduce((sum, { text }) => sum + text.trim().length, 0);
}

function notesOn(
  text: string,
  empty: readonly ReadPage[],
  pages: number,
  joined: number,
): string[] {
  const notes: string[] = [];
  if (joined > 0) {
    notes.push(
      `${joined} ${joined === 1 ? 'word' : 'words'} hyphenated at line ends stand joined in the stored text.`,
    );
  }
  if (empty.length > 0) {
    notes.push(
      `${empty.length} of ${pages} pages hold no text (perhaps pictures): ${listed(empty.map(({ number }) => number))}.`,
    );
  }
  const garbled = text.match(GARBLED)?.length ?? 0;
  if (garbled > text.length * GARBLED_SHARE) {
    notes.push(
      'many characters have no meaning in the file (its fonts say no letters); the text may be garbled.',
    );
  }
  return notes;
}

function doubtNote(pages: readonly number[]): string {
  return `the order of the text is in doubt where its columns cannot be told apart, and so nothing is quoted from page ${listed(pages)}.`;
}

/** The first few page numbers. */
function listed(pages: readonly number[]): string {
  const numbers = [...new Set(pages)];
  return `${numbers.slice(0, MAX_LISTED).join(', ')}${numbers.length > MAX_LISTED ? ' …' : ''}`;
}
