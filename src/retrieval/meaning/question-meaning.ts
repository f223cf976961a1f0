import type { Question } from '../question/question.ts';
import { addVector, type PassageVectors } from './passage-vectors.ts';
import { cosine } from './word-vectors.ts';

/** What a question means, against the passages of a library. */
export interface QuestionMeaning {
  /** Cosine of the question with a passage, in -1..1; 0 where either has no known word. */
  cosineWith(passage: number): number;
  /** How near in meaning a term of the library is to a term of the question, in 0..1; see `FLOOR`. */
  nearness(questionTerm: number, term: number): number;
}

/** Cosines of words below this say nothing: any two words reach it. */
const FLOOR = 0.4;

/** Reads the question against the vectors. */
export function questionMeaning(question: Question, vectors: PassageVectors): QuestionMeaning {
  const { table, rowOf, components } = vectors;
  const { dimensions } = table;
  const rows = question.terms.map(({ stem }) => table.row(stem));
  const sum = new Float64Array(dimensions);
  for (const [number, row] of rows.entries())
    addVector(sum, table, row, question.terms[number]?.beside === true ? 0.3 : 1);
  const length = Math.sqrt(sum.reduce((all, one) => all + one * one, 0));
  const unit = length === 0 ? sum : sum.map((one) => one / length / 127);
  // Unset is -1. One number a term of the library is quicker than a map, up to some megabytes.
  const known = rows.map(() => new Float32Array(rowOf.length).fill(-1));
  return {
    cosineWith(passage) {
      const from = passage * dimensions;
      let dot = 0;
      for (let i = 0; i < dimensions; i += 1) dot += (unit[i] ?? 0) * (components[from + i] ?? 0);
      return dot;
    },
    nearness(questionTerm, term) {
      const row = rows[questionTerm] ?? -1;
      const other = rowOf[term] ?? -1;
      if (row < 0 || other < 0) return 0;
      const memory = known[questionTerm];
      const before = memory?.[term] ?? -1;
      if (before >= 0) return before;
      const near = Math.max(0, (cosine(table, row, other, FLOOR) - FLOOR) / (1 - FLOOR));
      if (memory !== undefined) memory[term] = near;
      return near;
    },
  };
}
