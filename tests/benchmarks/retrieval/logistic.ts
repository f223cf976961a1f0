/** A choice among rows, some of which are right: what a question is to the fit. */
export interface Choice {
  /** Features, one row a candidate. */
  readonly rows: readonly Float64Array[];
  readonly right: readonly boolean[];
  /** How much it counts; 1 when absent. */
  readonly weight?: number;
}

const RATE = 0.4;
const ROUNDS = 160;

/**
 * Weights that make the right rows likely under a softmax over each choice's rows (conditional logit,
 * McFadden 1974), with an L2 penalty, by Adam on the full batch: deterministic.
 */
export function fitChoices(
  choices: readonly Choice[],
  features: number,
  penalty: number,
): Float64Array {
  const all = choices.reduce((sum, { weight = 1 }) => sum + weight, 0);
  return descend(features, penalty, (weights, gradient) => {
    for (const { rows, right, weight = 1 } of choices) {
      const scores = rows.map((row) => dot(row, weights));
      const best = Math.max(...scores);
      const likelihoods = scores.map((score) => Math.exp(score - best));
      const sum = likelihoods.reduce((before, one) => before + one, 0);
      const sumRight = likelihoods.reduce(
        (before, one, number) => before + (right[number] ? one : 0),
        0,
      );
      rows.forEach((row, number) => {
        const likelihood = likelihoods[number] ?? 0;
        const error = likelihood / sum - (right[number] ? likelihood / sumRight : 0);
        if (Math.abs(error) > 1e-4) add(gradient, row, (error * weight) / all);
      });
    }
  });
}

/** Weights of a logistic regression for rows with a verdict each; the last weight is the constant. */
export function fitVerdicts(
  rows: readonly Float64Array[],
  verdicts: readonly boolean[],
  features: number,
  penalty: number,
  weights: readonly number[] = rows.map(() => 1),
): Float64Array {
  const all = weights.reduce((sum, one) => sum + one, 0);
  const extended = rows.map((row) => Float64Array.from([...row, 1]));
  return descend(features + 1, penalty, (fitted, gradient) => {
    extended.forEach((row, number) => {
      const error = 1 / (1 + Math.exp(-dot(row, fitted))) - (verdicts[number] ? 1 : 0);
      add(gradient, row, (error * (weights[number] ?? 1)) / all);
    });
  });
}

export function dot(row: Float64Array, weights: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < row.length; i += 1) sum += (row[i] ?? 0) * (weights[i] ?? 0);
  return sum;
}

function add(sum: Float64Array, row: Float64Array, factor: number): void {
  for (let i = 0; i < row.length; i += 1) sum[i] = (sum[i] ?? 0) + factor * (row[i] ?? 0);
}

/** Adam (Kingma and Ba 2015) with a rate that falls in steps. */
function descend(
  features: number,
  penalty: number,
  addGradient: (weights: Float64Array, gradient: Float64Array) => void,
): Float64Array {
  const weights = new Float64Array(features);
  const mean = new Float64Array(features);
  const square = new Float64Array(features);
  for (let round = 1; round <= ROUNDS; round += 1) {
    const gradient = new Float64Array(features);
    addGradient(weights, gradient);
    const rate = RATE * (round > ROUNDS * 0.8 ? 0.05 : round > ROUNDS * 0.5 ? 0.3 : 1);
    for (let i = 0; i < features; i += 1) {
      const slope = (gradient[i] ?? 0) + penalty * (weights[i] ?? 0);
      mean[i] = 0.9 * (mean[i] ?? 0) + 0.1 * slope;
      square[i] = 0.99 * (square[i] ?? 0) + 0.01 * slope * slope;
      const step = (mean[i] ?? 0) / (1 - 0.9 ** round);
      weights[i] =
        (weights[i] ?? 0) -
        (rate * step) / (Math.sqrt((square[i] ?? 0) / (1 - 0.99 ** round)) + 1e-9);
    }
  }
  return weights;
}
