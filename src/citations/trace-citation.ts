import type { Document, Passage } from '../corpus/document.ts';
import { type Word, wordsOf } from '../text/words.ts';
import { type Alignment, align } from './align.ts';
import { fingerprintWords, type PassageRecord, wordHash } from './passage-record.ts';
import { type DifferencePart, wordDifference } from './word-difference.ts';

/** What became of a passage since its id was given out. `passages` are those that stand there now. */
export type Trace =
  | { readonly kind: 'same'; readonly passages: readonly Passage[] }
  /** The same text at another address; several where the library now holds it more than once. */
  | { readonly kind: 'moved'; readonly passages: readonly Passage[] }
  /** Every word stands there in the same order, but in several passages, or in a much longer one. */
  | { readonly kind: 'regrouped'; readonly passages: readonly Passage[] }
  | {
      readonly kind: 'changed';
      readonly passages: readonly Passage[];
      /** From the text that was cited to the text that stands there now; what went has no text. */
      readonly difference: readonly DifferencePart[];
    }
  | { readonly kind: 'removed'; readonly passages: readonly Passage[] };

/** Below this share of unchanged words it is another text and not a changed one. */
const SAME_TEXT_SHARE = 0.5;
/** A document that shares less of the words is not worth aligning. */
const WORTH_ALIGNING = 0.6;

/**
 * Finds the text that was cited, as `record` remembers it, in the documents as they are now: first by
 * its hash, then by its words, first in its own document, then in the others. `removed` has as
 * `passages` what stands at the old address now, if anything.
 */
export function traceCitation(documents: readonly Document[], record: PassageRecord): Trace {
  const own = documents.find(({ metadata }) => metadata.key === record.key);
  const atAddress = (own?.passages ?? []).filter(
    ({ section, number }) => section.number === record.section && number === record.passage,
  );
  const same = atAddress.filter(({ hash }) => hash === record.hash);
  if (same.length > 0) return { kind: 'same', passages: same };
  const ordered = own ? [own, ...documents.filter((document) => document !== own)] : documents;
  for (const group of own ? [[own], ordered] : [ordered]) {
    const moved = group.flatMap(({ passages }) =>
      passages.filter(({ hash }) => hash === record.hash),
    );
    if (moved.length > 0) return { kind: 'moved', passages: moved };
  }
  const words = fingerprintWords(record.fingerprint);
  if (words.length > 0) {
    for (const document of ordered) {
      const trace = traceWords(document, words);
      if (trace) return trace;
    }
  }
  return { kind: 'removed', passages: atAddress };
}

interface HashedWords {
  readonly words: readonly Word[];
  readonly hashes: Uint16Array;
}
const hashed = new WeakMap<Document, HashedWords>();

function hashedWords(document: Document): HashedWords {
  let known = hashed.get(document);
  if (known === undefined) {
    const words = wordsOf(document.prose);
    known = { words, hashes: Uint16Array.from(words, ({ form }) => wordHash(form)) };
    hashed.set(document, known);
  }
  return known;
}

function traceWords(document: Document, old: Uint16Array): Trace | null {
  const { words, hashes } = hashedWords(document);
  const present = new Set(hashes);
  const shared = old.filter((hash) => present.has(hash)).length;
  if (shared / old.length < WORTH_ALIGNING * SAME_TEXT_SHARE) return null;
  const found = align(old, hashes);
  if (1 - found.distance / old.length < SAME_TEXT_SHARE) return null;
  const first = words[found.from];
  const last = words[found.to - 1];
  if (!first || !last) return null;
  const passages = document.passages.filter(
    ({ start, end }) => start < last.end && end > first.start,
  );
  if (passages.length === 0) return null;
  const run = wholePassage(passages, words, found);
  const grown = (run.to - run.from) * SAME_TEXT_SHARE > old.length;
  const intact = found.distance === 0;
  if (intact && (passages.length > 1 || grown)) return { kind: 'regrouped', passages };
  return { kind: 'changed', passages, difference: difference(document, grown ? found : run, old) };
}

/** All of the one passage the run lies in, so that what was added at its ends is seen, else the run. */
function wholePassage(
  passages: readonly Passage[],
  words: readonly Word[],
  found: Alignment,
): Pick<Alignment, 'from' | 'to'> {
  const [only, ...others] = passages;
  if (!only || others.length > 0) return found;
  const from = words.findIndex(({ start }) => start >= only.start);
  const behind = words.findIndex(({ start }) => start >= only.end);
  return { from, to: behind < 0 ? words.length : behind };
}

function difference(
  document: Document,
  run: Pick<Alignment, 'from' | 'to'>,
  old: Uint16Array,
): DifferencePart[] {
  const { words, hashes } = hashedWords(document);
  const textBetween = (from: number, to: number) => {
    const first = words[run.from + from];
    const last = words[run.from + to - 1];
    return first && last && to > from ? document.text.slice(first.start, last.end) : '';
  };
  return wordDifference(
    { forms: Array.from(old), text: () => null },
    { forms: Array.from(hashes.subarray(run.from, run.to)), text: textBetween },
  );
}
