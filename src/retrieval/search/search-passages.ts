import { EXCERPT_LENGTH } from '../excerpt/excerpt.ts';
import { allowedPassages } from '../index/allowed-passages.ts';
import { addScores } from '../index/bm25.ts';
import { idfOf, type LibraryIndex, passageAt } from '../index/library-index.ts';
import { costOf, holdsClause, spansOf } from './clause-spans.ts';
import {
  intersection,
  orderedPart,
  type PassageList,
  passagesWith,
  union,
} from './passage-lists.ts';
import type { SearchHit, SearchOptions, SearchResult } from './search.ts';
import { excerptAround } from './search-excerpt.ts';
import { type Clause, readClauses } from './search-terms.ts';

const PAGE = 5;

/** Stop words stand nearly everywhere: where nothing else is looked for, so many passages are read. */
export const MOST_READ = 10_000;

/** Work done before other work may come in between, as `costOf` counts it: some five milliseconds. */
const STRETCH = 5_000_000;

const NO_PASSAGES: PassageList = new Uint32Array(0);

/** Whether the document of a passage is meant. */
type Allowed = (passage: number) => boolean;

/**
 * Every passage whose text (its headings aside) holds what is looked for, best BM25 first, a stretch at a
 * time for `runYielding`. Words are found in all their forms, phrases word for word, case and accents aside.
 * Nothing is corrected and nothing is taken for a synonym, so that `total` is a fact about the documents.
 */
export function* searchSteps(
  index: LibraryIndex,
  typed: string,
  options: SearchOptions = {},
): Generator<void, SearchResult> {
  const { match = 'all', from = 0, count = PAGE } = options;
  const isAny = match === 'any';
  const clauses = readClauses(typed, match, index);
  const allowed = allowedPassages(index, options.within);
  const wanted = clauses.map((clause) => ({ clause, among: mayHold(index, clause) }));
  const isCommon = ({ among }: (typeof wanted)[number]): boolean => among === null;
  const isBounded = isAny ? wanted.some(isCommon) : wanted.length > 0 && wanted.every(isCommon);
  const first = isBounded ? yield* firstAllowed(index, allowed) : NO_PASSAGES;
  let hits: PassageList | null = null;
  const missing = new Set<Clause>();
  for (const { clause, among } of rarestFirst(wanted)) {
    // All but the rarest are only looked for among what the rarer ones left.
    const own = among ?? first;
    const left: PassageList =
      hits === null || isAny ? own : among === null ? hits : intersection(hits, among);
    const found = yield* holdingSteps(index, clause, left, allowed);
    const isNowhere = found.length === 0 && left.length === own.length;
    if (isNowhere || (found.length === 0 && !(yield* standsIn(index, clause, own, allowed))))
      missing.add(clause);
    hits = isAny ? union(hits ?? NO_PASSAGES, found) : found;
    yield;
  }
  const all = hits ?? NO_PASSAGES;
  const scores = yield* scoreSteps(index, clauses);
  return {
    total: all.length,
    read: first.length === MOST_READ ? MOST_READ : null,
    hits: orderedPart(all, scores, from, count).map((number) => hitOf(index, clauses, number)),
    missing: clauses.filter((clause) => missing.has(clause)).map((clause) => clause.typed),
  };
}

/** The passages that may hold the clause; null for any, as stop words have no postings. */
function mayHold(index: LibraryIndex, { words }: Clause): PassageList | null {
  const holding = words
    .filter((terms) => terms.length > 0)
    .map((terms) => passagesWith(index, terms))
    .sort((a, b) => a.length - b.length);
  return holding.length === 0 ? null : holding.reduce(intersection);
}

function rarestFirst<T extends { readonly among: PassageList | null }>(wanted: readonly T[]): T[] {
  const length = ({ among }: T): number => among?.length ?? Number.POSITIVE_INFINITY;
  return wanted.toSorted((a, b) => (length(a) < length(b) ? -1 : 1));
}

/** The first passages that are allowed, at most `MOST_READ`. */
function* firstAllowed(
  { size: all }: LibraryIndex,
  allowed: Allowed,
): Generator<void, PassageList> {
  const found = new Uint32Array(Math.min(MOST_READ, all));
  let size = 0;
  for (let passage = 0; passage < all && size < found.length; passage += 1) {
    if (passage % MOST_READ === MOST_READ - 1) yield;
    if (!allowed(passage)) continue;
    found[size] = passage;
    size += 1;
  }
  return found.subarray(0, size);
}

/** Those of the passages that hold the clause. */
function* holdingSteps(
  index: LibraryIndex,
  clause: Clause,
  passages: PassageList,
  allowed: Allowed,
): Generator<void, PassageList> {
  const found = new Uint32Array(passages.length);
  let size = 0;
  let work = 0;
  for (const passage of passages) {
    if (!allowed(passage)) continue;
    work += costOf(index, clause, passage);
    if (work > STRETCH) {
      yield;
      work = 0;
    }
    if (!holdsClause(index, clause, passage)) continue;
    found[size] = passage;
    size += 1;
  }
  return found.subarray(0, size);
}

/** Whether one of the passages holds the clause. */
function* standsIn(
  index: LibraryIndex,
  clause: Clause,
  passages: PassageList,
  allowed: Allowed,
): Generator<void, boolean> {
  for (let from = 0, count = 64; from < passages.length; from += count, count *= 2) {
    const part = passages.subarray(from, from + count);
    if ((yield* holdingSteps(index, clause, part, allowed)).length > 0) return true;
  }
  return false;
}

/** BM25 over the words by passage; phrases of stop words alone have none and keep the documents' order. */
function* scoreSteps(
  index: LibraryIndex,
  clauses: readonly Clause[],
): Generator<void, Float64Array> {
  const scores = new Float64Array(index.size);
  for (const term of new Set(clauses.flatMap(({ words }) => words.flat()))) {
    addScores(index, { term, weight: 1, idf: idfOf(index, term) }, scores);
    yield;
  }
  return scores;
}

function hitOf(index: LibraryIndex, clauses: readonly Clause[], number: number): SearchHit {
  const passage = passageAt(index, number);
  if (passage === undefined) throw new RangeError(`No passage ${number} in the library.`);
  const found = clauses.map((clause) => spansOf(index, clause, number));
  const { start, end } = excerptAround(passage, found, EXCERPT_LENGTH);
  const highlights = found
    .flat()
    .filter((span) => span.start >= start && span.end <= end)
    .sort((a, b) => a.start - b.start || b.end - a.end);
  return { passage, start, end, text: passage.document.text.slice(start, end), highlights };
}
