import { stopAfter } from './abbreviations.ts';
import { segmenterFor } from './segmenters.ts';
import type { Span } from './span.ts';

/** Languages that write ordinals with a full stop ("im 19. Jahrhundert"). */
const DOTTED_ORDINALS = new Set(['cs', 'da', 'de', 'et', 'fi', 'hr', 'hu', 'nb', 'no', 'sk', 'sl']);

/** Words that open a sentence far more often than they follow an abbreviation within one. */
const OPENERS = new Set(
  `a after although an and as at because before but by despite during each for from he her his
  however if in instead it its many most no on one other others several she since some such that the
  their there these they this those though to under until we what when where which while who with
  you der die das ein eine es er sie el la los las en un una le les il`.split(/\s+/),
);

/**
 * A line break inside a paragraph: not before a blank line, an indented line, a list item or a row. It looks
 * back only once it is at a line break: from every blank before one it would take the square of them.
 */
const SOFT_BREAK =
  /\r?\n(?<=\S[ \t]*\r?\n)(?![ \t]*\r?\n|[ \t]{2}|\t|[ \t]?(?:[-*+•|>#]|\d{1,3}[.)][ \t]))/g;

/** Note marks after a sentence's end ("end.[12] Next"), which hide the boundary. */
const NOTE_MARKS = /(?<=[.!?…]["'”’»)]?)(?:\[[\p{L}\p{N} ]{1,12}\])+/gu;

const blank = (found: string): string => ' '.repeat(found.length);

/**
 * The sentences of `text.slice(start, end)`, as offsets into `text`. They follow one another without
 * gap or overlap and cover the range; white space belongs to the sentence before it. Boundaries are
 * those of Unicode UAX #29 (`Intl.Segmenter`), except after abbreviations, initials, ordinals, note
 * marks, and at line breaks within a paragraph. `language` is a BCP 47 tag; an unknown one counts as
 * English.
 */
export function sentences(text: string, language: string, start = 0, end = text.length): Span[] {
  const tag = language.split('-')[0]?.toLowerCase() || 'en';
  const slice = text.slice(start, end);
  const lines = slice.includes('\n') ? slice.replace(SOFT_BREAK, blank) : slice;
  const range = lines.includes('[') ? lines.replace(NOTE_MARKS, blank) : lines;
  const spans: Span[] = [];
  let from = 0;
  for (const to of boundaries(range, segmenterFor(tag, 'sentence'))) {
    if (to < range.length && !endsHere(range, from, to, tag)) continue;
    spans.push({ start: start + from, end: start + to });
    from = to;
  }
  return spans;
}

/** Characters that are segmented at once: with more, each boundary takes the longer. */
const WINDOW = 2_048;

/**
 * Where Unicode's rules end sentences. They look ahead no further than to the end of the next sentence and
 * never back behind a boundary, so that of a stretch all but the last two are those of the whole text.
 */
function* boundaries(text: string, segmenter: Intl.Segmenter): Generator<number> {
  let window = WINDOW;
  for (let from = 0; from < text.length; ) {
    const stretch = text.slice(from, from + window);
    const ends = Array.from(
      segmenter.segment(stretch),
      ({ segment, index }) => from + index + segment.length,
    );
    const isLast = from + window >= text.length;
    const sure = isLast ? ends : ends.slice(0, -2);
    yield* sure;
    window = sure.length === 0 ? window * 2 : WINDOW;
    from = sure.at(-1) ?? from;
  }
}

const LAST_WORD = /([\p{L}\p{M}\d][\p{L}\p{M}\p{N}.]*)\.[\s ]*$/u;
const FIRST_WORD = /^[\s"'“‘«(]*([\p{L}\p{M}'’]+)/u;

/** Whether the boundary at `to`, which Unicode's rules propose, ends the sentence begun at `from`. */
function endsHere(range: string, from: number, to: number, language: string): boolean {
  const tail = range.slice(Math.max(from, to - 40), to);
  if (tail.trim() === '') return false;
  if (/[\r\n]\s*$/.test(tail)) return true;
  const word = LAST_WORD.exec(tail)?.[1];
  if (word === undefined) return true;
  if (/^\d{1,2}$/.test(word)) {
    return !(DOTTED_ORDINALS.has(language) || tail.trim().length === word.length + 1);
  }
  const rule = isInitial(word) ? 'maybe' : stopAfter(word, language);
  if (rule !== 'maybe') return rule === 'yes';
  const next = FIRST_WORD.exec(range.slice(to, to + 40))?.[1];
  return next !== undefined && OPENERS.has(next.toLowerCase());
}

/** One capital letter, or several with full stops between them: "J", "J.R.R", "U.S". */
function isInitial(word: string): boolean {
  return /^(?:\p{Lu}\p{M}*\.)*\p{Lu}\p{M}*$/u.test(word);
}
