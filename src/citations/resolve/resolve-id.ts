import type { Document, Passage } from '../../corpus/document/document.ts';
import { serverOf } from '../../corpus/document/document-server.ts';
import type { Point } from '../reference/locator.ts';
import { type HashedWordsOf, readWords } from '../trace/hashed-words.ts';
import type { PassageRecord } from '../trace/passage-record.ts';
import { isTextOf, isUntold } from '../trace/same-text.ts';
import { traceCitation, unindexed } from '../trace/trace-citation.ts';
import { citedAs, describeTrace } from './describe-trace.ts';
import { ambiguous, found, MAX_CANDIDATES, type Resolution, unknown } from './resolution.ts';
import { nearest, placeOf, resolvePoint } from './resolve-place.ts';

/** Looks up the kept records of issued ids by their mark (5 characters), the latest first. */
type Remembered = (mark: string) => readonly PassageRecord[];

/** Nothing was kept, or nobody looked. */
const NO_HISTORY: Remembered = () => [];

/** The library that ids are resolved in. */
export interface IdLibrary {
  readonly documents: readonly Document[];
  /** See `Library.withMark`. */
  readonly withMark: (mark: string) => readonly Passage[];
  readonly remembered: Remembered;
  readonly wordsOf: HashedWordsOf;
}

export interface ResolveOptions {
  /** See `Library.withMark`; without it the documents are looked through. */
  readonly withMark?: (mark: string) => readonly Passage[];
  /** The history of ids, so that an id whose text has changed or gone can say so. */
  readonly remembered?: Remembered;
  /** Where an old text's words are looked for. */
  readonly wordsOf?: HashedWordsOf;
}

export function idLibrary(
  documents: readonly Document[],
  {
    withMark = unindexed(documents).withMark,
    remembered = NO_HISTORY,
    wordsOf = readWords,
  }: ResolveOptions,
): IdLibrary {
  return { documents, withMark, remembered, wordsOf };
}

/** Base32 has no 0, 1, 8 and 9; people read them into a mark they retype, 1 for an l or an i. */
const MISREAD = new Map([
  ['0', 'o'],
  ['8', 'b'],
  ['9', 'g'],
]);
/** Characters of a mark, and of one that is taken for its beginning at the least. */
const MARK_LENGTH = 5;
const MIN_PREFIX = 3;
/** Places that one sentence names. */
const MAX_NAMED = 3;

/** A whole id: the place and the text must agree, or the difference is said. */
export function resolveId(
  library: IdLibrary,
  document: Document,
  point: Point & { readonly mark: string },
): Resolution {
  const { withMark, wordsOf, remembered } = library;
  const { mark } = point;
  const { key } = document.metadata;
  const everywhere = withMark(mark);
  const inDocument = everywhere.filter((passage) => passage.document === document);
  const place = placeAsCited(key, point);
  const here = resolvePoint(document, point);
  const inPlace = here.kind === 'found' ? here.passages : [];
  const marked = inDocument.filter(
    (passage) => point.section === null || inPlace.includes(passage),
  );
  const server = serverOf(document.name);
  const isMeant = (record: PassageRecord) =>
    record.key === key &&
    record.server === server &&
    (point.section === null || isAt(record, point));
  if (marked.length > 1 && point.section === null) return ambiguous(marked);
  if (marked.length > 0) return asRecorded(library, marked, mark, isMeant);
  const readings = readingsOf(mark);
  const read = inPlace.filter((passage) => readings.some((one) => passage.mark.startsWith(one)));
  const [only, ...others] = read;
  if (only && others.length === 0) return asRecorded(library, read, only.mark, isMeant);

  const record = recordAt(library, key, point);
  const misplaced = (passages: readonly Passage[]) =>
    `the mark ~${mark} ${belongsTo(passages)}, not to ${place}`;
  if (record) {
    const trace = traceCitation(library, record, wordsOf);
    if (trace.kind !== 'same') return describeTrace(trace, record);
    const note = point.section === null ? undefined : `Note that ${misplaced(trace.passages)}.`;
    return found(trace.passages, note, trace);
  }

  if (inDocument.length > 1) return ambiguous(inDocument);
  if (inDocument.length === 1) {
    return found(
      inDocument,
      `Note that ${misplaced(inDocument)}: its text has moved, or the id is mistyped.`,
    );
  }
  if (everywhere.length > 0) {
    const message = `That id does not fit: ${misplaced(everywhere)}.`;
    return unknown(message, [...everywhere, ...inPlace]);
  }
  if (inPlace.length > 0) {
    const why =
      remembered === NO_HISTORY
        ? 'it has changed since it was cited, or the mark is mistyped'
        : 'I have no record of that id, so that the mark is mistyped, or it is older than my records';
    return found(
      inPlace,
      `The text at ${place} is not the one marked ~${mark}: ${why}. This is what stands there now.`,
    );
  }
  return unknown(
    `The text cited as ${place}~${mark} is no longer in the library.`,
    nearest(document, point.section ?? 1),
  );
}

/**
 * A whole id whose key no document has (any more): what the library remembers of it, else where its mark
 * stands, else `closest`. Never found under another key than its own.
 */
export function resolveLostId(
  library: IdLibrary,
  key: string,
  point: Point & { readonly mark: string },
  closest: readonly Passage[],
): Resolution {
  const { withMark, remembered, wordsOf } = library;
  const { mark } = point;
  const record = recordAt(library, key.toUpperCase(), point);
  if (record) return describeTrace(traceCitation(library, record, wordsOf), record);
  const marked = withMark(mark);
  if (marked.length > 0) {
    return unknown(`No document has that key; the mark ~${mark} ${belongsTo(marked)}.`, marked);
  }
  const byMark = resolveMark(library, mark);
  if (remembered(mark).length > 0) return byMark;
  const close = byMark.kind === 'unknown' ? byMark.closest : [];
  return unknown(`No document has that key, and no passage the mark ~${mark}.`, [
    ...close,
    ...closest,
  ]);
}

/**
 * Passages that have the mark, as the records of it tell: where it was that of another text too, that may be
 * the one that was cited, and what became of it is told.
 */
function asRecorded(
  library: IdLibrary,
  passages: readonly Passage[],
  mark: string,
  isMeant: (record: PassageRecord) => boolean,
): Resolution {
  const { remembered, wordsOf } = library;
  const records = remembered(mark).filter(isMeant);
  const other = records.find((record) => passages.every((passage) => !isTextOf(record, passage)));
  if (other) {
    const trace = traceCitation(library, other, wordsOf);
    const told = describeTrace(trace, other);
    const both = `Another text has had the mark ~${mark} too.`;
    if (told.kind === 'ambiguous') return ambiguous([...told.candidates, ...passages]);
    if (told.kind === 'unknown') return found(passages, `${told.message} ${both}`);
    return found(told.passages, [told.note, both].filter(Boolean).join(' '), trace);
  }
  if (isUntold(records)) return found(passages, `${UNTOLD} ~${mark}.`);
  if (remembered !== NO_HISTORY && records.length === 0) return found(passages, UNRECORDED);
  const [passage] = passages;
  const isFormer = passage && passage.mark !== mark;
  return found(passages, isFormer ? `Its id is ${citedAs(passage)} now.` : undefined);
}

const UNRECORDED =
  'I have no record of this id, so that its mark alone says that this is the text that was cited.';

const UNTOLD =
  'Whether this is the text that was cited cannot be told: what I kept of it cannot be read any more, and more than one text has had the mark';

/** The record of an id, at its place where there is one; null where none is kept. */
function recordAt(
  { remembered }: IdLibrary,
  key: string,
  point: Point & { readonly mark: string },
): PassageRecord | null {
  const records = remembered(point.mark).filter((record) => record.key === key);
  return records.find((other) => isAt(other, point)) ?? records[0] ?? null;
}

function belongsTo(passages: readonly Passage[]): string {
  return `belongs to ${passages.slice(0, MAX_NAMED).map(placeOf).join(' and ')}`;
}

/** A mark alone, in the library as it is and among what it remembers. */
export function resolveMark(library: IdLibrary, mark: string): Resolution {
  const { withMark, remembered, wordsOf } = library;
  const passages = withMark(mark);
  if (passages.length === 1) return asRecorded(library, passages, mark, () => true);
  if (passages.length > 1) return ambiguous(passages);
  const records = remembered(mark);
  const [record, ...others] = records;
  if (record && others.length === 0)
    return describeTrace(traceCitation(library, record, wordsOf), record);
  if (record) {
    const now = records.flatMap((other) => traceCitation(library, other, wordsOf).passages);
    if (now.length > 0) return ambiguous(now);
  }
  const message = `No passage has the mark ~${mark}; it may have changed.`;
  return unknown(message, readAs(library, mark));
}

function placeAsCited(key: string, { section, passage }: Point): string {
  if (section === null) return key;
  return `${key}:${section}${passage === null ? '' : `.${passage}`}`;
}

function isAt({ section, passage }: PassageRecord, point: Point): boolean {
  return section === point.section && (point.passage === null || passage === point.passage);
}

/** The first passages, at most `MAX_CANDIDATES`, that have a mark which may have been meant. */
function readAs({ documents, withMark }: IdLibrary, typed: string): readonly Passage[] {
  const readings = readingsOf(typed);
  if (typed.length >= MARK_LENGTH) return readings.flatMap(withMark).slice(0, MAX_CANDIDATES);
  const close: Passage[] = [];
  for (const { passages } of documents) {
    for (const passage of passages) {
      if (!readings.some((reading) => passage.mark.startsWith(reading))) continue;
      if (close.push(passage) === MAX_CANDIDATES) return close;
    }
  }
  return close;
}

/** How marks begin that may have been meant: `typed` may be cut short, or have figures that base32 does not have. */
function readingsOf(typed: string): readonly string[] {
  if (typed.length < MIN_PREFIX) return [];
  const withOne = (one: string) =>
    typed.replace(/[0189]/g, (figure) => (figure === '1' ? one : (MISREAD.get(figure) ?? figure)));
  return [...new Set([withOne('l'), withOne('i')])];
}
