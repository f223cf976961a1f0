import { type Encodings, encodingsSteps } from '../../src/retrieval/encoder/encodings.ts';
import { runSync } from '../../src/system/yielding.ts';

/** Vectors of a document's passages put together, in one go. */
export function toEncodings(passages: readonly (readonly Float32Array[])[]): Encodings {
  return runSync(encodingsSteps(passages));
}
