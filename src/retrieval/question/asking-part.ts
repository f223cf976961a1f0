import { sentences } from '../../text/sentences.ts';
import type { Span } from '../../text/span.ts';

/** Shorter texts are all question. */
const LONGEST_PLAIN = 90;

/** Opens a question that lacks its mark, in the languages that are asked most. */
const OPENING =
  /^\s*(?:(?:and|so|but|or|then|also|ok|okay|well|now|anyway|basically|und|aber|also|pero|entonces|mais|donc)[,\s]+)*(?:(?:from|to|at|in|on|for|by|until|till|since|with|under|ab|bis|seit|von|um|in|an|auf|mit|a|de|desde|hasta|con|en|à|pour|jusqu'à) )?(?:what|who|whom|whose|which|when|where|why|how|is|are|am|do|does|did|can|could|may|should|will|would|has|have|was|were|was|wer|wann|wo|wie|warum|wieso|welche[rsmn]?|wohin|ist|sind|darf|kann|muss|soll|gibt|hat|qué|quién|cuándo|dónde|cómo|cuánto|cuál|por qué|puedo|hay|es|qui|que|quand|où|comment|combien|pourquoi|quel(?:le)?s?|est-ce|peut)\b/iu;

/** Where a long sentence turns to its question: after a comma, colon or dash, or before "so". */
const CLAUSE = /(?:[,;:]\s+|\s[–—-]\s+|\.{2,}\s*)/gu;

/**
 * The part of a message that asks: of a long one the last sentence that ends in a question mark or opens
 * like a question, and of that, where somebody tells a story first, the last clause that opens like one, with what
 * follows; else all of it.
 */
export function askingPart(text: string, language: string): Span {
  const whole = { start: 0, end: text.length };
  if (text.trim().length <= LONGEST_PLAIN) return whole;
  const all = sentences(text, language);
  const asks = ({ start, end }: Span): boolean => /[?？؟]\s*$/u.test(text.slice(start, end).trim());
  const opens = ({ start, end }: Span): boolean => OPENING.test(text.slice(start, end));
  const sentence = all.findLast(asks) ?? all.findLast(opens);
  if (sentence === undefined) return whole;
  const { start, end } = sentence;
  if (end - start <= LONGEST_PLAIN) return sentence;
  const clauses = Array.from(
    text.slice(start, end).matchAll(CLAUSE),
    (match) => start + match.index + match[0].length,
  );
  const asking = clauses.findLast(
    (at) =>
      at < end - MIN_CLAUSE &&
      OPENING.test(text.slice(at, end)) &&
      TELLING.test(text.slice(start, at)),
  );
  return asking === undefined ? sentence : { start: asking, end };
}

/** Somebody tells a story: what stands before the question in "In 1994, who …" is part of it instead. */
const TELLING =
  /\b(?:i|im|i'm|ive|i've|we|we're|my|our|me|us|ich|wir|mein\w*|unser\w*|mir|uns|yo|mi|nos|je|nous|mon|ma|mes|notre)\b/iu;

/** Characters of a clause that may stand for the question: "…, is that ok?" does not say what is asked. */
const MIN_CLAUSE = 24;
