import { type Span, trimmedSpan } from '../../text/span.ts';

/** A stretch of a passage that may be shown. */
export interface Window extends Span {
  /** False where it begins or ends within a sentence. */
  readonly whole: boolean;
}

/**
 * The stretches of at most `limit` characters to choose an excerpt from: every run of whole sentences
 * that no neighbour fits into any more, and of a sentence that is longer, the cuts that begin or end
 * at its clauses. `sentences` follow one another; windows have no white space at their ends.
 */
export function excerptWindows(text: string, sentences: readonly Span[], limit: number): Window[] {
  const trimmed = sentences
    .map((span) => trimmedSpan(text, span))
    .filter(({ start, end }) => end > start);
  const windows: Window[] = [];
  let furthest = -1;
  for (const [first, span] of trimmed.entries()) {
    const { start } = span;
    if (span.end - start > limit) windows.push(...cuts(text, span, limit));
    const last = lastOfRun(text, trimmed, first, limit);
    if (last > furthest) windows.push({ start, end: trimmed[last]?.end ?? start, whole: true });
    furthest = Math.max(furthest, last);
  }
  return windows;
}

/**
 * The last of the sentences that can be shown from the `first` on within `limit` characters; `first - 1`
 * where none can. A run that begins within an item of a list ends with it, and none ends at what only leads
 * to the next sentence: a name in front of an item's text, or a colon.
 */
export function lastOfRun(
  text: string,
  sentences: readonly Span[],
  first: number,
  limit: number,
): number {
  const start = sentences[first]?.start ?? 0;
  const isTail = !isAtLineStart(text, start);
  let last = first - 1;
  for (let next = sentences[first]; next && next.end - start <= limit; next = sentences[last + 1]) {
    if (isTail && last >= first && isItemStart(text, next.start)) break;
    last += 1;
  }
  while (last >= first && last + 1 < sentences.length && leadsOn(text, sentences, last)) last -= 1;
  return last;
}

const ITEM_START = /^(?:[-*+•‣▪◦●○■□–]|\(?\d{1,3}[.)])\s/u;

function isAtLineStart(text: string, at: number): boolean {
  let before = at - 1;
  while (/[ \t>]/.test(text.charAt(before))) before -= 1;
  return before < 0 || /[\r\n]/.test(text.charAt(before));
}

function isItemStart(text: string, at: number): boolean {
  return ITEM_START.test(text.slice(at, at + 8)) && isAtLineStart(text, at);
}

const MAX_NAME_WORDS = 5;

/** Whether a sentence only leads to the next: a colon, a question, a name of what its line goes on about. */
function leadsOn(text: string, sentences: readonly Span[], at: number): boolean {
  const span = sentences[at];
  const next = sentences[at + 1];
  if (!span || !next) return false;
  const words = text.slice(span.start, span.end);
  if (/[:：][*_"”»]*$/u.test(words)) return true;
  const isApart = /[\r\n]\s*[\r\n]/.test(text.slice(span.end, next.start));
  if (!isApart && /[?？]["”’»)]*$/u.test(words)) return true;
  if (!isItemStart(text, span.start) || /[\r\n]/.test(text.slice(span.end, next.start)))
    return false;
  return words.split(/\s+/).length - 1 <= MAX_NAME_WORDS;
}

/** Where a clause begins: after a comma, colon, semicolon, dash or opening bracket. */
const CLAUSE = /(?:[,;:]\s+|\s[–—-]\s+|—|\s(?=\()|[，；：、])/gu;

/** The cuts of a sentence longer than `limit`, each as long as fits. */
function cuts(text: string, sentence: Span, limit: number): Window[] {
  const clauses = [sentence.start];
  for (const match of text.slice(sentence.start, sentence.end).matchAll(CLAUSE)) {
    clauses.push(sentence.start + match.index + match[0].length);
  }
  const windows = new Map<string, Window>();
  const add = (span: Span): void => {
    const { start, end } = trimmedSpan(text, span);
    if (end > start) windows.set(`${start} ${end}`, { start, end, whole: false });
  };
  for (const start of clauses)
    add({ start, end: cutBefore(text, start, sentence.end, clauses, limit) });
  add({ start: cutAfter(text, sentence, limit), end: sentence.end });
  return [...windows.values()];
}

/** The best place to stop at most `limit` characters after `start`: a clause, else a word, else a character. */
function cutBefore(
  text: string,
  start: number,
  end: number,
  clauses: readonly number[],
  limit: number,
): number {
  const furthest = start + limit;
  if (end <= furthest) return end;
  const clause = clauses.findLast(
    (at) => at <= furthest && at > start + limit / 2 && !/[:：]\s*$/u.test(text.slice(start, at)),
  );
  if (clause !== undefined) return clause;
  const window = text.slice(start, furthest + 1);
  const space = window.search(/\s\S*$/u);
  return space > limit / 2 ? start + space : start + wholeCharacters(window, limit);
}

/** The first word of a sentence's end that is at most `limit` characters long. */
function cutAfter(text: string, { start, end }: Span, limit: number): number {
  const from = Math.max(start, end - limit);
  const space = text.slice(from - 1, end).search(/\s\S/u);
  if (space >= 0 && space < limit / 2) return from + space;
  return isLowSurrogate(text, from) ? from + 1 : from;
}

function wholeCharacters(text: string, limit: number): number {
  return isLowSurrogate(text, limit) ? limit - 1 : limit;
}

function isLowSurrogate(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff;
}
