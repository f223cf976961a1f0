import type { Document } from '../document/document.ts';
import { extensionOf } from '../document/file-extension.ts';
import { readFrontMatter } from '../document/front-matter/front-matter.ts';
import { makeDocument } from '../document/make-document.ts';
import type { GivenMetadata } from '../document/metadata.ts';
import type { Fault } from '../document/problem.ts';
import { readMarkdown } from '../formats/markdown/markdown.ts';
import { tangleIn } from '../formats/markdown/tangles.ts';
import type { SitePage } from '../formats/markdown/templates/placeholders.ts';
import { readPlainText } from '../formats/text/plain-text.ts';
import { type Reading, Unreadable } from './reading.ts';

/** A text file as it comes from disk, decoded. */
export interface SourceFile {
  /** Path below the corpus folder, with `/` between folders. */
  readonly name: string;
  readonly text: string;
  /** From the sidecar `NAME.EXT.yml`, which wins over front matter. */
  readonly sidecar?: GivenMetadata;
}

export type Parsed =
  | {
      readonly ok: true;
      readonly document: Document;
      readonly keyGiven: boolean;
      /** The line of the file that states the key; null where a sidecar does, or nothing. */
      readonly keyLine: number | null;
      /** What the file says of itself and was left out, by line. */
      readonly faults: readonly Fault[];
      /** Keys of its front matter that are not ours, and were passed over. */
      readonly foreign: readonly string[];
    }
  | { readonly ok: false; readonly faults: readonly Fault[] };

type TextReading = Pick<Reading, 'text' | 'layout' | 'lines'> & {
  readonly notes?: readonly string[];
};

/** How a text file is read, by file extension. `body` is the text with its front matter blanked. */
const READERS: ReadonlyMap<string, (text: string, body: string, page: SitePage) => TextReading> =
  new Map(
    Object.entries({
      md: asMarkdown,
      markdown: asMarkdown,
      mdx: (text: string, body: string, page: SitePage) => asMarkdown(text, body, page, true),
      txt: asPlainText,
      text: asPlainText,
    }),
  );

function asMarkdown(_text: string, body: string, page: SitePage, isMdx = false): TextReading {
  // A long description in front matter has become as many blanks, which Markdown counts one by one.
  const lean = body.replace(/^(?:[ \t]*(?:\r\n|\n|\r))+/, (lines) => lines.replace(/[ \t]+/g, ''));
  const tangle = tangleIn(lean);
  if (tangle) throw new Unreadable([tangle]);
  return readMarkdown(lean, isMdx, page);
}

function asPlainText(text: string, body: string): TextReading {
  return { text, layout: readPlainText(body) };
}

/** Makes a document of a Markdown or plain text file. Pure; its faults name lines of the file. */
export function parseDocument(file: SourceFile): Parsed {
  return parsedFrom(file.name, file.sidecar, () => readText(file.text, file.name));
}

/**
 * Reads Markdown or plain text, with its front matter. `notes` are passed on.
 * @throws Unreadable for another file extension, and for Markdown that would take minutes to parse.
 */
export function readText(text: string, name: string, notes: readonly string[] = []): Reading {
  const read = READERS.get(extensionOf(name));
  if (!read) throw new Unreadable([{ line: 1, message: 'this file type is not read.' }]);
  const { body, metadata, faults, foreign } = readFrontMatter(text);
  const stated = body === text ? null : metadata;
  const keyLine = lineOfKey(text);
  const { notes: more = [], ...reading } = read(text, body, {
    hasFrontMatter: body !== text,
    title: metadata.title,
  });
  const all = [...notes, ...more];
  return { ...reading, pages: [], metadata, stated, keyLine, notes: all, faults, foreign };
}

/** Makes a document of whatever `read` returns; what it throws as `Unreadable` becomes faults. */
export function parsedFrom(
  name: string,
  sidecar: GivenMetadata | undefined,
  read: () => Reading,
): Parsed {
  try {
    const reading = read();
    const document = makeDocument(name, reading, sidecar);
    if (!document) throw new Unreadable([{ line: 1, message: 'the file holds no text to cite.' }]);
    const inFile = reading.metadata.key !== undefined && sidecar?.key === undefined;
    const keyGiven = inFile || sidecar?.key !== undefined;
    const keyLine = inFile ? (reading.keyLine ?? 1) : null;
    const { faults = [], foreign = [] } = reading;
    return { ok: true, document, keyGiven, keyLine, faults, foreign };
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, faults: error.faults };
    throw error;
  }
}

function lineOfKey(text: string): number {
  const index = text.split(/\r\n|\r|\n/).findIndex((line) => /^["']?key["']?\s*[:=]/.test(line));
  return Math.max(index, 0) + 1;
}
