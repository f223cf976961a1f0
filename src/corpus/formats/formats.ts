import { extensionOf } from '../document/file-extension.ts';
import type { Problem } from '../document/problem.ts';
import type { Reading } from '../reader/reading.ts';
import type { Dialect } from './markup/dialect.ts';
import { decodeText } from './text/decode-text.ts';

/** A kind of file that Footnote reads. */
export interface Format {
  /** What people call it. */
  readonly name: string;
  readonly maxBytes: number;
  /** @throws Unreadable with the reasons when the file cannot be read. */
  read(bytes: Uint8Array, name: string): Reading | Promise<Reading>;
}

const MIB = 1024 * 1024;
/** A text beyond this is a mistake or an attack: it is about 3,000 printed pages. */
const MAX_TEXT_BYTES = 16 * MIB;
/** Pictures count as well in these. */
const MAX_PACKED_BYTES = 64 * MIB;

/** Parsers are loaded when the first file of their format comes. */
const MARKDOWN: Format = {
  name: 'Markdown',
  maxBytes: MAX_TEXT_BYTES,
  read: readTextFile,
};
const TEXT: Format = { ...MARKDOWN, name: 'plain text' };
const PDF: Format = {
  name: 'PDF',
  maxBytes: MAX_PACKED_BYTES,
  read: async (bytes) => (await import('./pdf/pdf.ts')).readPdf(bytes),
};
const HTML: Format = {
  name: 'HTML',
  maxBytes: MAX_TEXT_BYTES,
  read: async (bytes) => (await import('./html/html.ts')).readHtml(bytes),
};
const DOCX: Format = {
  name: 'Word (DOCX)',
  maxBytes: MAX_PACKED_BYTES,
  read: async (bytes) => (await import('./word/docx.ts')).readDocx(bytes),
};
const EPUB: Format = {
  name: 'EPUB',
  maxBytes: MAX_PACKED_BYTES,
  read: async (bytes) => (await import('./epub/epub.ts')).readEpub(bytes),
};
const ODT: Format = {
  name: 'OpenDocument (ODT)',
  maxBytes: MAX_PACKED_BYTES,
  read: async (bytes) => (await import('./open-document/odt.ts')).readOdt(bytes),
};
const RTF: Format = {
  name: 'Rich Text (RTF)',
  maxBytes: MAX_TEXT_BYTES,
  read: async (bytes) => (await import('./rich-text/rtf.ts')).readRtf(bytes),
};
const SUBTITLES: Format = {
  name: 'subtitles',
  maxBytes: MAX_TEXT_BYTES,
  read: async (bytes) => (await import('./subtitles/subtitles.ts')).readSubtitles(bytes),
};
const CSV: Format = {
  name: 'table (CSV)',
  maxBytes: MAX_TEXT_BYTES,
  read: async (bytes) => (await import('./table/csv.ts')).readCsv(bytes),
};
const JSON_FAQ: Format = {
  name: 'questions and answers (JSON)',
  maxBytes: MAX_TEXT_BYTES,
  read: async (bytes) => (await import('./table/json.ts')).readJson(bytes),
};
const JSON_LINES: Format = {
  ...JSON_FAQ,
  name: 'questions and answers (JSON Lines)',
  read: async (bytes) => (await import('./table/json.ts')).readJsonLines(bytes),
};

const markup = (name: string, dialect: () => Promise<Dialect>): Format => ({
  name,
  maxBytes: MAX_TEXT_BYTES,
  read: async (bytes) =>
    (await import('./markup/read-markup.ts')).readMarkup(bytes, await dialect()),
});
const RST = markup('reStructuredText', async () =>
  (await import('./markup/restructured-text.ts')).restructuredText(),
);
const ASCIIDOC = markup('AsciiDoc', async () => (await import('./markup/asciidoc.ts')).asciidoc());
const ORG = markup('Org', async () => (await import('./markup/org.ts')).org());
const WIKI = markup('MediaWiki', async () => (await import('./markup/mediawiki.ts')).mediawiki());

const FORMATS: ReadonlyMap<string, Format> = new Map(
  Object.entries({
    md: MARKDOWN,
    markdown: MARKDOWN,
    mdx: { ...MARKDOWN, name: 'MDX' },
    rst: RST,
    adoc: ASCIIDOC,
    asciidoc: ASCIIDOC,
    asc: ASCIIDOC,
    org: ORG,
    mediawiki: WIKI,
    wiki: WIKI,
    txt: TEXT,
    text: TEXT,
    pdf: PDF,
    html: HTML,
    htm: HTML,
    xhtml: HTML,
    docx: DOCX,
    docm: DOCX,
    odt: ODT,
    rtf: RTF,
    epub: EPUB,
    srt: SUBTITLES,
    vtt: SUBTITLES,
    csv: CSV,
    tsv: CSV,
    json: JSON_FAQ,
    jsonl: JSON_LINES,
    ndjson: JSON_LINES,
  }),
);

/** File name extensions that are read, in lower case. */
export const READ_EXTENSIONS: readonly string[] = [...FORMATS.keys()];

/** Documents that people drop into the folder and would miss if nothing was said. */
const NOT_READ: ReadonlyMap<string, string> = new Map(
  Object.entries({
    doc: 'save it as .docx',
    ott: 'save it as .odt',
    fodt: 'save it as .odt',
    pages: 'export it as .docx or PDF',
    wpd: 'save it as .docx',
    mobi: 'convert it to EPUB',
    azw3: 'convert it to EPUB',
    djvu: 'convert it to PDF with text',
    ps: 'convert it to PDF',
    pptx: 'export it as PDF',
    xlsx: 'save it as CSV',
    mhtml: 'save the page as HTML',
    tex: 'typeset it as PDF',
  }),
);

/** The format of a file, by its extension; null where it is not read. */
export function formatOf(name: string): Format | null {
  return FORMATS.get(extensionOf(name)) ?? null;
}

/**
 * Why a file is not read, in one sentence. What looks like a document would be missed (no kind); anything
 * else is only not read.
 */
export function reasonNotRead(name: string): Pick<Problem, 'kind' | 'message'> {
  const extension = extensionOf(name);
  const advice = NOT_READ.get(extension);
  if (advice !== undefined) return { message: `.${extension} files are not read; ${advice}.` };
  const what = extension === '' ? 'files without an ending' : `.${extension} files`;
  return { kind: 'unread', message: `${what} are not read.` };
}

/** What is said of a file of more than `maxBytes`. */
export function tooLarge(maxBytes: number): string {
  return `the file is larger than ${maxBytes / 1024 / 1024} MiB; split it into parts.`;
}

async function readTextFile(bytes: Uint8Array, name: string): Promise<Reading> {
  const { text, notes } = decodeText(bytes);
  const { readText } = await import('../reader/parse-document.ts');
  return readText(text, name, notes);
}
