import { type Reading, Unreadable } from '../../reader/reading.ts';
import { type Run, TextBuilder } from '../text-builder.ts';
import { type Joiner, joinerFor } from './hyphens.ts';
import { linesOf } from './lines.ts';
import { openPdf } from './open-pdf.ts';
import { type Paragraph, paragraphsOf } from './paragraphs.ts';
import type { PdfPage } from './piece.ts';
import { withoutFurniture } from './running-heads.ts';

/** Fewer characters on a page than this are a stamp or a page number on a picture. */
const MIN_PAGE_CHARACTERS = 20;
/** Characters that stand for glyphs without a meaning (no ToUnicode table). */
const GARBLED = /[\uE000-\uF8FF\uFFFD]/g;
/** Dots that lead to a page number: a line of a table of contents or of an index. */
const LEADERS = /(?:\. ?){5,}\s*(?:\d+|[ivxlc]+)?$/i;
const GARBLED_SHARE = 0.02;

/**
 * Reads a PDF: columns one after the other, running heads and page numbers left out, words that were
 * hyphenated at line ends joined (`notes` says how many).
 */
export async function readPdf(bytes: Uint8Array): Promise<Reading> {
  const { pages, metadata, outline } = await openPdf(bytes);
  const empty = pages.filter((page) => charactersOn(page) < MIN_PAGE_CHARACTERS);
  if (empty.length === pages.length) {
    throw new Unreadable(
      'the PDF holds pictures of pages and no text (a scan); run text recognition on it first, for example with OCRmyPDF.',
    );
  }
  const all = withoutFurniture(pages).flatMap(linesOf);
  const lines = all.filter(({ text }) => !LEADERS.test(text));
  const joiner = joinerFor(lines);
  const builder = new TextBuilder();
  for (const paragraph of paragraphsOf(lines, outline)) {
    const runs = runsOf(paragraph, joiner);
    if (paragraph.level !== null) builder.heading(runs, paragraph.level);
    else builder.paragraph(runs, paragraph.isItem);
  }
  const built = builder.build();
  const notes = notesOn(built.text, empty, pages.length, joiner.joined);
  const contents = all.length - lines.length;
  if (contents > 0) {
    notes.push(`lines of a table of contents or an index were left out: ${contents}.`);
  }
  return { ...built, metadata, notes };
}

function charactersOn({ pieces }: PdfPage): number {
  return pieces.reduce((sum, { text }) => sum + text.trim().length, 0);
}

/** A run for every page that the paragraph stands on. */
function runsOf({ lines }: Paragraph, joiner: Joiner): Run[] {
  const runs: { text: string; page: number }[] = [];
  for (const line of lines) {
    const last = runs.at(-1);
    if (!last) runs.push({ text: line.text, page: line.page });
    else {
      const { kept, between } = joiner.join(last.text, line.text);
      last.text = kept;
      if (last.page === line.page) last.text += between + line.text;
      else runs.push({ text: between + line.text, page: line.page });
    }
  }
  return runs;
}

function notesOn(text: string, empty: readonly PdfPage[], pages: number, joined: number): string[] {
  const notes: string[] = [];
  if (joined > 0) {
    notes.push(
      `${joined} ${joined === 1 ? 'word' : 'words'} hyphenated at line ends stand joined in the stored text.`,
    );
  }
  if (empty.length > 0) {
    const numbers = empty.slice(0, 10).map(({ number }) => number);
    const more = empty.length > numbers.length ? ' …' : '';
    notes.push(
      `${empty.length} of ${pages} pages hold no text (perhaps pictures): ${numbers.join(', ')}${more}.`,
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
