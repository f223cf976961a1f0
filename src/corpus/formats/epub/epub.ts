import { type Reading, Unreadable } from '../../reader/reading.ts';
import { parsePage } from '../html/dom.ts';
import { writeBlocks } from '../html/html-blocks.ts';
import { StruckText } from '../struck-text.ts';
import { TextBuilder } from '../text-builder.ts';
import { unzip, xmlOf } from '../zip.ts';
import { readPackage } from './epub-package.ts';

/** Text parts only: no pictures, fonts or sounds are unpacked. */
const WANTED = /\.(?:xml|opf|ncx|x?html?|xht)$/i;
/** Fonts may be scrambled without the text being locked (EPUB 3.3, section 4.3). */
const FONT_SCRAMBLING =
  /Algorithm="http:\/\/(?:www\.idpf\.org\/2008\/embedding|ns\.adobe\.com\/pdf\/enc#RC)"/;

/** What programs call a chapter that has no title. */
const NUMBERED = /^section \d+$/i;

/** Reads an e-book: its chapters in reading order, with the headings inside them. */
export function readEpub(bytes: Uint8Array): Reading {
  const parts = unzip(bytes, (name) => WANTED.test(name));
  const encryption = parts['META-INF/encryption.xml'];
  const methods = encryption
    ? (xmlOf(encryption).match(/<(?:\w+:)?EncryptionMethod[^>]*>/g) ?? [])
    : [];
  if (methods.some((method) => !FONT_SCRAMBLING.test(method))) {
    throw new Unreadable('the e-book is locked (DRM); ask the publisher for a copy without.');
  }
  const { metadata, chapters, notes } = readPackage(parts);
  const builder = new TextBuilder();
  const struck = new StruckText();
  for (const { part, label } of chapters) {
    const source = parts[part];
    const body = source && parsePage(bodyMarkup(xmlOf(source))).body;
    if (!body) continue;
    const text = body.textContent?.replace(/\s+/g, ' ').trim() ?? '';
    const hasHeading = body.querySelector('h1, h2, h3, h4, h5, h6') !== null;
    const titles = new Set(hasHeading || label === null ? [] : [label]);
    if (!hasHeading && label !== null && !text.startsWith(label) && !NUMBERED.test(label)) {
      builder.heading([{ text: label }], 1);
    }
    writeBlocks(body, builder, struck, titles);
  }
  return {
    ...builder.build(metadata.title ?? null),
    metadata,
    notes: [...notes, ...struck.notes()],
  };
}

/** XHTML closes any element in one tag; read as HTML, `<script/>` or `<title/>` would swallow the rest. */
function bodyMarkup(xhtml: string): string {
  return xhtml.replace(
    /<(script|style|title|iframe|textarea|div|p|span|a|i|b|em)(\s[^<>]*)?\/>/gi,
    '<$1$2></$1>',
  );
}
