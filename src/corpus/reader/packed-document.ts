import { deserialize, serialize } from 'node:v8';
import type { Span } from '../../text/span.ts';
import type {
  Document,
  LineStart,
  Metadata,
  PageStart,
  Passage,
  Section,
} from '../document/document.ts';
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
      /** The prose; null where it equals the text. */
      readonly prose: string | null;
      /** Each some `STRETCH` sections as V8 writes them. */
      readonly sections: readonly Uint8Array[];
      /** `FIELDS` numbers a passage: section number, number, start, end, page (or -1), context. */
      readonly passages: Int32Array;
      /** What passages lean on: where in `contextSpans` each list ends. */
      readonly contextEnds: Int32Array;
      /** Two numbers for each span. Passages that follow one another share a list. */
      readonly contextSpans: Int32Array;
      /** The marks of all passages in their order, 5 characters each. */
      readonly marks: string;
      readonly words: number;
      readonly pages: readonly PageStart[];
      /** Every `LineStart`, as two numbers. */
      readonly lines: Int32Array;
      readonly notes: readonly string[];
      readonly keyGiven: boolean;
      readonly keyLine: number | null;
      readonly faults: readonly Fault[];
      readonly foreign: readonly string[];
    };

const FIELDS = 6;
/** Sections, passages or lines unpacked before other work may come in between: some milliseconds. */
const STRETCH = 2_000;
const NO_PAGE = -1;
const MARK_CHARACTERS = 5;

export function packParsed(parsed: Parsed): PackedFile {
  if (!parsed.ok) return { ok: false, faults: parsed.faults };
  const { document, keyGiven, keyLine, faults, foreign } = parsed;
  const { name, metadata, stated, text, prose, words, pages, notes } = document;
  const lines = Int32Array.from(document.lines.flatMap(({ start, line }) => [start, line]));
  const sections: Uint8Array[] = [];
  for (let from = 0; from < document.sections.length; from += STRETCH) {
    sections.push(serialize(document.sections.slice(from, from + STRETCH)));
  }
  const passages = new Int32Array(document.passages.length * FIELDS);
  const contexts: (readonly Span[])[] = [];
  document.passages.forEach(({ section, number, start, end, page, context }, index) => {
    if (contexts.at(-1) !== context) contexts.push(context);
    const place = [section.number, number, start, end, page ?? NO_PAGE, contexts.length - 1];
    passages.set(place, index * FIELDS);
  });
  let spans = 0;
  return {
    ok: true,
    name,
    metadata,
    stated,
    text,
    prose: prose === text ? null : prose,
    sections,
    passages,
    contextEnds: Int32Array.from(contexts, ({ length }) => {
      spans += length;
      return spans;
    }),
    contextSpans: Int32Array.from(
      contexts.flatMap((context) => context.flatMap(({ start, end }) => [start, end])),
    ),
    marks: document.passages.map(({ mark }) => mark).join(''),
    words,
    pages,
    lines,
    notes,
    keyGiven,
    keyLine,
    faults,
    foreign,
  };
}

/** The inverse of `packParsed`, a stretch at a time for `runYielding`: the longest files hold millions. */
export function* unpackSteps(packed: PackedFile): Generator<void, Parsed> {
  if (!packed.ok) return packed;
  const { name, metadata, stated, text, words, pages, notes, keyGiven, keyLine } = packed;
  const { faults, foreign } = packed;
  const sections: Section[] = [];
  const passages: Passage[] = [];
  const lines: LineStart[] = [];
  const document: Document = {
    name,
    metadata,
    stated,
    text,
    prose: packed.prose ?? text,
    sections,
    passages,
    words,
    pages,
    lines,
    notes,
  };
  for (const stretch of packed.sections) {
    for (const section of deserialize(stretch) as Section[]) sections.push(section);
    yield;
  }
  for (let at = 0; at < packed.lines.length; at += 2) {
    lines.push({ start: packed.lines[at] ?? 0, line: packed.lines[at + 1] ?? 1 });
    if (at % STRETCH === STRETCH - 2) yield;
  }
  const contextAt = contextsOf(packed);
  for (let index = 0; index * FIELDS < packed.passages.length; index += 1) {
    const at = index * FIELDS;
    const [place = 0, number = 0, start = 0, end = 0, page = NO_PAGE, context = 0] =
      packed.passages.subarray(at, at + FIELDS);
    const section = sections[place - 1];
    if (!section) throw new RangeError(`Passage of section ${place}, which is not there.`);
    const markAt = index * MARK_CHARACTERS;
    passages.push({
      document,
      section,
      number,
      start,
      end,
      text: text.slice(start, end),
      context: contextAt(context),
      mark: packed.marks.slice(markAt, markAt + MARK_CHARACTERS),
      page: page === NO_PAGE ? null : page,
    });
    if (index % STRETCH === STRETCH - 1) yield;
  }
  return { ok: true, document, keyGiven, keyLine, faults, foreign };
}

type PackedText = Extract<PackedFile, { ok: true }>;

/** Gets lists of spans by number, asked for in order; the same one again is the same object. */
function contextsOf({ contextEnds, contextSpans }: PackedText): (number: number) => Span[] {
  let known = -1;
  let context: Span[] = [];
  return (number) => {
    if (number === known) return context;
    known = number;
    context = [];
    for (let at = contextEnds[number - 1] ?? 0; at < (contextEnds[number] ?? 0); at += 1) {
      context.push({ start: contextSpans[2 * at] ?? 0, end: contextSpans[2 * at + 1] ?? 0 });
    }
    return context;
  };
}
