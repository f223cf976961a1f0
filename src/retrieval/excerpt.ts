import type { Span } from '../text/span.ts';
import { sentenceHoldsKind } from './answer-evidence.ts';
import type { Candidate } from './candidates.ts';
import { share } from './features.ts';
import type { LibraryIndex } from './library-index.ts';
import type { Pool } from './pool.ts';

/** Characters of an excerpt unless told otherwise: what is read at a glance in a chat. */
export const EXCERPT_LENGTH = 300;

/** What an asked-for kind of answer is worth, as a share of the question. */
const KIND_BONUS = 0.2;

/**
 * The part of a passage to show: the run of whole sentences of at most `limit` characters that covers
 * most of the question's terms, by weight; of equal ones the one that begins where its best sentence
 * does. A single sentence that is longer is cut around its matches at clause or word boundaries.
 * Always a range of the passage without white space at its ends.
 */
export function chooseExcerpt(candidate: Candidate, pool: Pool, limit = EXCERPT_LENGTH): Span {
  const { index } = pool;
  const sentences = trimmedSentences(candidate, index);
  const best = sentences
    .map((sentence, number) => ({
      sentence,
      number,
      score: sentenceScore(candidate, number, pool),
    }))
    .reduce((one, other) => (other.score > one.score ? other : one));
  if (best.sentence.end - best.sentence.start > limit) {
    return cutSentence(candidate, best.sentence, index, limit);
  }
  return grow(sentences, best.number, limit);
}

/** The question's terms where they stand within `span`, as offsets into the document. */
export function highlightsIn(span: Span, candidate: Candidate, { terms }: LibraryIndex): Span[] {
  const found: Span[] = [];
  for (const { token } of candidate.occurrences) {
    const start = terms.start[token] ?? 0;
    const end = terms.end[token] ?? 0;
    const last = found.at(-1);
    if (start < span.start || end > span.end) continue;
    if (last !== undefined && start < last.end) {
      // Pairs of characters overlap: one highlight over both.
      if (end > last.end) found[found.length - 1] = { start: last.start, end };
    } else found.push({ start, end });
  }
  return found;
}

function trimmedSentences(
  { passage, sentences }: Candidate,
  { terms, passages }: LibraryIndex,
): Span[] {
  const text = passages[passage]?.document.text ?? '';
  const first = terms.firstSentence[passage] ?? 0;
  const spans: Span[] = [];
  for (let s = first; s < first + sentences.length; s += 1) {
    spans.push(trim(text, terms.sentenceStart[s] ?? 0, terms.sentenceEnd[s] ?? 0));
  }
  return spans;
}

function trim(text: string, start: number, end: number): Span {
  let from = start;
  let to = end;
  while (from < to && /\s/.test(text.charAt(from))) from += 1;
  while (to > from && /\s/.test(text.charAt(to - 1))) to -= 1;
  return { start: from, end: to };
}

/** Weighted coverage of the question by one sentence; one with the asked kind of answer gains. */
function sentenceScore(candidate: Candidate, number: number, pool: Pool): number {
  const covered = share(candidate.sentences[number] ?? new Float64Array(), pool.weights);
  return covered + (covered > 0 && sentenceHoldsKind(candidate, number, pool) ? KIND_BONUS : 0);
}

/** Adds whole neighbours, the following one first, while they fit. */
function grow(sentences: readonly Span[], from: number, limit: number): Span {
  let first = from;
  let last = from;
  for (;;) {
    const start = sentences[first]?.start ?? 0;
    const end = sentences[last]?.end ?? 0;
    const after = sentences[last + 1];
    const before = sentences[first - 1];
    if (after !== undefined && after.end - start <= limit) last += 1;
    else if (before !== undefined && end - before.start <= limit) first -= 1;
    else return { start, end };
  }
}

/** A window of a long sentence that holds most matches, from one clause or word boundary to another. */
function cutSentence(
  candidate: Candidate,
  sentence: Span,
  { terms, passages }: LibraryIndex,
  limit: number,
): Span {
  const text = passages[candidate.passage]?.document.text ?? '';
  const matches = candidate.occurrences
    .map(({ token }) => ({ start: terms.start[token] ?? 0, end: terms.end[token] ?? 0 }))
    .filter(({ start, end }) => start >= sentence.start && end <= sentence.end);
  const starts = [sentence.start];
  const pattern = /[,;:–—(]\s*|\s+/gu;
  for (const match of text.slice(sentence.start, sentence.end).matchAll(pattern)) {
    starts.push(sentence.start + match.index + match[0].length);
  }
  let best = {
    start: sentence.start,
    end: endWithin(text, sentence, sentence.start, limit),
    score: -1,
  };
  for (const start of starts) {
    const end = endWithin(text, sentence, start, limit);
    const held = matches.filter((match) => match.start >= start && match.end <= end).length;
    const clause =
      start === sentence.start || /[,;:–—(]\s*$/u.test(text.slice(Math.max(0, start - 3), start));
    const score = held + (clause ? 0.5 : 0) + (end - start) / (limit * 4);
    if (score > best.score) best = { start, end, score };
  }
  return trim(text, best.start, best.end);
}

/** The last word boundary at most `limit` characters after `start`, never inside a surrogate pair. */
function endWithin(text: string, sentence: Span, start: number, limit: number): number {
  const furthest = Math.min(sentence.end, start + limit);
  if (furthest === sentence.end) return furthest;
  const window = text.slice(start, furthest + 1);
  const clause = Math.max(
    ...[', ', '; ', ': ', ' – ', ' — ', '，', '；', '、'].map((mark) => window.lastIndexOf(mark)),
  );
  if (clause > limit * 0.6) return start + clause + 1;
  const space = window.search(/\s\S*$/u);
  if (space > limit * 0.5) return start + space;
  const code = text.charCodeAt(furthest);
  return code >= 0xdc00 && code <= 0xdfff ? furthest - 1 : furthest;
}
