import type { Span } from '../../text/span.ts';
import type { Document, Metadata, PageStart, Passage, Section } from '../document/document.ts';
import type { Fault } from '../document/problem.ts';
import type { Parsed } from './parse-document.ts';

/**
 * A parsed file as it travels between threads and lies in the snapshot: the text once, and passages as
 * numbers, so that unpacked passages share the memory of the text.
 */
export type PackedFile =
  | { readonly ok: false; readonly faults: readonly Fault[] }
  | {
      readonly ok: true;
      readonly name: string;
      readonly metadata: Metadata;
      readonly stated: Partial<Metadata> | null;
      readonly text: string;
      /** Null where it is the text. */
      readonly prose: string | null;
      readonly sections: readonly Section[];
      /** `FIELDS` numbers a passage: section number, number, start, end, page (or -1), context. */
      readonly passages: Int32Array;
      /** What passages lean on; those that follow one another share it. */
      readonly contexts: readonly (readonly Span[])[];
      /** 5 characters a passage. */
      readonly marks: string;
      readonly words: number;
      readonly pages: readonly PageStart[];
      /** Two numbers for each `LineStart`. */
      readonly lines: Int32Array;
      readonly notes: readonly string[];
      readonly keyGiven: boolean;
      readonly keyLine: number | null;
      readonly faults: readonly Fault[];
      readonly foreign: readonly string[];
    };

const FIELDS = 6;
const NO_PAGE = -1;
const MARK_CHARACTERS = 5;

export function packParsed(parsed: Parsed): PackedFile {
  if (!parsed.ok) return { ok: false, faults: parsed.faults };
  const { document, keyGiven, keyLine, faults, foreign } = parsed;
  const { name, metadata, stated, text, prose, sections, words, pages, notes } = document;
  const lines = Int32Array.from(document.lines.flatMap(({ start, line }) => [start, line]));
  const passages = new Int32Array(document.passages.length * FIELDS);
  const contexts: (readonly Span[])[] = [];
  document.passages.forEach(({ section, number, start, end, page, context }, index) => {
    if (contexts.at(-1) !== context) contexts.push(context);
    const place = [section.number, number, start, end, page ?? NO_PAGE, contexts.length - 1];
    passages.set(place, index * FIELDS);
  });
  const marks = document.passages.map(({ mark }) => mark).join('');
  const packedProse = prose === text ? null : prose;
  const packed = {
    name,
    metadata,
    stated,
    text,
    prose: packedProse,
    sections,
    passages,
    contexts,
    marks,
  };
  return { ok: true, ...packed, words, pages, lines, notes, keyGiven, keyLine, faults, foreign };
}

/** The inverse of `packParsed`. */
export function unpackParsed(packed: PackedFile): Parsed {
  if (!packed.ok) return packed;
  const { name, metadata, stated, text, sections, words, pages, notes, keyGiven, keyLine } = packed;
  const { faults, foreign } = packed;
  const document: Document & { passages: Passage[] } = {
    name,
    metadata,
    stated,
    text,
    prose: packed.prose ?? text,
    sections,
    passages: [],
    words,
    pages,
    lines: Array.from({ length: packed.lines.length / 2 }, (_, at) => ({
      start: packed.lines[2 * at] ?? 0,
      line: packed.lines[2 * at + 1] ?? 1,
    })),
    notes,
  };
  for (let at = 0; at < packed.passages.length; at += FIELDS) {
    const [place = 0, number = 0, start = 0, end = 0, page = NO_PAGE, context = 0] =
      packed.passages.subarray(at, at + FIELDS);
    const section = sections[place - 1];
    if (!section) throw new RangeError(`Passage of section ${place}, which is not there.`);
    const markAt = (at / FIELDS) * MARK_CHARACTERS;
    document.passages.push({
      document,
      section,
      number,
      start,
      end,
      text: text.slice(start, end),
      context: packed.contexts[context] ?? [],
      mark: packed.marks.slice(markAt, markAt + MARK_CHARACTERS),
      page: page === NO_PAGE ? null : page,
    });
  }
  return { ok: true, document, keyGiven, keyLine, faults, foreign };
}
