import type { QuotePlace } from './quote-place.ts';
import type { LocatedVerdict } from './quote-verdict.ts';

/** Struck through in Discord's Markdown. */
const STRUCK = /~~(?![\s~])((?:(?!~~).){1,500})~~/gsu;
const MARK_CHARACTERS = 2;
/** Of many words enough to see which. */
const MOST_NAMED = 6;

/**
 * The verdict on a quotation that has the source's words: `turned` where one of both strikes words through that
 * the other lets stand, as that takes them back.
 */
export function struckVerdict(quotation: string, verdict: LocatedVerdict): LocatedVerdict {
  if (verdict.kind !== 'exact' && verdict.kind !== 'alike' && verdict.kind !== 'marked') {
    return verdict;
  }
  const { places } = verdict;
  const own = struckIn(quotation);
  const apart = verdict.kind === 'marked' && verdict.apart;
  if (apart) {
    const theirs = places.flatMap(struckAt);
    return isSame(own, theirs) ? verdict : turned(verdict, own, theirs);
  }
  const alike = places.filter((place) => isSame(own, struckAt(place)));
  if (alike.length > 0) return { ...verdict, places: alike };
  return turned(verdict, own, places.slice(0, 1).flatMap(struckAt));
}

function turned(
  verdict: LocatedVerdict & { readonly kind: 'exact' | 'alike' | 'marked' },
  own: readonly string[],
  theirs: readonly string[],
): LocatedVerdict {
  const { apart, parts } = verdict.kind === 'marked' ? verdict : { apart: false, parts: [] };
  const named = (words: readonly string[], others: readonly string[]) =>
    [...new Set(words.filter((word) => !others.includes(word)))].slice(0, MOST_NAMED);
  const [leftOut, putIn] = [named(own, theirs), named(theirs, own)];
  return { kind: 'turned', places: verdict.places, apart, parts, leftOut, putIn };
}

function struckIn(text: string): string[] {
  return Array.from(text.matchAll(STRUCK), ([, words = '']) => words.trim()).filter((words) =>
    /[\p{L}\p{N}]/u.test(words),
  );
}

/** The stored text has the marks where they are not Markdown's, as in plain text. */
function struckAt({ document, start, end }: QuotePlace): string[] {
  const from = Math.max(0, start - MARK_CHARACTERS);
  return struckIn(document.text.slice(from, end + MARK_CHARACTERS));
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((words, at) => words === other[at]);
}
