import type { Line } from './lines.ts';

/** A word cut at the end of a line: letters, a hyphen (or soft hyphen), nothing more. */
const CUT = /(\p{L}[\p{L}\p{M}’']*)([-\u2010\u00AD])$/u;

const MAX_WORD = 64;
/** Written without spaces between words, also where a line ends. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}，。、！？；：（）「」]/u;

/** Joins words that were cut at line ends, and counts them. */
export interface Joiner {
  /** How `before` goes on with `after`: what of `before` stays, and what stands between. */
  join(before: string, after: string): { readonly kept: string; readonly between: '' | ' ' };
  readonly joined: number;
}

/**
 * A hyphen at a line end is taken out unless the document writes the same word with a hyphen elsewhere
 * and never without ("well-known" stays, "docu-ment" is joined). A word that goes on with a capital or
 * a digit keeps it.
 */
export function joinerFor(lines: readonly Line[]): Joiner {
  const words = new Set<string>();
  for (const { text } of lines) {
    for (const word of text.toLowerCase().match(/\p{L}[\p{L}\p{M}’']*(?:[-\u2010]\p{L}+)*/gu) ??
      []) {
      words.add(word.replaceAll('\u2010', '-'));
    }
  }
  const joiner = {
    joined: 0,
    join(before: string, after: string) {
      const [, head, hyphen] = CUT.exec(before.slice(-MAX_WORD)) ?? [];
      const tail = /^\p{Ll}[\p{L}\p{M}’']*/u.exec(after)?.[0];
      if (!head || !hyphen) {
        const together = UNSPACED.test(before.slice(-1)) && UNSPACED.test(after.slice(0, 1));
        return { kept: before, between: together ? ('' as const) : (' ' as const) };
      }
      if (!tail) return { kept: before, between: '' as const };
      const whole = `${head}${tail}`.toLowerCase();
      const hyphenated = `${head}-${tail}`.toLowerCase();
      if (hyphen !== '\u00AD' && words.has(hyphenated) && !words.has(whole)) {
        return { kept: before, between: '' as const };
      }
      joiner.joined += 1;
      return { kept: before.slice(0, -1), between: '' as const };
    },
  };
  return joiner;
}
