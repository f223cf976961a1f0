import { simplify } from '../../../src/citations/resolve/find-documents.ts';

/** Finds things by the beginning of any word of their names. */
export interface PrefixList<T> {
  /** At most `limit` things, those whose name itself begins so first; all in order for ''. */
  find(typed: string, limit: number): T[];
}

interface Entry {
  readonly needle: string;
  /** Words of the name before the needle. */
  readonly skipped: number;
  /** Place of the thing in the order it was given. */
  readonly place: number;
}

/** More matches than this are not ranked: the person has hardly typed anything yet. */
const MAX_RANKED = 500;

/**
 * A sorted list of the names from each of their words on, so that a keystroke costs a binary search.
 * `things` come in the order in which they are to be shown.
 */
export function prefixList<T>(
  things: readonly T[],
  names: (thing: T) => readonly string[],
): PrefixList<T> {
  const entries = things
    .flatMap((thing, place) => names(thing).flatMap((name) => entriesOf(name, place)))
    .sort((a, b) => (a.needle < b.needle ? -1 : a.needle > b.needle ? 1 : a.place - b.place));
  return {
    find(typed, limit) {
      const prefix = simplify(typed);
      if (prefix === '') return things.slice(0, limit);
      const from = firstNotBefore(entries, prefix);
      const matches: Entry[] = [];
      for (const entry of entries.slice(from, from + MAX_RANKED)) {
        if (!entry.needle.startsWith(prefix)) break;
        matches.push(entry);
      }
      matches.sort((a, b) => Number(a.skipped > 0) - Number(b.skipped > 0) || a.place - b.place);
      const places = [...new Set(matches.map(({ place }) => place))].slice(0, limit);
      return places.flatMap((place) => things.slice(place, place + 1));
    },
  };
}

function entriesOf(name: string, place: number): Entry[] {
  const words = simplify(name).split(' ');
  return words.map((_, skipped) => ({ needle: words.slice(skipped).join(' '), skipped, place }));
}

function firstNotBefore(entries: readonly Entry[], prefix: string): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((entries[middle]?.needle ?? '') < prefix) low = middle + 1;
    else high = middle;
  }
  return low;
}
