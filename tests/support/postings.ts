import { type Postings, postingsSteps } from '../../src/retrieval/index/postings.ts';
import { runSync } from '../../src/system/yielding.ts';

/** The postings of passages given as lists of term numbers, all below `terms`. */
export function postingsOf(passages: readonly (readonly number[])[], terms: number): Postings {
  return runSync(
    postingsSteps(passages.length, terms, (passage, each) => passages[passage]?.forEach(each)),
  );
}
