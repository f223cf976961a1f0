import { strToU8, zipSync } from 'fflate';
import mammoth from 'mammoth';
import { proposedMetadata } from '../../document/proposed-metadata.ts';
import { type Reading, Unreadable } from '../../reader/reading.ts';
import { elementsNamed, parsePage, parseXml } from '../html/dom.ts';
import { NUMBERS_IN_TEXT, writeBlocks } from '../html/html-blocks.ts';
import { StruckText } from '../struck-text.ts';
import { TextBuilder } from '../text-builder.ts';
import { type Parts, unzip, xmlOf } from '../zip.ts';
import { readNumbering } from './numbering.ts';
import { OWN_STYLES, rewriteBody } from './rewrite-body.ts';
import type { LeftOut } from './simplify.ts';
import { readStyles } from './styles.ts';
import { rootOf, xmlFrom } from './word-xml.ts';

/** Only these parts are unpacked: no macros, no pictures, no embedded files. */
const WANTED =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|docProps\/core\.xml|word\/(?:document|styles|numbering|footnotes|endnotes|comments)\d*\.xml|word\/_rels\/document\d*\.xml\.rels)$/i;
/** Parts whose text is read. */
const TEXTS = /^word\/(?:document|footnotes|endnotes)\d*\.xml$/i;
const MACROS = /vbaProject\.bin$/i;
/** Of lists in lists. */
const LEVELS = [0, 1, 2, 3, 4, 5, 6, 7, 8];
const STYLES = [
  ...[1, 2, 3, 4, 5, 6].map((level) => `p.${OWN_STYLES.heading}${level} => h${level}:fresh`),
  ...LEVELS.flatMap((level) => [
    `p.${OWN_STYLES.bullet}${level} => ${'ul > li > '.repeat(level)}ul > li:fresh`,
    `p.${OWN_STYLES.numbered}${level} => ${`ol.${NUMBERS_IN_TEXT} > li > `.repeat(level)}ol.${NUMBERS_IN_TEXT} > li:fresh`,
  ]),
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
  const { left, changed } = rewritten(parts);
  const builder = new TextBuilder();
  const body = parsePage(await htmlOf(changed)).body;
  if (body) writeBlocks(body, builder, new StruckText());
  const notes = notesOn(left);
  if (macros) notes.push('the file holds macros, which were left out.');
  return { ...builder.build(), metadata: metadataOf(parts), notes };
}

/** The parts as XML, with what Word shows and nothing else. */
function rewritten(parts: Parts): { left: LeftOut; changed: ReadonlyMap<string, string> } {
  const changed = new Map(Object.entries(parts).map(([name, part]) => [name, xmlOf(part)]));
  const rootNamed = (name: RegExp) => {
    const found = [...changed].find(([part]) => name.test(part));
    return found ? rootOf(found[1]) : null;
  };
  const styles = readStyles(rootNamed(/^word\/styles\d*\.xml$/i));
  const lists = rootNamed(/^word\/numbering\d*\.xml$/i);
  const left: LeftOut = { hidden: 0, deleted: 0, contents: 0, embedded: 0, struck: 0 };
  for (const [name, xml] of changed) {
    if (!TEXTS.test(name)) continue;
    const root = rootOf(xml);
    if (!root) throw damaged();
    const more = rewriteBody(root, styles, readNumbering(lists));
    for (const key of ['hidden', 'deleted', 'contents', 'embedded', 'struck'] as const)
      left[key] += more[key];
    changed.set(name, xmlFrom(root));
  }
  return { left, changed };
}

async function htmlOf(parts: ReadonlyMap<string, string>): Promise<string> {
  // mammoth unpacks by itself and without bounds; it gets a file of checked parts, stored flat.
  const checked = [...parts].map(([name, xml]) => [name, strToU8(xml)] as const);
  const buffer = Buffer.from(zipSync(Object.fromEntries(checked), { level: 0 }));
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer },
      { styleMap: STYLES, includeEmbeddedStyleMap: false, externalFileAccess: false },
    );
    return value;
  } catch {
    throw damaged();
  }
}

function damaged(): Unreadable {
  return new Unreadable(
    'the Word document is damaged; open it in a word processor and save it again.',
  );
}

function notesOn({ hidden, deleted, contents, embedded, struck }: LeftOut): string[] {
  const notes: string[] = [];
  const note = (count: number, text: string) => {
    if (count > 0) notes.push(text);
  };
  note(hidden, `hidden text was left out (paragraphs or table rows that hold some: ${hidden}).`);
  note(
    deleted,
    `tracked deletions were left out (paragraphs that hold some: ${deleted}); tracked insertions stand in the text.`,
  );
  note(struck, `struck-through text was left out (paragraphs that hold some: ${struck}).`);
  note(contents, `lines of a table of contents or an index were left out: ${contents}.`);
  note(embedded, `files embedded in the document were left out: ${embedded}.`);
  return notes;
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
