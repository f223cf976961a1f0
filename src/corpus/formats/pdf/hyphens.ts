import { withNoteMarks } from '../raised.ts';
import type { Run } from '../text-builder.ts';
import type { Line } from './lines.ts';

/** A word cut at the end of a line: letters, a hyphen (or soft hyphen), nothing more. */
const CUT = /(\p{L}[\p{L}\p{M}’']*)([-\u2010\u00AD])$/u;

const MAX_WORD = 64;
/** Written without spaces between words, also where a line ends. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}，。、！？；：（）「」]/u;

const HANGUL_END = /\p{sc=Hangul}+$/u;
const HANGUL_START = /^\p{sc=Hangul}+/u;
/** Endings of Korean words that never stand alone. */
const PARTICLES: ReadonlySet<string> = new Set(
  '은 는 을 를 의 에 에서 에게 와 과 으로 부터 까지 보다 처럼 마다 니다 습니다 입니다 합니다 됩니다 였다 었다 했다 지만 으며 으면'.split(
    ' ',
  ),
);

/** Joins words that were cut at line ends, and counts them. */
export interface Joiner {
  /** How `before` goes on with `after`: what of `before` stays, and what stands between. */
  join(
    before: string,
    after: string,
    endsInSpace?: boolean,
  ): { readonly kept: string; readonly between: '' | ' ' };
  readonly joined: number;
}

/**
 * A hyphen at a line end is taken out unless the document writes the same word with a hyphen elsewhere
 * and never without ("well-known" stays, "docu-ment" is joined). A word that goes on with a capital or
 * a digit keeps it.
 */
export function joinerFor(lines: readonly Line[]): Joiner {
  const korean = koreanJoins(lines);
  const words = new Set<string>();
  for (const { text } of lines) {
    for (const word of text.toLowerCase().match(/\p{L}[\p{L}\p{M}’']*(?:[-\u2010]\p{L}+)*/gu) ??
      []) {
      words.add(word.replaceAll('\u2010', '-'));
    }
  }
  const joiner = {
    joined: 0,
    join(before: string, after: string, endsInSpace = false) {
      const cut = korean(before, after, endsInSpace);
      if (cut !== null) return { kept: before, between: cut ? ('' as const) : (' ' as const) };
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

/** The lines of a paragraph as running text: a run for every page that they stand on, note marks apart. */
export function runsOf(lines: readonly Line[], joiner: Joiner): Run[] {
  const runs: { text: string; page: number }[] = [];
  let endsInSpace = false;
  for (const line of lines) {
    const last = runs.at(-1);
    if (!last) runs.push({ text: line.text, page: line.page });
    else {
      const { kept, between } = joiner.join(last.text, line.text, endsInSpace);
      last.text = kept;
      if (last.page === line.page) last.text += between + line.text;
      else runs.push({ text: between + line.text, page: line.page });
    }
    endsInSpace = line.endsInSpace === true;
  }
  return withNoteMarks(runs);
}

/**
 * Korean is set with spaces between words and cut at a line end between any two syllables. Says whether
 * a word goes on; null for other scripts.
 */
function koreanJoins(
  lines: readonly Line[],
): (before: string, after: string, endsInSpace: boolean) => boolean | null {
  // Where a file draws the space at the end of some lines, the others end within a word.
  const tellsSpaces = lines.some(({ text, endsInSpace }) => endsInSpace && HANGUL_END.test(text));
  const words = new Set<string>();
  for (const { text } of lines) {
    // What stands at the ends of a line may itself be cut.
    for (const word of text.split(' ').slice(1, -1)) words.add(bare(word));
  }
  return (before, after, endsInSpace) => {
    const head = HANGUL_END.exec(before.slice(-MAX_WORD))?.[0];
    const tail = HANGUL_START.exec(after.slice(0, MAX_WORD))?.[0];
    if (!head || !tail) return null;
    if (endsInSpace) return false;
    if (tellsSpaces) return true;
    if (words.has(head + tail)) return true;
    return PARTICLES.has(tail) && !words.has(tail);
  };
}

function bare(word: string): string {
  return word.replace(/^\P{L}+|\P{L}+$/gu, '');
}
