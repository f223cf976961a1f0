import { foldAccents, foldCase } from '../../text/fold.ts';
import phrases from './chat-phrases.json' with { type: 'json' };

/**
 * What a phrase is in talk that asks nothing; a phrase may be several of these.
 *
 * - `greeting`, `alone`: chat by itself, whatever small words stand beside it.
 * - `weak`: chat by itself or among its like, part of a question beside a small word ("is there a test").
 * - `judging`: praise and blame, chat when it is said of somebody who is `spokenTo`.
 * - `aside`: may stand beside any of these and says nothing.
 * - `soft`: small words that may stand beside what is `alone`.
 */
export const CHAT = {
  greeting: 1,
  alone: 2,
  weak: 4,
  judging: 8,
  spokenTo: 16,
  aside: 32,
  soft: 64,
} as const;

/** One word as phrases are compared: lower case, without accents and apostrophes. */
export function chatForm(word: string): string {
  return foldAccents(foldCase(word)).replaceAll("'", '');
}

/** Phrases by their words, with the bits of `CHAT` that they have in any language. */
const lexicon = new Map<string, number>();
/** The words of phrases by what is left of them when every letter stands once. */
const stretched = new Map<string, string>();
/** Phrases of scripts without spaces, the longest first. */
const unspaced: string[] = [];

export const UNSPACED =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}ー]+$/u;

for (const language of Object.values(phrases)) {
  for (const [name, lines] of Object.entries(language)) {
    const bit = CHAT[name as keyof typeof CHAT];
    for (const phrase of lines.flatMap((line) => line.split(', '))) {
      const key = chatForm(phrase);
      lexicon.set(key, (lexicon.get(key) ?? 0) | bit);
      for (const word of key.split(' ')) {
        if (!stretched.has(singled(word))) stretched.set(singled(word), word);
      }
      if (UNSPACED.test(key)) unspaced.push(key);
    }
  }
}
unspaced.sort((a, b) => b.length - a.length);

/** Words in the longest phrase. */
export const LONGEST_PHRASE = Math.max(
  ...Array.from(lexicon.keys(), (key) => key.split(' ').length),
);

/** The bits of `CHAT` of a phrase, its words joined by single spaces; 0 for what is none. */
export function chatBits(phrase: string): number {
  return lexicon.get(phrase) ?? 0;
}

/** The word that somebody draws out, "hellooo", or the word itself where none is known. */
export function unstretched(word: string): string {
  return /(.)\1\1/u.test(word) && !/^(.)\1+$/u.test(word)
    ? (stretched.get(singled(word)) ?? word)
    : word;
}

/**
 * A run of a script without spaces taken apart into phrases, the longest first; null where something is
 * left over. Single characters count beside a longer phrase only where they are particles.
 */
export function takenApart(run: string): string[] | null {
  const parts: string[] = [];
  for (let at = 0; at < run.length; ) {
    const found = unspaced.find(
      (phrase) => run.startsWith(phrase, at) && (phrase.length > 1 || isParticle(phrase, run)),
    );
    if (found === undefined) return null;
    parts.push(found);
    at += found.length;
  }
  return parts;
}

function isParticle(character: string, run: string): boolean {
  return (chatBits(character) & CHAT.aside) !== 0 || run.replaceAll(character, '') === '';
}

function singled(word: string): string {
  return word.replace(/(.)\1+/gu, '$1');
}
