import type { Document } from '../../corpus/document/document.ts';
import { CHAT_MARKUP } from '../question/question.ts';
import {
  CHAT,
  chatBits,
  chatForm,
  LONGEST_PHRASE,
  takenApart,
  UNSPACED,
  unstretched,
} from './chat-lexicon.ts';
import { isHeading, standsInHeading } from './named-in-headings.ts';

/** Longer texts say something, or are nothing that a list of phrases could tell. */
const MOST_CHARACTERS = 300;
const MOST_WORDS = 24;

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*/gu;

/** Smileys made of letters and signs, which would leave their letters as words: ":D", "<3". */
const SMILEY =
  /(?<![\p{L}\p{N}])(?:[:;=8x][-'o]?[()[\]dpsox3/|*<>]+|<\/?3+|[xX]d+|o_o|t_t|u_u)(?![\p{L}\p{N}])/giu;

/** Laughter, and fingers that run along the keyboard or rest on a key. */
const NOISE =
  /^(?:(?:ha|he|hi|ho|ja|je|ji|ka|xa|kk|rs|lo|ха|хе|хи|ах|هه){2,}[hl]?|a?(?:ha|ah){2,}h?|[kwㅋㅎㅠㅜ笑草哈呵嘻хх5]{3,}|[ㅋㅎㅠㅜㄷ]+|(\p{L})\1{2,}|(?:asdf|qwer|sdfg|dfgh|hjkl|lkjh|zxcv)\p{L}*|(?:asd){2,})$/u;

/** Marks of a question in any language. */
const QUESTION_MARK = /[?？؟]/u;
const QUESTION_WORD =
  /^(?:what|whats|who|whos|whom|whose|which|where|wheres|when|why|how|hows|was|wer|wie|wo|wann|warum|welche\p{L}*|que|quien|cual|donde|cuando|como|cuanto|cuanta|quoi|qui|quand|comment|combien|ou|onde|quando|quem|dove|chi|cosa|quanto|wat|waar|hoe|кто|что|где|когда|как|почему|сколько|kim|ne|nerede|nasil|kac)$/u;

/**
 * Whether a text asks nothing: a greeting, thanks, a goodbye, a test, laughter, praise or blame for the
 * bot, a question about who is speaking, signs and emoji alone. Never where it holds a word beyond that,
 * and never where its words are the heading or title of one of the `documents`.
 */
export function isChatter(text: string, documents: readonly Document[]): boolean {
  if (text.length > MOST_CHARACTERS || text.trim() === '') return false;
  const bare = text.replace(CHAT_MARKUP, ' ').replace(SMILEY, ' ');
  const words = Array.from(bare.matchAll(WORD), ([word]) => unstretched(chatForm(word)));
  if (words.length === 0) return true;
  if (words.length > MOST_WORDS) return false;
  const said = phrasesOf(words);
  const asks = QUESTION_MARK.test(bare);
  return (
    (saysNothing(said, asks) || (!asks && isSmallTalk(said, documents))) &&
    !isHeading(words, documents)
  );
}

/** A phrase with its bits of `CHAT`; 0 for a word of no phrase. */
interface Said {
  readonly text: string;
  readonly bits: number;
}

function phrasesOf(words: readonly string[]): Said[] {
  const said: Said[] = [];
  for (let at = 0; at < words.length; ) {
    let length = Math.min(LONGEST_PHRASE, words.length - at);
    while (length > 1 && chatBits(words.slice(at, at + length).join(' ')) === 0) length -= 1;
    const text = words.slice(at, at + length).join(' ');
    said.push(...(length === 1 ? wordSaid(text) : [{ text, bits: chatBits(text) }]));
    at += length;
  }
  return said;
}

function wordSaid(word: string): Said[] {
  const bits = chatBits(word);
  if (bits !== 0) return [{ text: word, bits }];
  if (NOISE.test(word)) return [{ text: word, bits: CHAT.alone }];
  if (/^\d{1,4}$/.test(word)) return [{ text: word, bits: CHAT.aside }];
  const parts = UNSPACED.test(word) ? takenApart(word) : null;
  return parts?.map((text) => ({ text, bits: chatBits(text) })) ?? [{ text: word, bits: 0 }];
}

const BY_ITSELF = CHAT.greeting | CHAT.alone;

/** Words that open a question; with one of them, praise is asked for and not given. */
const OPENING = /^(?:is|are|was|were|am|do|does|did|can|could|will|would|should|has|have)$/;

function saysNothing(said: readonly Said[], asks: boolean): boolean {
  if (said.some(({ bits }) => bits === 0)) return false;
  const any = (wanted: number): boolean => said.some(({ bits }) => (bits & wanted) !== 0);
  const all = (allowed: number): boolean => said.every(({ bits }) => (bits & allowed) !== 0);
  const isSoft = said.some(
    ({ bits }) => bits === CHAT.soft || bits === (CHAT.soft | CHAT.spokenTo),
  );
  if (isSoft && said.some(({ bits }) => bits === CHAT.weak)) return false;
  if (any(BY_ITSELF) || (any(CHAT.judging) && any(CHAT.spokenTo))) return true;
  if (all(CHAT.weak | CHAT.aside) && any(CHAT.weak)) return true;
  const opens = asks || OPENING.test(said[0]?.text ?? '');
  return !opens && said.some(({ bits }) => (bits & CHAT.weak) !== 0 && (bits & CHAT.judging) !== 0);
}

/**
 * Small talk that holds a word or two of no list: "good evening gardeners", "thank you little ferry bot",
 * "lovely meeting, thanks", "the game is awesome". Not where a heading of the documents has that word.
 */
function isSmallTalk(said: readonly Said[], documents: readonly Document[]): boolean {
  const has = (at: number, wanted: number): boolean => ((said.at(at)?.bits ?? 0) & wanted) !== 0;
  const unknown = said.flatMap(({ bits }, at) => (bits === 0 ? [at] : []));
  if (unknown.length === 0 || unknown.length > 2) return false;
  if (said.some(({ text }) => QUESTION_WORD.test(text))) return false;
  const [first = 0] = unknown;
  const last = unknown.at(-1) ?? first;
  const spoken = said.some(({ bits }) => (bits & BY_ITSELF) !== 0);
  const alone = first === last;
  if (isThanksFor(said, first)) return true;
  const greeted = alone && said.length <= 3 && last === said.length - 1 && has(0, CHAT.greeting);
  const addressed = spoken && last === said.length - 2 && has(-1, CHAT.spokenTo);
  const praised = spoken && alone && has(first - 1, CHAT.judging) && first > 0;
  const judged =
    alone &&
    isCopula(said[first + 1]) &&
    said.slice(first + 2).some(({ bits }) => (bits & CHAT.judging) !== 0);
  if (judged) return true;
  return (
    (greeted || addressed || praised) &&
    !unknown.some((at) => standsInHeading(said[at]?.text ?? '', documents))
  );
}

function isCopula(said: Said | undefined): boolean {
  return /^(?:is|are|was|were|ist|sind|es|son|est|sont)$/.test(said?.text ?? '');
}

/** "Thanks for the help with the boat": what comes after says for what. */
function isThanksFor(said: readonly Said[], firstUnknown: number): boolean {
  const at = said.findIndex(({ text }) =>
    /^(?:for|fur|por|pour|pela|pelo|per|voor|za)$/.test(text),
  );
  return at > 0 && at < firstUnknown && at <= 2 && ((said[at - 1]?.bits ?? 0) & CHAT.alone) !== 0;
}
