import type { TermDictionary } from '../index/term-dictionary.ts';
import { type AcronymForms, acronymTerm } from './acronyms.ts';
import { STRETCH, type TermSource } from './term-source.ts';

/**
 * Changes to a source's tokens, in their order: after token `token[i]` comes one for `term[i]`, in the
 * same place; or the token itself goes, where that is `DROPPED`.
 */
export interface TokenEdits {
  readonly token: number[];
  readonly term: number[];
}

export const DROPPED = -1;

/** Acronyms numbered before other work may come in between. */
const FORMS_STRETCH = 256;

interface NumberedForm {
  readonly long: readonly number[];
  readonly short: number;
  /** The term that stands for the short form. */
  readonly marker: number;
}

/** The library's acronyms by the dictionary's numbers. */
export interface NumberedForms {
  readonly byLast: ReadonlyMap<number, readonly NumberedForm[]>;
  /** By number of a term: whether it ends a long form. */
  readonly isLast: Uint8Array;
  /** By number of a term: whether it stands for a short form, in this library or the one before. */
  readonly isMarker: Uint8Array;
}

/** Numbers the library's acronyms, a stretch at a time. `before` are those of the library before. */
export function* numberedFormsSteps(
  forms: AcronymForms,
  before: AcronymForms,
  dictionary: TermDictionary,
): Generator<void, NumberedForms> {
  const byLast = new Map<number, readonly NumberedForm[]>();
  const markers: number[] = [];
  for (const [last, ending] of forms) {
    const numbered = ending.map(({ long, short }) => ({
      long: long.map((term) => dictionary.add(term)),
      short: dictionary.add(short),
      marker: dictionary.add(acronymTerm(short)),
    }));
    byLast.set(dictionary.add(last), numbered);
    for (const { marker } of numbered) markers.push(marker);
    if (markers.length % FORMS_STRETCH < numbered.length) yield;
  }
  for (const ending of before.values()) {
    for (const { short } of ending) markers.push(dictionary.add(acronymTerm(short)));
    if (markers.length % FORMS_STRETCH < ending.length) yield;
  }
  const isLast = new Uint8Array(dictionary.size);
  const isMarker = new Uint8Array(dictionary.size);
  for (const last of byLast.keys()) isLast[last] = 1;
  for (const marker of markers) isMarker[marker] = 1;
  return { byLast, isLast, isMarker };
}

/**
 * What to change so that a token for its short form follows every acronym that is spelt out in one
 * sentence, unless the short form itself follows, and no other such token is there.
 */
export function* acronymTokensSteps(
  { terms, numbers, from, to }: TermSource,
  { byLast, isLast, isMarker }: NumberedForms,
): Generator<void, TokenEdits> {
  const edits: TokenEdits = { token: [], term: [] };
  const { term, position, firstToken, firstSentence, sentenceToken } = terms;
  const numberAt = (token: number): number => {
    const number = term[token] ?? 0;
    return numbers === null ? number : (numbers[number] ?? 0);
  };
  const follows = (token: number, end: number, short: number): boolean => {
    let next = token + 1;
    while (next < end && isMarker[numberAt(next)] === 1) next += 1;
    const gap = (position[next] ?? 0) - (position[token] ?? 0);
    return next < end && gap <= 1 && numberAt(next) === short;
  };
  for (let passage = from; passage < to; passage += 1) {
    if (passage % STRETCH === STRETCH - 1) yield;
    const passageEnd = firstToken[passage + 1] ?? 0;
    const last = firstSentence[passage + 1] ?? 0;
    for (let sentence = firstSentence[passage] ?? 0; sentence < last; sentence += 1) {
      const said: number[] = [];
      const end = sentenceToken[sentence + 1] ?? 0;
      for (let token = sentenceToken[sentence] ?? 0; token < end; token += 1) {
        const number = numberAt(token);
        if (isMarker[number] === 1) {
          edits.token.push(token);
          edits.term.push(DROPPED);
          continue;
        }
        said.push(number);
        if (isLast[number] !== 1) continue;
        for (const { long, short, marker } of byLast.get(number) ?? []) {
          const isThere = long.every((one, at) => said[said.length - long.length + at] === one);
          if (!isThere || follows(token, passageEnd, short)) continue;
          edits.token.push(token);
          edits.term.push(marker);
        }
      }
    }
  }
  return edits;
}
