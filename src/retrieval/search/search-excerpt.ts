import type { Passage } from '../../corpus/document/document.ts';
import { sentences } from '../../text/sentences.ts';
import { type Span, trimmedSpan } from '../../text/span.ts';
import { lastOfRun } from '../excerpt/excerpt-windows.ts';

/** Before the first match, where a long sentence must be cut. */
const LEAD = 60;

/**
 * The part of a passage that shows its matches: the run of whole sentences of at most `limit`
 * characters that holds most of what was looked for, then the most matches, the first of equal ones; of
 * a sentence that is longer, the words around its first match. `found` has the matches, as ascending
 * offsets into the document, of each thing that was looked for.
 */
export function excerptAround(
  passage: Passage,
  found: readonly (readonly Span[])[],
  limit: number,
): Span {
  const { prose, text, metadata } = passage.document;
  const parts = Array.from(
    sentences(prose, metadata.language, passage.start, passage.end),
    (sentence) => trimmedSpan(text, sentence),
  ).filter(({ start, end }) => end > start);
  const runs = parts.map((part, first) => {
    const last = Math.max(first, lastOfRun(text, parts, first, limit));
    return { start: part.start, end: parts[last]?.end ?? part.end };
  });
  const termsWithin = (run: Span): number => {
    const counts = found.map((matches) => matches.filter((match) => isWithin(match, run)).length);
    // A share below 1, so that repetition only decides between runs that hold as much.
    const all = counts.reduce((sum, count) => sum + count, 0);
    return counts.filter((count) => count > 0).length + all / (all + 1);
  };
  const best = runs.reduce<Span>(
    (one, other) => (termsWithin(other) > termsWithin(one) ? other : one),
    runs[0] ?? { start: passage.start, end: passage.end },
  );
  if (best.end - best.start <= limit) return best;
  const within = found.flat().filter((match) => isWithin(match, best));
  const first = within.reduce<Span>(
    (one, other) => (other.start < one.start ? other : one),
    within[0] ?? best,
  );
  const start = wordStart(text, best, Math.max(best.start, first.start - LEAD));
  const end = wordEnd(text, best, Math.min(best.end, start + limit), first.end);
  return trimmedSpan(text, { start, end });
}

function isWithin(one: Span, other: Span): boolean {
  return one.start >= other.start && one.end <= other.end;
}

/** The beginning of the first word at or after `at`. */
function wordStart(text: string, { start, end }: Span, at: number): number {
  if (at === start) return at;
  const space = text.slice(at, end).search(/\s\S/u);
  return space >= 0 && space < LEAD ? at + space + 1 : whole(text, at);
}

/** The end of the last word that ends at or before `at`, but not before `least`. */
function wordEnd(text: string, { end }: Span, at: number, least: number): number {
  if (at === end) return at;
  for (let space = at; space >= least; space -= 1) if (/\s/.test(text.charAt(space))) return space;
  return whole(text, at);
}

/** Not between the halves of a surrogate pair. */
function whole(text: string, at: number): number {
  return /^[\udc00-\udfff]/.test(text.charAt(at)) ? at - 1 : at;
}
