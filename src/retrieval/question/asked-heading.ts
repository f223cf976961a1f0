import type { Term } from '../../text/analyzer.ts';
import { isChatWord, withoutChatPhrases } from '../../text/chat/chat-words.ts';
import { contentKey } from '../../text/phrase/content-key.ts';
import { askedKeys } from '../../text/phrase/phrase-key.ts';
import type { Span } from '../../text/span.ts';
import { inAnyOrder } from '../index/heading-index.ts';
import type { LibraryIndex } from '../index/library-index.ts';
import { type Alternative, SAME_WORD } from './expand-term.ts';

/** A question as far as it is read. */
interface Reading {
  /** The part of it that asks. */
  readonly asking: Span;
  readonly language: string;
  readonly index: LibraryIndex;
  /** The library's terms that a term of the question can stand for. */
  found(term: string): readonly Alternative[];
}

/**
 * Numbers of the passages below the heading that the question is: word for word, or but for the order of the
 * words, slips, endings and what chats put around them. `words` are those of `text`, chat's fillings as stop words.
 */
export function belowAskedHeading(
  text: string,
  words: readonly Term[],
  reading: Reading,
): ReadonlySet<number> {
  const plain = withoutChatPhrases(text);
  const keys = [
    ...askedKeys(text),
    ...askedKeys(plain),
    ...askedKeys(withoutChatWords(plain, reading.language)),
    ...contentKeys(words, reading),
  ];
  return new Set(
    keys.flatMap((key) =>
      reading.index.segments.flatMap(({ headings, first }) =>
        (headings.get(key) ?? []).map((passage) => first + passage),
      ),
    ),
  );
}

function withoutChatWords(text: string, language: string): string {
  return text.replace(/[\p{L}\p{N}'’]+/gu, (word) =>
    isChatWord(word.toLowerCase(), language) ? ' ' : word,
  );
}

/** The keys of what the whole message is about, and of what its asking part is, slips mended. */
function contentKeys(words: readonly Term[], { asking, language, ...rest }: Reading): string[] {
  const mended = words.map((word) => mend(word, rest));
  const asked = mended.filter(({ start }) => start >= asking.start && start < asking.end);
  const keys = [contentKey(mended, language), contentKey(asked, language)];
  return keys.flatMap((key) => (key === null ? [] : [inAnyOrder(key)]));
}

/** The word as the library spells it, where it holds no such word and one that is the same. */
function mend(word: Term, { index, found }: Pick<Reading, 'index' | 'found'>): Term {
  if (word.stop) return word;
  const [surest] = found(word.term).toSorted((a, b) => b.weight - a.weight);
  const isKnown = surest === undefined || surest.weight === 1 || surest.weight < SAME_WORD;
  return isKnown ? word : { ...word, term: index.vocabulary.term(surest.term) };
}
