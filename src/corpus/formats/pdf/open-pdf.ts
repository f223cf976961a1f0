import { createRequire } from 'node:module';
import path from 'node:path';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import { proposedMetadata } from '../../document/proposed-metadata.ts';
import { type Reading, Unreadable } from '../../reader/reading.ts';
import { drawnOnce } from './drawn-twice.ts';
import type { Layers } from './page-layers.ts';
import { readPage } from './read-page.ts';
import { type StructureNode, sizeOf } from './structure.ts';

const MAX_PAGES = 5_000;
/** Elements of structure trees in a file. Each page's tree has all rows of a table that goes on there. */
const MAX_ELEMENTS = 2_000_000;

export interface ReadPage extends Layers {
  /** See `PageStart.page`. */
  readonly number: number;
  /** What the page says about itself; null where it is not tagged. */
  readonly structure: StructureNode | null;
}

/** The text of a PDF as it is drawn, page by page. */
export interface OpenedPdf {
  readonly pages: readonly ReadPage[];
  readonly metadata: Reading['metadata'];
  /** Titles of the bookmarks, in lower case. */
  readonly outline: ReadonlySet<string>;
}

/** @throws Unreadable when the file is locked, damaged, or too long. */
export async function openPdf(bytes: Uint8Array): Promise<OpenedPdf> {
  const { getDocument, OPS, VerbosityLevel } = await loadPdfjs();
  const home = path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  const task = getDocument({
    // pdf.js keeps the bytes and may write to them.
    data: new Uint8Array(bytes),
    cMapUrl: `${path.join(home, 'cmaps')}${path.sep}`,
    standardFontDataUrl: `${path.join(home, 'standard_fonts')}${path.sep}`,
    isEvalSupported: false,
    useWorkerFetch: false,
    useSystemFonts: false,
    disableFontFace: true,
    useWasm: false,
    enableXfa: false,
    verbosity: VerbosityLevel.ERRORS,
  });
  try {
    const pdf = await task.promise;
    if (pdf.numPages > MAX_PAGES) {
      throw new Unreadable(`the PDF has more than ${MAX_PAGES} pages; split it into parts.`);
    }
    const numbers = await pageNumbers(pdf);
    const marks = await pdf.getMarkInfo().catch(() => null);
    let elements = marks?.Marked === true && !marks.Suspects ? MAX_ELEMENTS : 0;
    const pages: ReadPage[] = [];
    for (let place = 1; place <= pdf.numPages; place += 1) {
      const page = await pdf.getPage(place);
      const number = numbers[place - 1] ?? place;
      const structure = elements > 0 ? await structureOf(page) : null;
      if (structure) elements -= sizeOf(structure);
      const read = await readPage(page, number, OPS.showText, structure !== null);
      const layers = read.layers.map((layer) => ({
        ...layer,
        place,
        pieces: drawnOnce(layer.pieces),
      }));
      pages.push({ number, layers, askew: read.askew, structure });
      page.cleanup();
    }
    return { pages, metadata: await metadataOf(pdf), outline: await outlineOf(pdf) };
  } catch (error) {
    throw explained(error);
  } finally {
    await task.destroy();
  }
}

/** pdf.js expects a browser's matrix class; reading text never uses it. */
async function loadPdfjs() {
  const scope = globalThis as { DOMMatrix?: unknown; Path2D?: unknown; ImageData?: unknown };
  scope.DOMMatrix ??= class {};
  scope.Path2D ??= class {};
  scope.ImageData ??= class {};
  // The small builds load twice as fast; they come without types.
  const builds = 'pdfjs-dist/legacy/build';
  const pdfjs: typeof import('pdfjs-dist') = await import(`${builds}/pdf.min.mjs`);
  pdfjs.GlobalWorkerOptions.workerSrc = `${builds}/pdf.worker.min.mjs`;
  return pdfjs;
}

function explained(error: unknown): Error {
  if (error instanceof Unreadable) return error;
  const name = error instanceof Error ? error.name : '';
  if (name === 'PasswordException') {
    return new Unreadable('the PDF is locked with a password; save a copy without one.');
  }
  if (error instanceof RangeError) return error;
  return new Unreadable('the PDF is damaged, or the file is no PDF; open it and save it again.');
}

/** Printed numbers, where every page has its own; else places, which is what viewers count. */
async function pageNumbers(pdf: PDFDocumentProxy): Promise<number[]> {
  const labels = (await pdf.getPageLabels().catch(() => null)) ?? [];
  const numbers = labels.filter((label) => /^\d{1,6}$/.test(label)).map(Number);
  return new Set(numbers).size === pdf.numPages ? numbers : [];
}

/** A tree that is damaged says nothing; the page is still there to be read. */
async function structureOf(page: PDFPageProxy): Promise<StructureNode | null> {
  return (await page.getStructTree().catch(() => null)) as StructureNode | null;
}

async function metadataOf(pdf: PDFDocumentProxy): Promise<Reading['metadata']> {
  const { info, metadata } = await pdf.getMetadata();
  const stated = info as Readonly<Record<string, unknown>>;
  const value = (name: string, xmp: string) => {
    const found: unknown = metadata?.get(xmp) || stated[name];
    const one: unknown = Array.isArray(found) ? found.join('; ') : found;
    return typeof one === 'string' ? one : undefined;
  };
  return proposedMetadata({
    title: value('Title', 'dc:title'),
    author: [value('Author', 'dc:creator') ?? ''],
    publisher: value('', 'dc:publisher'),
    issued: value('', 'prism:publicationdate') ?? value('', 'dc:date'),
    language: value('Language', 'dc:language'),
    licence: value('', 'dc:rights'),
  });
}

async function outlineOf(pdf: PDFDocumentProxy): Promise<Set<string>> {
  type Entry = { readonly title: string; readonly items: readonly Entry[] };
  const titles = new Set<string>();
  const waiting: Entry[] = [...((await pdf.getOutline().catch(() => null)) ?? [])] as Entry[];
  for (let entry = waiting.pop(); entry && titles.size < MAX_PAGES; entry = waiting.pop()) {
    titles.add(entry.title.replace(/\s+/g, ' ').trim().toLowerCase());
    waiting.push(...entry.items);
  }
  return titles;
}
