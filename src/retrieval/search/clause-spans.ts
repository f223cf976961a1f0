import type { Passage } from '../../corpus/document/document.ts';
import { foldAccents, foldCase } from '../../text/fold.ts';
import type { Span } from '../../text/span.ts';
import { type LibraryIndex, passageAt, placeOf } from '../index/library-index.ts';
import { type Clause, phraseForm, phraseWords } from './search-terms.ts';

/** Where a passage holds what is looked for, in the order of the text. */
export function spansOf(index: LibraryIndex, clause: Clause, number: number): Span[] {
  if (clause.phrase) {
    const passage = passageAt(index, number);
    return passage === undefined ? [] : phraseSpans(passage, clause.phrase);
  }
  const { segment, local } = placeOf(index, number);
  const { terms } = segment;
  const wanted = clause.words.flat();
  const spans: Span[] = [];
  const stop = terms.firstToken[local + 1] ?? 0;
  for (let token = terms.firstToken[local] ?? 0; token < stop; token += 1) {
    if (!wanted.includes(terms.term[token] ?? -1)) continue;
    spans.push({ start: terms.start[token] ?? 0, end: terms.end[token] ?? 0 });
  }
  return spans;
}

/** Whether a passage holds what is looked for at all. */
export function holdsClause(index: LibraryIndex, clause: Clause, number: number): boolean {
  if (clause.phrase) return spansOf(index, clause, number).length > 0;
  const { segment, local } = placeOf(index, number);
  const { firstToken, term } = segment.terms;
  const wanted = clause.words.flat();
  const stop = firstToken[local + 1] ?? 0;
  for (let token = firstToken[local] ?? 0; token < stop; token += 1) {
    if (wanted.includes(term[token] ?? -1)) return true;
  }
  return false;
}

/** What it takes to look at a passage, in about nanoseconds. */
export function costOf(index: LibraryIndex, clause: Clause, number: number): number {
  const length = passageAt(index, number)?.text.length ?? 0;
  return clause.phrase ? 100 * length : length;
}

function phraseSpans({ document, start, end, text }: Passage, phrase: readonly string[]): Span[] {
  const [first = '', ...others] = phrase;
  // Far cheaper than cutting the passage into words, and enough to pass over almost all.
  const longest = phrase.reduce((one, other) => (other.length > one.length ? other : one));
  if (/^[a-z0-9]+$/.test(longest) && !foldAccents(foldCase(text)).includes(longest)) return [];
  const words = phraseWords(document.prose, start, end);
  const forms = words.map(({ form }) => phraseForm(form));
  const spans: Span[] = [];
  for (let at = forms.indexOf(first); at >= 0; at = forms.indexOf(first, at + 1)) {
    const last = words[at + others.length];
    if (!last || others.some((form, offset) => forms[at + 1 + offset] !== form)) continue;
    spans.push({ start: words[at]?.start ?? 0, end: last.end });
  }
  return spans;
}
