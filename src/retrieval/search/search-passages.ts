import type { Passage } from '../../corpus/document/document.ts';
import { foldAccents, foldCase } from '../../text/fold.ts';
import type { Span } from '../../text/span.ts';
import { wordsOf } from '../../text/words.ts';
import { EXCERPT_LENGTH } from '../excerpt/excerpt.ts';
import { bestMatches } from '../index/bm25.ts';
import { idfOf, type LibraryIndex } from '../index/library-index.ts';
import type { SearchHit, SearchOptions, SearchResult } from './search.ts';
import { excerptAround } from './search-excerpt.ts';
import { type Clause, phraseForm, readClauses } from './search-terms.ts';

const PAGE = 5;

/**
 * Every passage whose text (its headings aside) holds what is looked for, best BM25 first. Words are
 * found in all their forms, phrases word for word, case and accents aside. Nothing is corrected and
 * nothing is taken for a synonym, so that `total` is a fact about the documents.
 */
export function searchPassages(
  index: LibraryIndex,
  typed: string,
  {
    match = 'all',
    within = () => true,
    seen = index.documents,
    from = 0,
    count = PAGE,
  }: SearchOptions = {},
  seenIndex = index,
): SearchResult {
  const clauses = readClauses(typed, match, seenIndex);
  const allowed = new Set(seen.filter(within));
  const passages = index.passages.map((passage, number) => ({ passage, number }));
  const visible = passages.filter(({ passage }) => allowed.has(passage.document));
  const found = clauses.map((clause) => {
    const possible = candidates(index, clause);
    return new Set(
      visible
        .filter(({ number }) => possible?.has(number) ?? true)
        .filter(({ passage, number }) => spansOf(index, clause, passage, number).length > 0)
        .map(({ number }) => number),
    );
  });
  const hits = ranked(index, clauses, match === 'any' ? union(found) : intersection(found));
  return {
    total: hits.length,
    hits: hits.slice(from, from + count).map((number) => hitOf(index, clauses, number)),
    missing: clauses.filter((_, at) => found[at]?.size === 0).map((clause) => clause.typed),
  };
}

/** The passages that may hold the clause; null for any. */
function candidates({ postings }: LibraryIndex, { words }: Clause): ReadonlySet<number> | null {
  const holding = words
    .filter((terms) => terms.length > 0)
    .map((terms) => {
      const numbers = terms.flatMap((term) =>
        Array.from(postings.passage.subarray(postings.first[term], postings.first[term + 1])),
      );
      return new Set(numbers);
    });
  if (holding.length > 0) return intersection(holding);
  return null;
}

function spansOf(index: LibraryIndex, clause: Clause, passage: Passage, number: number): Span[] {
  if (clause.phrase) return phraseSpans(passage, clause.phrase);
  const { terms } = index;
  const wanted = new Set(clause.words.flat());
  const spans: Span[] = [];
  const stop = terms.firstToken[number + 1] ?? 0;
  for (let token = terms.firstToken[number] ?? 0; token < stop; token += 1) {
    if (!wanted.has(terms.term[token] ?? -1)) continue;
    spans.push({ start: terms.start[token] ?? 0, end: terms.end[token] ?? 0 });
  }
  return spans;
}

function phraseSpans({ document, start, end, text }: Passage, phrase: readonly string[]): Span[] {
  const [first = '', ...others] = phrase;
  // Far cheaper than cutting the passage into words, and enough to pass over almost all.
  const longest = phrase.reduce((one, other) => (other.length > one.length ? other : one));
  if (/^[a-z0-9]+$/.test(longest) && !foldAccents(foldCase(text)).includes(longest)) return [];
  const words = wordsOf(document.prose, start, end);
  const forms = words.map(({ form }) => phraseForm(form));
  const spans: Span[] = [];
  for (let at = forms.indexOf(first); at >= 0; at = forms.indexOf(first, at + 1)) {
    const last = words[at + others.length];
    if (!last || others.some((form, offset) => forms[at + 1 + offset] !== form)) continue;
    spans.push({ start: words[at]?.start ?? 0, end: last.end });
  }
  return spans;
}

/** By BM25 over the words; phrases of stop words alone have none and keep the documents' order. */
function ranked(
  index: LibraryIndex,
  clauses: readonly Clause[],
  hits: ReadonlySet<number>,
): number[] {
  const terms = [...new Set(clauses.flatMap(({ words }) => words.flat()))];
  const weighted = terms.map((term) => ({ term, weight: 1, idf: idfOf(index, term) }));
  const scores = new Float64Array(index.passages.length);
  const allowed = (passage: number) => hits.has(passage);
  const best = bestMatches(index.postings, weighted, Math.max(hits.size, 1), allowed, scores);
  return [...new Set([...best.map(({ passage }) => passage), ...hits])];
}

function hitOf(index: LibraryIndex, clauses: readonly Clause[], number: number): SearchHit {
  const passage = index.passages[number];
  if (passage === undefined) throw new RangeError(`No passage ${number} in the library.`);
  const found = clauses.map((clause) => spansOf(index, clause, passage, number));
  const { start, end } = excerptAround(passage, found, EXCERPT_LENGTH);
  const highlights = found
    .flat()
    .filter((span) => span.start >= start && span.end <= end)
    .sort((a, b) => a.start - b.start || b.end - a.end);
  return { passage, start, end, text: passage.document.text.slice(start, end), highlights };
}

function intersection(sets: readonly ReadonlySet<number>[]): ReadonlySet<number> {
  const [first, ...others] = sets.toSorted((a, b) => a.size - b.size);
  return new Set([...(first ?? [])].filter((one) => others.every((set) => set.has(one))));
}

function union(sets: readonly ReadonlySet<number>[]): ReadonlySet<number> {
  return new Set(sets.flatMap((set) => [...set]).sort((a, b) => a - b));
}
