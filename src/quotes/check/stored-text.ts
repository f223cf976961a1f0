import type { QuoteIndex } from '../index/quote-index.ts';
import { placeOfSpan, type QuotePlace } from './quote-place.ts';
import type { Allowed } from './quote-runs.ts';

const MARKUP = /[#*_`[\]()<>|~\\]/;

/** The first place in each document where a quotation stands that was copied from the file, with its markup. */
export function* storedTextSteps(
  index: QuoteIndex,
  text: string,
  allowed: Allowed,
): Generator<void, readonly QuotePlace[]> {
  if (!MARKUP.test(text)) return [];
  const borders = bordersOf(text);
  const places: QuotePlace[] = [];
  for (const [number, document] of index.documents.entries()) {
    if (!allowed(number)) continue;
    const at = yield* indexOfSteps(document.text, text, borders);
    const end = at + text.length;
    const cutsWord =
      /[\p{L}\p{N}]$/u.test(document.text.slice(Math.max(0, at - 2), at)) &&
      /^[\p{L}\p{N}]/u.test(text);
    const endsInWord =
      /[\p{L}\p{N}]$/u.test(text) && /^[\p{L}\p{N}]/u.test(document.text.slice(end, end + 2));
    if (at >= 0 && !cutsWord && !endsInWord) places.push(placeOfSpan(document, at, end));
  }
  return places.filter(({ passages, section }) => passages.length > 0 || section !== null);
}

/** Characters compared before other work may come in between: a millisecond or two. */
const STRETCH = 300_000;

/**
 * `text.indexOf(wanted)` in steps and in linear time (Knuth, Morris and Pratt 1977): what a language does for
 * it takes the product of the lengths where both repeat themselves.
 */
function* indexOfSteps(
  text: string,
  wanted: string,
  borders: ArrayLike<number>,
): Generator<void, number> {
  let matched = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (at % STRETCH === 0) yield;
    const code = text.charCodeAt(at);
    while (matched > 0 && code !== wanted.charCodeAt(matched)) matched = borders[matched - 1] ?? 0;
    if (code === wanted.charCodeAt(matched)) matched += 1;
    if (matched === wanted.length) return at + 1 - matched;
  }
  return -1;
}

/** For the beginning of each length, how long a shorter beginning is that it also ends with. */
function bordersOf(wanted: string): Uint32Array {
  const borders = new Uint32Array(wanted.length);
  let matched = 0;
  for (let at = 1; at < wanted.length; at += 1) {
    const code = wanted.charCodeAt(at);
    while (matched > 0 && code !== wanted.charCodeAt(matched)) matched = borders[matched - 1] ?? 0;
    if (code === wanted.charCodeAt(matched)) matched += 1;
    borders[at] = matched;
  }
  return borders;
}
