import { type Document, lineAt, type Passage } from '../document/document.ts';
import { serverOf } from '../document/document-server.ts';
import { titleFromName } from '../document/make-document.ts';
import type { Problem } from '../document/problem.ts';
import { countWords } from '../document/word-count.ts';
import { isBoilerplate } from '../formats/text/boilerplate.ts';
import { looksGarbled } from '../formats/text/garbled.ts';
import { MIN_WORDS, nearDuplicates } from './near-duplicates.ts';

/** About seven printed pages: a reader who is sent to such a section still has to look for the place. */
const LONG_SECTION_WORDS = 2_500;
/** A short passage that this many documents share word for word is a frame around them. */
const FRAME_DOCUMENTS = 3;
const TEXT_FORMATS = /\.(?:mdx?|markdown|txt|text)$/i;

/**
 * What a careful librarian would want to know of documents that load: each finding with its file and,
 * for text formats, its line. Pure.
 */
export function auditCorpus(documents: readonly Document[]): Problem[] {
  return [
    ...sameDocuments(documents),
    ...documents.flatMap((document) => [
      ...document.notes.map((message) => ({ file: document.name, line: null, message })),
      ...seenByNobody(document),
      ...missingMetadata(document),
      ...longSections(document),
      ...document.passages.flatMap(oddPassage),
    ]),
    ...framesAround(documents),
    ...saidTwice(documents),
  ].sort((a, b) => (a.file === b.file ? (a.line ?? 0) - (b.line ?? 0) : a.file < b.file ? -1 : 1));
}

function sameDocuments(documents: readonly Document[]): Problem[] {
  const first = new Map<string, string>();
  return documents.flatMap((document) => {
    const text = document.prose.replace(/\s+/g, ' ').trim();
    const other = first.get(text);
    if (other === undefined) first.set(text, document.name);
    if (other === undefined) return [];
    return [{ file: document.name, line: null, message: `is the same document as ${other}.` }];
  });
}

function seenByNobody(document: Document): Problem[] {
  const server = serverOf(document.name);
  if (server !== null || document.metadata.public) return [];
  const message =
    'says "public: false" and lies in no server\'s folder: nobody sees it in Discord; move it to servers/SERVER ID/.';
  return [{ file: document.name, line: null, message }];
}

function missingMetadata({ name, metadata }: Document): Problem[] {
  const missing = [
    ...(metadata.author.length === 0 ? ['author'] : []),
    ...(metadata.issued === undefined ? ['issued'] : []),
    ...(metadata.url === undefined && metadata.publisher === undefined ? ['url or publisher'] : []),
  ];
  const found: Problem[] = [];
  if (missing.length > 0) {
    const message = `states no ${missing.join(', no ')}; citations will do without.`;
    found.push({ file: name, line: null, message });
  }
  if (metadata.title === titleFromName(name)) {
    found.push({
      file: name,
      line: null,
      message: 'has no title of its own; its file name stands in.',
    });
  }
  return found;
}

function longSections(document: Document): Problem[] {
  return document.sections.flatMap((section) => {
    const words = countWords(document.prose.slice(section.start, section.end));
    if (words <= LONG_SECTION_WORDS) return [];
    const name =
      section.heading === null ? 'the text before the first heading' : `"${section.heading}"`;
    const message = `${name} (section ${section.number}) has ${words} words; headings inside it would make citations exact.`;
    return [{ file: document.name, line: lineOf(document, section.start), message }];
  });
}

function oddPassage(passage: Passage): Problem[] {
  const { document, start, end } = passage;
  const prose = document.prose.slice(start, end);
  if (looksGarbled(prose)) {
    return [
      at(passage, `looks garbled ("${shortened(passage.text)}"); the encoding may be wrong.`),
    ];
  }
  const lines = prose.split('\n').filter((line) => line.trim() !== '');
  if (lines.length > 0 && lines.every(isBoilerplate)) {
    return [
      at(
        passage,
        `looks like a running header or footer, not text ("${shortened(passage.text)}").`,
      ),
    ];
  }
  return [];
}

/** Above this many, the documents as a whole are what should be looked at. */
const MANY_PAIRS = 3;

function saidTwice(documents: readonly Document[]): Problem[] {
  const groups = new Map<string, ReturnType<typeof nearDuplicates>>();
  for (const pair of nearDuplicates(documents)) {
    const files = `${pair[0].document.name}\n${pair[1].document.name}`;
    groups.set(files, [...(groups.get(files) ?? []), pair]);
  }
  return [...groups.values()].flatMap((pairs): Problem[] => {
    const [first] = pairs;
    if (!first || pairs.length <= MANY_PAIRS) {
      return pairs.map(([one, other, share]) =>
        at(one, `says nearly the same as ${placeOf(other)} (${Math.round(share * 100)} % alike).`),
      );
    }
    const [{ document }, { document: other }] = first;
    const message = `${pairs.length} of its ${document.passages.length} passages say nearly the same as passages of ${other.name}; is it another version of it?`;
    return [{ file: document.name, line: null, message }];
  });
}

function framesAround(documents: readonly Document[]): Problem[] {
  const places = new Map<string, Passage[]>();
  for (const passage of documents.flatMap((document) => document.passages)) {
    places.set(passage.mark, [...(places.get(passage.mark) ?? []), passage]);
  }
  return [...places.values()].flatMap((same) => {
    const [first] = same;
    const files = new Set(same.map(({ document }) => document));
    if (!first || files.size < FRAME_DOCUMENTS || countWords(first.text) >= MIN_WORDS) return [];
    const message = `stands word for word in ${files.size} documents ("${shortened(first.text)}").`;
    return [at(first, message)];
  });
}

function at(passage: Passage, message: string): Problem {
  const { document } = passage;
  const line = lineOf(document, passage.start);
  const place = line === null ? `${placeIn(passage)} ` : `passage ${numberOf(passage)} `;
  return { file: document.name, line, message: place + message };
}

function placeOf(passage: Passage): string {
  const line = lineOf(passage.document, passage.start);
  return `${passage.document.name}${line === null ? `, ${placeIn(passage)}` : `:${line}`}`;
}

function placeIn(passage: Passage): string {
  return `passage ${numberOf(passage)}${passage.page === null ? '' : ` (page ${passage.page})`}`;
}

function numberOf({ section, number }: Passage): string {
  return `${section.number}.${number}`;
}

/** The line of the file; an extracted text has lines that nobody can look up. */
function lineOf(document: Document, offset: number): number | null {
  return TEXT_FORMATS.test(document.name) ? lineAt(document, offset) : null;
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}
