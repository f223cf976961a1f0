import type { QuoteIndex } from '../index/quote-index.ts';
import type { Allowed } from './quote-runs.ts';

/** A stretch of the library that may hold a quotation in other words, as positions in one document. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** The rarest words vote, and of them so many that a few changed ones do not decide. */
const FEWEST_VOTERS = 6;
const MOST_VOTERS = 24;
/** No more words vote once so many places were looked at. */
const ENOUGH_PLACES = 4_000;
/** Places at which a word may vote; of a commoner word only the first ones do. */
const PLACES = 3_000;
/** How far apart two words may be shifted against each other by what was put in or left out. */
const LEAST_BAND = 4;
const MOST_BAND = 64;

/**
 * The likeliest stretches, best first: every place of a rare word says where the quotation would begin
 * if the word stood there, and votes for that with the word's rarity (the Hough-like diagonal voting of
 * BLAST and FASTA; Pearson and Lipman 1988).
 */
export function* candidateWindowsSteps(
  index: QuoteIndex,
  words: Int32Array,
  allowed: Allowed,
  slack: number,
  most: number,
): Generator<void, Window[]> {
  const band = Math.min(MOST_BAND, Math.max(LEAST_BAND, words.length >>> 1));
  const votes = new Map<number, { weight: number; document: number; begin: number }>();
  for (const at of voters(index, words)) {
    yield;
    const word = words[at] ?? -1;
    const weight = rarity(index, word);
    for (const position of firstPlaces(index, word)) {
      const document = index.documentAt(position);
      if (!allowed(document)) continue;
      const begin = position - at + words.length;
      // Every stretch overlaps the next by half, so that no place falls on a border.
      for (const cell of [Math.floor(begin / band), Math.floor(begin / band) + 1]) {
        const key = cell * index.documents.length + document;
        const vote = votes.get(key);
        if (vote) vote.weight += weight;
        else votes.set(key, { weight, document, begin: (cell - 1) * band - words.length });
      }
    }
  }
  const windows: Window[] = [];
  for (const { document, begin } of topVotes(votes, most * 3)) {
    const bounds = index.boundsOf(document);
    const from = Math.max(bounds.from, begin - slack);
    const to = Math.min(bounds.to, begin + 2 * band + words.length + slack);
    const seen = windows.some((other) => overlap(other, { from, to }) > 0.8 * (to - from));
    if (to > from && !seen) windows.push({ from, to });
    if (windows.length === most) break;
  }
  return windows;
}

function firstPlaces(index: QuoteIndex, word: number): number[] {
  const places: number[] = [];
  for (const { first, positions } of index.positions(word)) {
    for (const position of positions.subarray(0, PLACES - places.length)) {
      places.push(first + position);
    }
  }
  return places;
}

function topVotes<T extends { weight: number }>(votes: Map<number, T>, most: number): T[] {
  return [...votes.values()].sort((a, b) => b.weight - a.weight).slice(0, most);
}

function overlap(one: Window, other: Window): number {
  return Math.min(one.to, other.to) - Math.max(one.from, other.from);
}

function voters(index: QuoteIndex, words: Int32Array): number[] {
  const rarest = Array.from(words, (word, at) => ({ at, places: index.frequency(word) }))
    .filter(({ places }) => places > 0)
    .sort((a, b) => a.places - b.places)
    .slice(0, MOST_VOTERS);
  let places = 0;
  const voting = rarest.filter((voter, number) => {
    places += Math.min(PLACES, voter.places);
    return number < FEWEST_VOTERS || places <= ENOUGH_PLACES;
  });
  return voting.map(({ at }) => at);
}

/** Inverse frequency of a word in the library (Spärck Jones 1972); the highest for an unknown word. */
export function rarity(index: QuoteIndex, word: number): number {
  return Math.log(1 + index.size / Math.max(1, index.frequency(word)));
}
