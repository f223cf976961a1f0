import type { Passage } from '../../src/corpus/document/document.ts';
import { passageQuote, type Quote } from '../../src/discord/command/reply.ts';
import { sentences } from '../../src/text/sentences.ts';

/** How much of a text is shown at a time. */
export interface Room {
  /** UTF-16 code units of text. */
  readonly text: number;
  /** Quotes, each of one passage. */
  readonly quotes: number;
  /** Characters of a message, with what stands under each quote. */
  readonly message: number;
  /** How many characters of a message a quote takes when it is not cut. */
  readonly lengthOf: (quote: Quote) => number;
}

interface Shown {
  readonly quotes: readonly Quote[];
  /** Offset into the document's text from which on nothing of these passages is shown; null: all is. */
  readonly next: number | null;
}

/** Less is not worth a quote of its own. */
const LEAST = 160;
/** A cut text ends with a sentence where one ends beyond this much of the room. */
const SENTENCE_REACH = 0.5;

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * As much of passages that follow one another as there is room for, from an offset into their document's text
 * on: slices of the stored text, one for each passage, the last of them cut after a sentence or a word. At
 * least one character is shown, so that page after page comes to the end.
 */
export function slicesOf(passages: readonly Passage[], from: number, room: Room): Shown {
  const quotes: Quote[] = [];
  let text = room.text;
  let message = room.message;
  for (const passage of passages) {
    if (passage.end <= from) continue;
    const start = Math.max(from, passage.start);
    if (quotes.length >= room.quotes) return { quotes, next: start };
    const quote = sliceOf(passage, start, Math.min(passage.end, start + text));
    const fitting = fitted(quote, message, room.lengthOf);
    const isWhole = fitting.end === passage.end;
    if (!isWhole && quotes.length > 0 && fitting.text.length < LEAST)
      return { quotes, next: start };
    quotes.push(fitting);
    if (!isWhole) return { quotes, next: fitting.end };
    text -= fitting.text.length;
    message -= room.lengthOf(fitting);
    if (text < 1 || message < 1) {
      const after = passages.find(({ end }) => end > passage.end);
      return { quotes, next: after ? Math.max(after.start, passage.end) : null };
    }
  }
  return { quotes, next: null };
}

/** The quote, cut until it takes no more than `message` characters. */
function fitted(quote: Quote, message: number, lengthOf: Room['lengthOf']): Quote {
  let fitting = quote;
  while (lengthOf(fitting) > message && fitting.text.length > 1) {
    const { passage, start, text } = fitting;
    fitting = sliceOf(passage, start, start + Math.max(1, Math.floor(text.length * 0.8)));
  }
  return fitting;
}

/** A slice that ends at `end` at the latest, between sentences, words or at least characters. */
function sliceOf(passage: Passage, start: number, end: number): Quote {
  if (end >= passage.end && start === passage.start) return passageQuote(passage);
  const to = end >= passage.end ? passage.end : cutBefore(passage, start, end);
  const { document } = passage;
  return { passage, start, end: to, text: document.text.slice(start, to), highlights: [] };
}

function cutBefore({ document, end: last }: Passage, start: number, end: number): number {
  const { text, metadata } = document;
  const least = start + (end - start) * SENTENCE_REACH;
  // A little more, so that a sentence that ends right there is seen to end.
  const seen = sentences(text, metadata.language, start, Math.min(last, end + 80));
  const sentence = seen.findLast((span) => span.end <= end && span.end > least);
  if (sentence) return sentence.end;
  for (let at = end; at > start; at -= 1) {
    if (/\s/u.test(text.charAt(at))) return at;
  }
  const pieces = [...graphemes.segment(text.slice(start, Math.min(last, end + 80)))];
  const piece = pieces.findLast(({ index }) => index > 0 && start + index <= end);
  return piece ? start + piece.index : Math.min(last, start + (pieces[0]?.segment.length ?? 1));
}
