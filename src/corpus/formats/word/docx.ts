import { strToU8, zipSync } from 'fflate';
import mammoth from 'mammoth';
import { proposedMetadata } from '../../document/proposed-metadata.ts';
import { type Reading, Unreadable } from '../../reader/reading.ts';
import { elementsNamed, parsePage, parseXml } from '../html/dom.ts';
import { writeBlocks } from '../html/html-blocks.ts';
import { TextBuilder } from '../text-builder.ts';
import { type Parts, unzip, xmlOf } from '../zip.ts';

/** Only these parts are unpacked: no macros, no pictures, no embedded files. */
const WANTED =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|docProps\/core\.xml|word\/(?:document|styles|numbering|footnotes|endnotes|comments)\d*\.xml|word\/_rels\/document\d*\.xml\.rels)$/i;
const MACROS = /vbaProject\.bin$/i;
const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => p:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
];

/**
 * Reads a Word document: headings, lists, tables, footnotes. Macros are left out and nothing outside
 * the file is followed.
 */
export async function readDocx(bytes: Uint8Array): Promise<Reading> {
  let macros = false;
  const parts = unzip(bytes, (name) => {
    macros ||= MACROS.test(name);
    return WANTED.test(name);
  });
  if (!Object.keys(parts).some((name) => /^word\/document\d*\.xml$/i.test(name))) {
    throw new Unreadable(
      'the file is not a Word document (.docx); open it in a word processor and save it as one.',
    );
  }
  const builder = new TextBuilder();
  const body = parsePage(await htmlOf(parts)).body;
  if (body) writeBlocks(body, builder);
  const notes = macros ? ['the file holds macros, which were left out.'] : [];
  return { ...builder.build(), metadata: metadataOf(parts), notes };
}

async function htmlOf(parts: Parts): Promise<string> {
  // mammoth unpacks by itself and without bounds; it gets a file of checked parts, stored flat.
  const checked = Object.entries(parts).map(
    ([name, part]) => [name, strToU8(xmlOf(part))] as const,
  );
  const buffer = Buffer.from(zipSync(Object.fromEntries(checked), { level: 0 }));
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer },
      { styleMap: STYLES, includeEmbeddedStyleMap: false, externalFileAccess: false },
    );
    return value;
  } catch {
    throw new Unreadable(
      'the Word document is damaged; open it in a word processor and save it again.',
    );
  }
}

function metadataOf(parts: Parts): Reading['metadata'] {
  const core = parts['docProps/core.xml'];
  if (!core) return {};
  const page = parseXml(xmlOf(core));
  const value = (name: string) => elementsNamed(page, name)[0]?.textContent ?? undefined;
  return proposedMetadata({
    title: value('title'),
    author: [value('creator') ?? ''],
    language: value('language'),
  });
}
