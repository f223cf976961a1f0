import type { Span } from './span.ts';

/** A word as it was analysed, wherever it stands. */
export interface KnownWord {
  readonly term: string;
  readonly surface: string;
  readonly stop: boolean;
  /** Characters before its term, as of an elided article. */
  readonly skipped: number;
  readonly length: number;
}

/** Past this many words a language's list is emptied: questions may hold anything. */
const MOST_KNOWN = 50_000;
/** Of longer ones V8 keeps the text that they are cut from. */
const LONGEST_KNOWN = 12;

const knownByLanguage = new Map<string, Map<string, KnownWord>>();

/** The words of a language (ISO 639-1) that were analysed before. */
export function knownWords(language: string): Map<string, KnownWord> {
  let known = knownByLanguage.get(language);
  if (known === undefined || known.size > MOST_KNOWN) {
    known = new Map();
    knownByLanguage.set(language, known);
  }
  return known;
}

/** Keeps what `word`, which begins at `from`, was analysed as. */
export function remember(
  known: Map<string, KnownWord>,
  word: string,
  { term, surface, stop, start, end }: Pick<KnownWord, 'term' | 'surface' | 'stop'> & Span,
  from: number,
): void {
  if (word.length > LONGEST_KNOWN) return;
  known.set(word, { term, surface, stop, skipped: start - from, length: end - start });
}
