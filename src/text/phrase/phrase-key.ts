import { foldAccents, foldCase } from '../fold.ts';

/** Words of any kind, with the signs that are part of a name ("C++", "C#", ".NET" keeps its dot). */
const PART = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*(?:\+\+|#)?/gu;

/** Numbers and marks before a heading's words: "7.", "§ 5", "Q:". */
const LEADING = /^\s*(?:(?:§\s*)?\d+(?:\.\d+)*[.):]?\s+|q(?:uestion)?\s*[.:]\s*)/iu;

/** What people put before the thing they ask for. */
const ASKING =
  /^(?:(?:and|so|ok|hey|hi|hello|please|pls) )*(?:what(?: is|'?s| are| does| was)|who(?: is|'?s| are)|tell me(?: more)? about|define|explain|meaning of|info(?:rmation)? (?:on|about)|was (?:ist|sind|bedeutet)|wer ist|que es|que son|quien es|c'est quoi|qu'est-ce que(?: c'est)?|che cos'e|o que e) /u;

const ARTICLE = /^(?:the|a|an|der|die|das|ein|eine|el|la|los|las|un|una|le|les|une|il|o) /u;

/**
 * A phrase as it is compared word for word: every word, stop words too, in lower case without accents and
 * punctuation, single spaces between. Without the number that a heading may open with.
 */
export function phraseKey(text: string): string {
  const words = text.replace(LEADING, '').match(PART) ?? [];
  return words.map((word) => foldAccents(foldCase(word))).join(' ');
}

/** The keys under which what a question asks for may stand as a heading: the question, and the thing itself. */
export function askedKeys(question: string): readonly string[] {
  const key = phraseKey(question);
  const thing = key.replace(ASKING, '');
  return [...new Set([key, thing, thing.replace(ARTICLE, '')])].filter((one) => one !== '');
}
