import type { Document, Passage } from '../../corpus/document/document.ts';
import type { Point } from '../reference/locator.ts';
import { type HashedWordsOf, readWords } from '../trace/hashed-words.ts';
import type { PassageRecord } from '../trace/passage-record.ts';
import { type Trace, traceCitation, unindexed } from '../trace/trace-citation.ts';
import { ambiguous, found, type Resolution, unknown } from './resolution.ts';
import { nearest, placeOf, resolvePoint } from './resolve-place.ts';

/** Looks up the kept records of issued ids by their mark (5 characters). */
type Remembered = (mark: string) => readonly PassageRecord[];

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
    remembered = () => [],
    wordsOf = readWords,
  }: ResolveOptions,
): IdLibrary {
  return { documents, withMark, remembered, wordsOf };
}

/** Base32 has no 0, 1, 8 and 9; people read them into a mark they retype. */
const MISREAD: Readonly<Record<string, string>> = { '0': 'o', '1': 'l', '8': 'b', '9': 'g' };
const MIN_PREFIX = 3;
/** Places that one sentence names. */
const MAX_NAMED = 3;

/** A whole id: the place and the text must agree, or the difference is said. */
export function resolveId(
  library: IdLibrary,
  document: Document,
  point: Point & { readonly mark: string },
): Resolution {
  const { withMark, remembered, wordsOf } = library;
  const { mark } = point;
  const { key } = document.metadata;
  const place = placeAsCited(key, point);
  const here = resolvePoint(document, point);
  const inPlace = here.kind === 'found' ? here.passages : [];
  const unchanged = inPlace.filter((passage) => passage.mark === mark);
  if (unchanged.length > 0) return found(unchanged);
  const read = inPlace.filter((passage) => isReadAs(passage.mark, mark));
  if (read.length === 1) return found(read);

  const records = remembered(mark).filter((record) => record.key === key);
  const record = records.find((other) => isAt(other, point)) ?? records[0];
  const misplaced = (passages: readonly Passage[]) =>
    `the mark ~${mark} ${belongsTo(passages)}, not to ${place}`;
  if (record) {
    const trace = traceCitation(library, record, wordsOf);
    if (trace.kind !== 'same') return describeTrace(trace, record);
    const note = point.section === null ? undefined : `Note that ${misplaced(trace.passages)}.`;
    return found(trace.passages, note, trace);
  }

  const marked = withMark(mark);
  const inDocument = marked.filter((passage) => passage.document === document);
  if (inDocument.length > 1) return ambiguous(inDocument);
  if (inDocument.length === 1 && point.section === null) return found(inDocument);
  if (inDocument.length === 1) {
    return found(
      inDocument,
      `Note that ${misplaced(inDocument)}: its text has moved, or the id is mistyped.`,
    );
  }
  if (marked.length > 0) {
    const message = `That id does not fit: ${misplaced(marked)}.`;
    return unknown(message, [...marked, ...inPlace]);
  }
  if (inPlace.length > 0) {
    return found(
      inPlace,
      `The text at ${place} is not the one marked ~${mark}: it has changed since it was cited, or the mark is mistyped. This is what stands there now.`,
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
  const records = remembered(mark).filter((record) => record.key === key.toUpperCase());
  const record = records.find((other) => isAt(other, point)) ?? records[0];
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

function belongsTo(passages: readonly Passage[]): string {
  return `belongs to ${passages.slice(0, MAX_NAMED).map(placeOf).join(' and ')}`;
}

/** A mark alone, in the library as it is and among what it remembers. */
export function resolveMark(library: IdLibrary, mark: string): Resolution {
  const { documents, withMark, remembered, wordsOf } = library;
  const passages = withMark(mark);
  if (passages.length === 1) return found(passages);
  if (passages.length > 1) return ambiguous(passages);
  const records = remembered(mark);
  const [record, ...others] = records;
  if (record && others.length === 0)
    return describeTrace(traceCitation(library, record, wordsOf), record);
  if (record) {
    const now = records.flatMap((other) => traceCitation(library, other, wordsOf).passages);
    if (now.length > 0) return ambiguous(now);
  }
  const close = documents.flatMap((document) =>
    document.passages.filter((passage) => isReadAs(passage.mark, mark)),
  );
  return unknown(`No passage has the mark ~${mark}; it may have changed.`, close);
}

/** The trace as an answer, with what to say about it. */
function describeTrace(trace: Trace, record: PassageRecord): Resolution {
  const was = `${record.key}:${record.section}.${record.passage}`;
  const { passages } = trace;
  const places = passages.map(placeOf).join(', ');
  const stays = passages.length === 1 && places === was;
  switch (trace.kind) {
    case 'same':
      return found(passages, undefined, trace);
    case 'moved':
      if (passages.length > 1) return ambiguous(passages);
      return found(passages, `This text has moved: it stood at ${was} when it was cited.`, trace);
    case 'regrouped': {
      const note = `The words cited as ${was} are unchanged, but the passages are now cut otherwise: they stand in ${places}.`;
      return found(passages, note, trace);
    }
    case 'changed': {
      const words = trace.difference.some(({ kind }) => kind !== 'same');
      const what = words ? 'has changed' : 'has changed in punctuation, case or white space only';
      const where = stays ? '' : ` It stands at ${places} now.`;
      return found(passages, `The text cited as ${was} ${what} since.${where}`, trace);
    }
    case 'removed': {
      const instead = passages.length > 0 ? ` ${was} now holds another text.` : '';
      return unknown(
        `The text cited as ${was}~${record.mark} has been removed from the library.${instead}`,
        passages,
      );
    }
  }
}

function placeAsCited(key: string, { section, passage }: Point): string {
  if (section === null) return key;
  return `${key}:${section}${passage === null ? '' : `.${passage}`}`;
}

function isAt({ section, passage }: PassageRecord, point: Point): boolean {
  return section === point.section && (point.passage === null || passage === point.passage);
}

/** Cut short, or with figures that base32 does not have. */
function isReadAs(mark: string, typed: string): boolean {
  const letters = typed.replace(/[0189]/g, (figure) => MISREAD[figure] ?? figure);
  const other = typed.replace(/[0189]/g, (figure) =>
    figure === '1' ? 'i' : (MISREAD[figure] ?? figure),
  );
  return typed.length >= MIN_PREFIX && (mark.startsWith(letters) || mark.startsWith(other));
}
