import path from 'node:path';
import { proposedMetadata } from '../../document/proposed-metadata.ts';
import { type Reading, Unreadable } from '../../reader/reading.ts';
import { elementsNamed, type Page, parsePage, parseXml } from '../html/dom.ts';
import { type Parts, xmlOf } from '../zip.ts';

/** A chapter file of the book, in reading order. */
interface Chapter {
  /** The part's name in the zip file. */
  readonly part: string;
  /** What the table of contents calls it. */
  readonly label: string | null;
}

/** What the package document (OPF) says of the book (EPUB 3.3, section 5). */
export interface BookPackage {
  readonly metadata: Reading['metadata'];
  readonly chapters: readonly Chapter[];
  readonly notes: readonly string[];
}

const CONTAINER = 'META-INF/container.xml';
const CHAPTER_TYPE = /^(?:application\/xhtml\+xml|text\/html|application\/x-dtbook\+xml)$/;

/** @throws Unreadable when the file is no EPUB. */
export function readPackage(parts: Parts): BookPackage {
  const container = parts[CONTAINER];
  const rootFile =
    container &&
    elementsNamed(parseXml(xmlOf(container)), 'rootfile')[0]?.getAttribute('full-path');
  const source = rootFile ? parts[rootFile] : undefined;
  if (!rootFile || !source) {
    throw new Unreadable('the file is not an e-book in the EPUB format, or it is damaged.');
  }
  const opf = parseXml(xmlOf(source));
  const items = new Map(elementsNamed(opf, 'item').map((item) => [item.getAttribute('id'), item]));
  const outside: string[] = [];
  const partOf = (href: string): string | null => {
    const part = path.posix.join(path.posix.dirname(rootFile), decoded(href).split('#')[0] ?? '');
    if (!/^(?:\.\.?\/|\/|[a-z]+:)|^\.\.$/i.test(part)) return part;
    outside.push(href);
    return null;
  };
  const labels = labelsOf(
    parts,
    [...items.values()].map((item) => ({
      part: partOf(item.getAttribute('href') ?? ''),
      isContents:
        / nav /.test(` ${item.getAttribute('properties') ?? ''} `) ||
        item.getAttribute('media-type') === 'application/x-dtbncx+xml',
    })),
  );
  const known = new Set<string>();
  const chapters = elementsNamed(opf, 'itemref').flatMap((reference) => {
    const item = items.get(reference.getAttribute('idref'));
    const part = item && partOf(item.getAttribute('href') ?? '');
    const isContents = / nav /.test(` ${item?.getAttribute('properties') ?? ''} `);
    if (!part || isContents || !CHAPTER_TYPE.test(item.getAttribute('media-type') ?? '')) return [];
    // A chapter stands in a book once, however often it is listed.
    if (known.has(part)) return [];
    known.add(part);
    return [{ part, label: labels.get(part) ?? null }];
  });
  return { metadata: metadataOf(opf), chapters, notes: notesOn(outside) };
}

function notesOn(outside: readonly string[]): string[] {
  const names = [...new Set(outside)].slice(0, 3).map((name) => `"${name.slice(0, 80)}"`);
  if (names.length === 0) return [];
  return [`the book names files outside itself (${names.join(', ')}), which were left out.`];
}

interface ContentsItem {
  readonly part: string | null;
  readonly isContents: boolean;
}

/** Chapter titles by part: from the navigation document (EPUB 3) or the NCX (EPUB 2). */
function labelsOf(parts: Parts, items: readonly ContentsItem[]): Map<string, string> {
  const labels = new Map<string, string>();
  const known = new Set<string>();
  for (const { part, isContents } of items) {
    const source = isContents && part && !known.has(part) ? parts[part] : undefined;
    if (!source || !part) continue;
    known.add(part);
    const contents = /\.ncx$/i.test(part) ? parseXml(xmlOf(source)) : parsePage(xmlOf(source));
    for (const [href, label] of entriesOf(contents)) {
      const target = path.posix.join(path.posix.dirname(part), decoded(href).split('#')[0] ?? '');
      if (!labels.has(target)) labels.set(target, label);
    }
  }
  return labels;
}

function entriesOf(contents: Page): [href: string, label: string][] {
  const links = elementsNamed(contents, 'a').map((link) => [
    link.getAttribute('href'),
    link.textContent,
  ]);
  const points = elementsNamed(contents, 'navpoint').map((point) => [
    elementsNamed(point, 'content')[0]?.getAttribute('src'),
    elementsNamed(point, 'text')[0]?.textContent,
  ]);
  return [...links, ...points].flatMap(([href, label]) => {
    const text = label?.replace(/\s+/g, ' ').trim();
    return href && text ? [[href, text] as [string, string]] : [];
  });
}

function metadataOf(opf: Page): Reading['metadata'] {
  const all = (name: string) =>
    elementsNamed(opf, name).map((element) => element.textContent?.trim() ?? '');
  const source = [...all('source'), ...all('identifier')].find((id) => /^https?:/.test(id));
  return proposedMetadata({
    title: all('title')[0],
    author: all('creator'),
    publisher: all('publisher')[0],
    issued: all('date')[0],
    language: all('language')[0],
    licence: all('rights')[0],
    url: source,
  });
}

function decoded(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    return href;
  }
}
