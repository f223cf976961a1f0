import { detectLanguage } from '../../text/detect-language.ts';
import { sentences } from '../../text/sentences.ts';
import type { Span } from '../../text/span.ts';
import { wordsOf } from '../../text/words.ts';
import { findQuotations } from './find-quotations.ts';

/** A sentence of a message that may be looked up. `text` is cleaned of markup; the offsets are not. */
interface Claim extends Span {
  readonly text: string;
}

/** The claims of a message, and how many more it holds. */
export interface Claims {
  readonly claims: readonly Claim[];
  readonly left: number;
}

/** One Discord message of a subscriber is at most this long. */
const MAX_CHARACTERS = 4_000;
const MAX_CLAIMS = 20;
/** Fewer words say nothing that a source could bear out. Characters count half in unspaced scripts. */
const FEWEST_WORDS = 4;

/** What is no prose: code, custom emoji, mentions, timestamps, links (the words of a Markdown link stay). */
const NOT_PROSE =
  /```[\s\S]*?(?:```|$)|`[^`\n]+`|<a?:\w+:\d+>|<[@#][!&]?\d+>|<\/[^>\n]+:\d+>|<t:-?\d+(?::\w)?>|@(?:everyone|here)\b|<?https?:\/\/[^\s>]+>?/g;
const LINK = /\[([^[\]\n]+)\]\((?:[^()\s]|\([^()\s]*\))+\)/g;
const LINE_MARKS = /^[ \t]*(?:(?:>{1,3}|#{1,3}|-#|[-*+•]|\d{1,3}[.)])[ \t]+)+/gm;
const EMPHASIS = /\*{1,3}|_{2,3}|~~|\|\|/g;

/** Greetings, thanks and agreement, in the languages the bot is used in most. */
const SMALL_TALK =
  /^(?:hi|hey|hello|hallo|hola|salut|bonjour|ciao|olá|привет|good (?:morning|afternoon|evening|night)|thanks?|thank you|thx|ty|danke|gracias|merci|please|welcome|congrat\w*|lol|lmao|haha\w*|ok(?:ay)?|yes|yeah|yep|no|nope|sure|agreed|same|nice|great|cool|wow|bye|cheers|sorry)\b/iu;
/** A sentence that begins so and is no longer than this is small talk all through. */
const SMALL_TALK_WORDS = 6;
const QUESTION = /[?？؟;]["'”’»)\]]*$/u;

/**
 * The sentences of a message that are worth a look-up, in their order, at most 20, and how many
 * more there are: not questions, greetings, scraps of fewer than four words, code or links. Quotations stay in their sentence. `start`
 * and `end` are where the sentence stands in the message.
 */
export function splitClaims(message: string, language?: string): Claims {
  const prose = blankOut(message.slice(0, MAX_CHARACTERS));
  const tag = language ?? detectLanguage(prose);
  const quoted = findQuotations(prose).quotations.filter(({ kind }) => kind === 'marks');
  const claims: Claim[] = [];
  for (const line of lines(prose)) {
    for (const { start, end } of wholeQuotations(
      sentences(prose, tag, line.start, line.end),
      quoted,
    )) {
      const text = prose.slice(start, end).replace(/\s+/gu, ' ').trim();
      if (!isClaim(text)) continue;
      const lead = /^\s*/u.exec(prose.slice(start, end))?.[0].length ?? 0;
      claims.push({ text, start: start + lead, end: prose.slice(0, end).trimEnd().length });
    }
  }
  return { claims: claims.slice(0, MAX_CLAIMS), left: Math.max(0, claims.length - MAX_CLAIMS) };
}

/** Sentences without a border inside a quotation. */
function wholeQuotations(all: readonly Span[], quoted: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const sentence of all) {
    const last = joined.at(-1);
    const cut = last && quoted.some(({ start, end }) => start < last.end && last.end < end);
    if (cut) joined[joined.length - 1] = { start: last.start, end: sentence.end };
    else joined.push(sentence);
  }
  return joined;
}

function isClaim(text: string): boolean {
  const words = wordsOf(text);
  const halves = words.filter(({ form }) => /^[^\p{ASCII}]$/u.test(form)).length;
  if (words.length - halves / 2 < FEWEST_WORDS || isQuestion(text)) return false;
  return !(SMALL_TALK.test(text) && words.length <= SMALL_TALK_WORDS);
}

/** Ends in a question mark; the Greek one is a semicolon, which counts only after Greek letters. */
function isQuestion(text: string): boolean {
  if (!QUESTION.test(text)) return false;
  return !/;["'”’»)\]]*$/u.test(text) || /\p{sc=Greek}["'”’»)\]]*;/u.test(text);
}

/** Blank lines and list items end a sentence, whatever stands at their end. */
function lines(prose: string): Span[] {
  return Array.from(prose.matchAll(/[^\n]+(?:\n(?!\s*\n)[^\n]+)*/g)).map(({ 0: text, index }) => ({
    start: index,
    end: index + text.length,
  }));
}

/** The message with everything that is not prose as spaces, so that offsets stay. */
function blankOut(message: string): string {
  const spaces = (found: string) => found.replace(/[^\n]/g, ' ');
  return message
    .replace(
      LINK,
      (link, words: string) => ` ${words}${' '.repeat(link.length - words.length - 1)}`,
    )
    .replace(NOT_PROSE, spaces)
    .replace(LINE_MARKS, (marks) =>
      /[>#]/.test(marks) ? spaces(marks) : `\n${spaces(marks).slice(1)}`,
    )
    .replace(EMPHASIS, spaces);
}
