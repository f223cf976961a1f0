import type { Document, Passage } from '../../corpus/document/document.ts';
import { serverOf } from '../../corpus/document/document-server.ts';
import type { Library } from '../../retrieval/library.ts';
import { runSync } from '../../system/yielding.ts';
import { alignSteps } from './align.ts';
import { type HashedWords, type HashedWordsOf, readWords, type Splitting } from './hashed-words.ts';
import { fingerprintWords, type PassageRecord } from './passage-record.ts';
import { hasMark, isTextOf } from './same-text.ts';
import { type DifferencePart, wordDifferenceSteps } from './word-difference.ts';

/** What became of a passage since its id was issued. `passages` are the current ones. */
export type Trace =
  | { readonly kind: 'same'; readonly passages: readonly Passage[] }
  /** The same text at another address; several where the library now holds it more than once. */
  | { readonly kind: 'moved'; readonly passages: readonly Passage[] }
  /** Every word stands there in the same order, but in several passages, or in a much longer one. */
  | { readonly kind: 'regrouped'; readonly passages: readonly Passage[] }
  | {
      readonly kind: 'changed';
      readonly passages: readonly Passage[];
      readonly record: PassageRecord;
      /** From the text that was cited to the text that stands there now; what went has no text. */
      readonly difference: readonly DifferencePart[];
    }
  | { readonly kind: 'removed'; readonly passages: readonly Passage[] };

/** The part of a library that tracing needs. */
export type TracedIn = Pick<Library, 'documents' | 'withMark'>;

/** Below this share of unchanged words it is another text and not a changed one. */
const SAME_TEXT_SHARE = 0.5;

/**
 * Finds the text that was cited, as `record` remembers it, in the documents as they are now: first itself,
 * where its mark leads (`isTextOf`), then by its words, first in its own document, then in the others.
 * `removed` has as `passages` what stands at the old address now, if anything; where the record holds no
 * words, it may be a changed one.
 */
export function traceCitation(
  library: TracedIn,
  record: PassageRecord,
  wordsOf: HashedWordsOf = readWords,
): Trace {
  const known = traced.get(record);
  if (known?.documents === library.documents) return known.trace;
  return runSync(traceCitationSteps(library, record, wordsOf));
}

/** What became of a record the last time that it was traced, in a list of documents that does not change. */
const traced = new WeakMap<
  PassageRecord,
  { readonly documents: readonly Document[]; readonly trace: Trace }
>();

/** `traceCitation` in steps, for `runYielding`; afterwards it finds the trace made. */
export function* traceCitationSteps(
  library: TracedIn,
  record: PassageRecord,
  wordsOf: HashedWordsOf = readWords,
): Generator<void, Trace> {
  const trace = yield* madeSteps(library, record, wordsOf);
  traced.set(record, { documents: library.documents, trace });
  return trace;
}

function* madeSteps(
  { documents, withMark }: TracedIn,
  record: PassageRecord,
  wordsOf: HashedWordsOf,
): Generator<void, Trace> {
  const keyed = documents.filter(({ metadata }) => metadata.key === record.key);
  const own = keyed.find(({ name }) => serverOf(name) === record.server) ?? keyed[0];
  const atAddress = (own?.passages ?? []).filter(
    ({ section, number }) => section.number === record.section && number === record.passage,
  );
  const same = atAddress.filter((passage) => isTextOf(record, passage));
  if (same.length > 0) return { kind: 'same', passages: same };
  const marked = withMark(record.mark).filter((passage) => isTextOf(record, passage));
  const inOwn = marked.filter(({ document }) => document === own);
  const moved = inOwn.length > 0 ? inOwn : marked;
  if (moved.length > 0) return { kind: 'moved', passages: moved };
  const words = fingerprintWords(record.fingerprint);
  if (words.length > 0) {
    const splitting = splittingOf(record);
    const ordered = own ? [own, ...documents.filter((document) => document !== own)] : documents;
    for (const document of ordered) {
      yield;
      const trace = yield* traceWordsSteps(document, wordsOf(document, splitting), words, record);
      if (trace) return trace;
    }
  }
  return { kind: 'removed', passages: atAddress };
}

/** How the words of a record were found. */
export function splittingOf({ digest }: PassageRecord): Splitting {
  return digest === null ? 'former' : 'now';
}

/** A few documents that no library has indexed: for a mark, all their passages are looked through. */
export function unindexed(documents: readonly Document[]): TracedIn {
  return {
    documents,
    withMark: (mark) =>
      documents.flatMap(({ passages }) => passages.filter((passage) => hasMark(passage, mark))),
  };
}

function* traceWordsSteps(
  document: Document,
  all: HashedWords,
  old: Uint16Array,
  record: PassageRecord,
): Generator<void, Trace | null> {
  const window = likeliestWindow(all.hashes, old);
  if (!window) return null;
  const found = yield* alignSteps(old, all.hashes, window.from, window.to);
  if (found.to <= found.from || 1 - found.distance / old.length < SAME_TEXT_SHARE) return null;
  const [start, end] = [all.starts[found.from] ?? 0, all.ends[found.to - 1] ?? 0];
  const passages = document.passages.filter(
    (passage) => passage.start < end && passage.end > start,
  );
  if (passages.length === 0) return null;
  const run = wholePassage(passages, all, found);
  const grown = (run.to - run.from) * SAME_TEXT_SHARE > old.length;
  const intact = found.distance === 0;
  if (intact && (passages.length > 1 || grown)) return { kind: 'regrouped', passages };
  const difference = yield* differenceSteps(document, all, grown ? found : run, old);
  return { kind: 'changed', passages, record, difference };
}

interface Run {
  readonly from: number;
  readonly to: number;
}

/** The stretch as long as the old text that holds most of its words, with room around it. */
function likeliestWindow(hashes: Uint16Array, old: Uint16Array): Run | null {
  const isOld = new Uint8Array(65_536);
  for (const hash of old) isOld[hash] = 1;
  let inside = 0;
  let most = 0;
  let end = 0;
  for (let at = 0; at < hashes.length; at += 1) {
    inside += isOld[hashes[at] ?? 0] ?? 0;
    if (at >= old.length) inside -= isOld[hashes[at - old.length] ?? 0] ?? 0;
    if (inside > most) {
      most = inside;
      end = at + 1;
    }
  }
  if (most < old.length * SAME_TEXT_SHARE) return null;
  return {
    from: Math.max(0, end - 2 * old.length),
    to: Math.min(hashes.length, end + old.length),
  };
}

/** All of the one passage the run lies in, so that what was added at its ends is seen, else the run. */
function wholePassage(passages: readonly Passage[], all: HashedWords, found: Run): Run {
  const [only, ...others] = passages;
  if (!only || others.length > 0) return found;
  let { from, to } = found;
  // A heading above may hold the very word that the passage began with.
  while (from < to && (all.starts[from] ?? 0) < only.start) from += 1;
  while (to > from && (all.starts[to - 1] ?? 0) >= only.end) to -= 1;
  while (from > 0 && (all.starts[from - 1] ?? 0) >= only.start) from -= 1;
  while (to < all.hashes.length && (all.starts[to] ?? 0) < only.end) to += 1;
  return { from, to };
}

function* differenceSteps(
  document: Document,
  all: HashedWords,
  run: Run,
  old: Uint16Array,
): Generator<void, DifferencePart[]> {
  const textBetween = (from: number, to: number) =>
    to > from
      ? document.text.slice(all.starts[run.from + from] ?? 0, all.ends[run.from + to - 1] ?? 0)
      : '';
  return yield* wordDifferenceSteps(
    { forms: Array.from(old), text: () => null },
    { forms: Array.from(all.hashes.subarray(run.from, run.to)), text: textBetween },
  );
}
