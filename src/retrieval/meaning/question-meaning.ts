import { partWith } from '../index/segment.ts';
import type { Question } from '../question/question.ts';
import type { LibraryMeaning } from './library-meaning.ts';
import { addVector, LEADING } from './passage-vectors.ts';
import { cosinesWith } from './word-cosines.ts';
import type { WordVectors } from './word-vectors.ts';

/** What a question means, against the passages of a library. */
export interface QuestionMeaning {
  /** Cosine of the question with a passage, in -1..1; 0 where either has no known word. */
  cosineWith(passage: number): number;
  /** The same, or where that is below `least` some number below it. */
  cosineFrom(passage: number, least: number): number;
  /**
   * How near in meaning a term of the library is to each term of the question, in 0..1 (see `FLOOR`); null
   * where it is near none. Not to be changed.
   */
  nearTo(term: number): Float64Array | null;
}

/** Cosines of words below this say nothing: any two words reach it. */
const FLOOR = 0.4;

/** More than a product of lengths can be too small: those of passages are 32-bit numbers. */
const ROUNDING = 1 + 1e-6;

/** Reads the question against the vectors. */
export function questionMeaning(question: Question, library: LibraryMeaning): QuestionMeaning {
  const { table, parts } = library;
  const { dimensions } = table;
  const rows = question.terms.map(({ stem }) => table.row(stem));
  const sum = new Float64Array(dimensions);
  for (const [number, row] of rows.entries())
    addVector(sum, table, row, question.terms[number]?.beside === true ? 0.3 : 1);
  const length = Math.sqrt(sum.reduce((all, one) => all + one * one, 0));
  const unit = length === 0 ? sum : sum.map((one) => one / length / 127);
  const unitRest =
    Math.sqrt(unit.subarray(LEADING).reduce((all, one) => all + one * one, 0)) * ROUNDING;
  const cosineFrom = (passage: number, least: number): number => {
    const part = partWith(parts, passage);
    if (part === undefined) return 0;
    const { components, rest, first } = part;
    const from = (passage - first) * dimensions;
    let dot = 0;
    for (let i = 0; i < LEADING; i += 1) dot += (unit[i] ?? 0) * (components[from + i] ?? 0);
    // Cauchy and Schwarz: what is left adds no more than the product of the lengths.
    const most = dot + unitRest * (rest[passage - first] ?? 0);
    if (most < least) return most;
    for (let i = LEADING; i < dimensions; i += 1)
      dot += (unit[i] ?? 0) * (components[from + i] ?? 0);
    return dot;
  };
  return {
    cosineWith: (passage) => cosineFrom(passage, -2),
    cosineFrom,
    nearTo: nearTermsOf(rows, library),
  };
}

/** Which question asked for a word last, and as the how many-th of its words; by row of the table. */
interface Asked {
  readonly by: Uint32Array;
  readonly place: Uint32Array;
  questions: number;
}

const asked = new WeakMap<WordVectors, Asked>();

function askedOf(table: WordVectors): Asked {
  const known = asked.get(table);
  if (known !== undefined) return known;
  const size = table.scale.length;
  const made = { by: new Uint32Array(size), place: new Uint32Array(size), questions: 0 };
  asked.set(table, made);
  return made;
}

/**
 * Remembers what it has worked out: of fifty words hardly one is near a word of the question, and most
 * stand in several passages.
 */
function nearTermsOf(
  rows: readonly number[],
  { table, rowOf }: LibraryMeaning,
): QuestionMeaning['nearTo'] {
  const memory = askedOf(table);
  const { by, place } = memory;
  memory.questions += 1;
  const own = memory.questions;
  const found: (Float64Array | null)[] = [null];
  const cosines = cosinesWith(rows, table, FLOOR);
  return (term) => {
    const row = rowOf[term] ?? -1;
    if (row < 0) return null;
    if (by[row] === own) return found[place[row] ?? 0] ?? null;
    by[row] = own;
    place[row] = 0;
    const near = cosines(row);
    if (near === null) return null;
    for (let at = 0; at < near.length; at += 1)
      near[at] = Math.max(0, ((near[at] ?? 0) - FLOOR) / (1 - FLOOR));
    place[row] = found.length;
    found.push(near);
    return near;
  };
}
