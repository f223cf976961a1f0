import MiniSearch from 'minisearch';
import { foldAccents, foldCase } from '../../text/fold.ts';

/** Finds things by what somebody has typed of their names so far. */
export interface Suggestions<T> {
  /**
   * At most `limit` things of which every typed word begins a word of their names, in any letter case and
   * with or without accents: those of which a name begins so first, then the better matches. Where there
   * is none, those that have words like the typed ones. For '' all, in the order they were given.
   */
  find(typed: string, limit: number): T[];
}

/** Names taken in before other work may come in between: some milliseconds. */
const CHUNK = 200;
/** More words than this narrow nothing down. */
const MAX_WORDS = 8;
/** Letters of a word that may be mistyped: two swapped ones count twice, a short word must be right. */
const MISTYPED = (word: string): number | false => {
  if (word.length < 4) return false;
  return word.length < 5 ? 1 : 2;
};
/** Scripts that put no space between words. */
const UNSPACED = String.raw`[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]`;
/** A letter of such a script, or a run of other letters and of digits. */
const WORD = new RegExp(String.raw`${UNSPACED}\p{M}*|[[\p{L}\p{M}\p{N}]--${UNSPACED}]+`, 'gv');

/** Indexes the names, some at a time, so that other work may come in between. */
export async function suggestionsFor<T>(
  things: readonly T[],
  namesOf: (thing: T) => readonly string[],
): Promise<Suggestions<T>> {
  const names = things.map((thing) => namesOf(thing).map((name) => wordsOf(name).join(' ')));
  const index = new MiniSearch<{ readonly id: number; readonly name: string }>({
    fields: ['name'],
    tokenize: (text) => text.split(' '),
    processTerm: (word) => word,
    searchOptions: { combineWith: 'AND', prefix: true },
  });
  await index.addAllAsync(
    names.map((all, id) => ({ id, name: all.join(' ') })),
    { chunkSize: CHUNK },
  );
  return {
    find(typed, limit) {
      const words = wordsOf(typed).slice(0, MAX_WORDS);
      if (words.length === 0) return typed.trim() === '' ? things.slice(0, limit) : [];
      const query = words.join(' ');
      const exact = index.search(query);
      const found = exact.length > 0 ? exact : index.search(query, { fuzzy: MISTYPED });
      const begins = new Set(
        found.filter(({ id }) => names[id]?.some((name) => name.startsWith(query))),
      );
      return found
        .sort(
          (a, b) =>
            Number(begins.has(b)) - Number(begins.has(a)) || b.score - a.score || a.id - b.id,
        )
        .slice(0, limit)
        .flatMap(({ id }) => things.slice(id, id + 1));
    },
  };
}

function wordsOf(text: string): string[] {
  return (
    foldAccents(foldCase(text))
      .replace(/\p{Cf}/gu, '')
      .match(WORD) ?? []
  );
}
