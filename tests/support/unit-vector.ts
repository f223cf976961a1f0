import { ENCODING_WIDTH } from '../../src/retrieval/encoder/sentence-encoder.ts';
import { randomNumbers } from './random-numbers.ts';

/** A vector of length 1 and some direction, the same for the same seed; two of them are all but at right angles. */
export function unitVector(seed: number): Float32Array {
  const random = randomNumbers(seed);
  const numbers = Array.from({ length: ENCODING_WIDTH }, () => random() - 0.5);
  const length = Math.hypot(...numbers);
  return Float32Array.from(numbers, (one) => one / length);
}
