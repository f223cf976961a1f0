import { type Postings, postingsSteps } from '../../src/retrieval/postings.ts';
import { atOnce } from '../../src/steps.ts';

/** The postings of passages given as lists of term numbers, all below `terms`. */
export function postingsOf(passages: readonly (readonly number[])[], terms: number): Postings {
  return atOnce(
    postingsSteps(passages.length, terms, (passage, each) => passages[passage]?.forEach(each)),
  );
}
