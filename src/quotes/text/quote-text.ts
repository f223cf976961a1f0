import { type Word, wordsOf } from '../../text/words.ts';

/**
 * A place in a quotation where its writer says that words were left out or put in, or that the
 * beginning of a word was changed, which leaves no word out.
 */
export interface QuoteMark {
  readonly kind: 'omission' | 'insertion' | 'alteration';
  /** Number of the quotation's words before it. */
  readonly before: number;
  /** The mark as written: `…`, `[he]`. */
  readonly text: string;
  /** Where it stands in the quotation. */
  readonly start: number;
}

/** A quotation taken apart. Offsets count UTF-16 code units into `text`. */
export interface QuoteText {
  readonly text: string;
  /** The words that are claimed to stand in the source. */
  readonly words: readonly Word[];
  readonly marks: readonly QuoteMark[];
}

const OMISSION = String.raw`[[(]\s*(?:\.{3,}|[…⋯]+|\. \. \.)\s*[\])]|\.{3,}|[…⋯]+|\. \. \.(?: \.)?`;
/** Editors' insertions are short; a longer bracket is part of the text. */
const INSERTION = String.raw`\[[^[\]]{1,60}\]`;
/** `[T]he`, `[un]lawful`: the bracket is the beginning of a word, which must be the source's as a whole. */
const ALTERED = String.raw`\[(?<letter>[\p{Lu}\p{Ll}]{1,12})\](?<rest>[\p{Lu}\p{Ll}\p{M}'’]+)`;
/** The mark of a note, copied with the words: behind `m` and `10` a raised figure is none. */
const NOTE = String.raw`(?<=\p{L}{3}["”’»)\]]?[.,;:!?…]?["”’»)\]]?)[⁰¹²³⁴-⁹]{1,4}(?![\p{L}\p{N}])`;
const MARK = new RegExp(`(?<omission>${OMISSION})|${ALTERED}|${INSERTION}|${NOTE}`, 'gu');

/** The quotation with every bracket and ellipsis taken as its own text. */
export function plainQuote(text: string): QuoteText {
  return { text, words: wordsOf(text), marks: [] };
}

/** The quotation with its ellipses (`…`, `[...]`) and bracketed insertions (`[he]`, `[T]he`) understood. */
export function markedQuote(text: string): QuoteText {
  const marks: QuoteMark[] = [];
  const words: Word[] = [];
  let from = 0;
  for (const match of text.matchAll(MARK)) {
    words.push(...wordsOf(text, from, match.index));
    from = match.index + match[0].length;
    const { omission, letter, rest = '' } = match.groups ?? {};
    const bracket = letter ? 'alteration' : 'insertion';
    const kind = omission === undefined ? bracket : 'omission';
    const mark = letter ? `[${letter}]` : match[0];
    marks.push({ kind, before: words.length, text: mark, start: match.index });
    const altered = letter ? wordsOf(letter + rest) : [];
    words.push(...altered.map(({ form }) => ({ form, start: match.index, end: from })));
  }
  words.push(...wordsOf(text, from));
  return { text, words, marks };
}
