import type { Document } from '../../corpus/document/document.ts';
import { contentOf } from '../../corpus/document/make-document.ts';
import { runSync } from '../../system/yielding.ts';
import { documentWordsSteps, type KnownWords } from './document-words.ts';
import { joinedIndexSteps, type QuoteIndex } from './quote-index.ts';
import { WordForms } from './word-forms.ts';
import type { WordIndex } from './word-index.ts';
import { newSourceSteps, oldSourceSteps, type WordSource } from './word-source.ts';

/** Earlier work that indexing can build on. */
export interface KnownQuotes {
  /** The index before: documents that it holds are copied from it and not read again. */
  readonly previous?: WordIndex | undefined;
  /** Words already read, by a reading thread. */
  readonly words?: KnownWords | undefined;
}

/** Words copied or counted before other work may come in between: some tenths of a millisecond. */
const STRETCH = 32_768;
/** The forms are renumbered when less than half of them are in use, unless there are only this many. */
const FEW_FORMS = 4_000;

/** The index of one shelf, at once: about a second for a million words. */
export function buildWordIndex(documents: readonly Document[], known: KnownQuotes = {}): WordIndex {
  return runSync(wordIndexSteps(documents, known));
}

/** The index that quotations are checked with, of one shelf alone. */
export function buildQuoteIndex(documents: readonly Document[]): QuoteIndex {
  return runSync(joinedIndexSteps([buildWordIndex(documents)]));
}

/** Builds the index a stretch at a time, so that a caller may let other work in between. */
export function* wordIndexSteps(
  documents: readonly Document[],
  { previous, words: known }: KnownQuotes = {},
): Generator<void, WordIndex> {
  const forms = previous && !isWasteful(previous) ? previous.forms : new WordForms();
  const places = new Map(previous?.documents.map((one, at) => [contentOf(one), at] as const));
  const sources: WordSource[] = [];
  const bounds = new Uint32Array(documents.length + 1);
  for (const [number, document] of documents.entries()) {
    const place = places.get(contentOf(document));
    const source =
      previous && place !== undefined
        ? yield* oldSourceSteps(previous, place, forms)
        : yield* newSourceSteps(document, forms, known);
    sources.push(source);
    bounds[number + 1] = (bounds[number] ?? 0) + source.count;
    yield;
  }
  const count = bounds[documents.length] ?? 0;
  const words = new Uint32Array(count);
  const starts = new Uint32Array(count);
  const ends = new Uint32Array(count);
  for (const [number, document] of documents.entries()) {
    const { numbers, open } = sources[number] ?? { numbers: null, open: () => undefined };
    const source = open() ?? (yield* documentWordsSteps(document)).places;
    for (let from = 0; from < source.words.length; from += STRETCH) {
      const at = (bounds[number] ?? 0) + from;
      const end = from + STRETCH;
      const own = source.words.subarray(from, end);
      words.set(numbers ? own.map((word) => numbers[word] ?? 0) : own, at);
      starts.set(source.starts.subarray(from, end), at);
      ends.set(source.ends.subarray(from, end), at);
      yield;
    }
  }
  const postings = yield* postingsSteps(words, forms.size);
  return { documents, forms, words, starts, ends, bounds, ...postings };
}

function isWasteful({ forms, postingBounds }: WordIndex): boolean {
  if (forms.size <= FEW_FORMS) return false;
  let used = 0;
  for (let word = 0; word + 1 < postingBounds.length; word += 1) {
    if ((postingBounds[word + 1] ?? 0) > (postingBounds[word] ?? 0)) used += 1;
  }
  return forms.size > 2 * used;
}

/** Counting sort of positions by word. */
function* postingsSteps(
  words: Uint32Array,
  size: number,
): Generator<void, Pick<WordIndex, 'postings' | 'postingBounds'>> {
  const postingBounds = new Uint32Array(size + 1);
  for (let from = 0; from < words.length; from += STRETCH) {
    for (const word of words.subarray(from, from + STRETCH)) {
      postingBounds[word + 1] = (postingBounds[word + 1] ?? 0) + 1;
    }
    yield;
  }
  for (let word = 0; word < size; word += 1) {
    postingBounds[word + 1] = (postingBounds[word + 1] ?? 0) + (postingBounds[word] ?? 0);
  }
  yield;
  const next = postingBounds.slice();
  const postings = new Uint32Array(words.length);
  for (let from = 0; from < words.length; from += STRETCH) {
    const end = Math.min(from + STRETCH, words.length);
    for (let position = from; position < end; position += 1) {
      const word = words[position] ?? 0;
      const at = next[word] ?? 0;
      postings[at] = position;
      next[word] = at + 1;
    }
    yield;
  }
  return { postings, postingBounds };
}
