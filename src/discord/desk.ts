import { type QuoteIndex, quoteIndexSteps } from '../citations/quote-index.ts';
import type { State } from '../community/state.ts';
import type { Document } from '../corpus/document.ts';
import type { Library } from '../retrieval/library.ts';
import { inTurns } from '../steps.ts';

/** What commands need beside the request and the library. */
export interface Desk extends State {
  /** The words of a library's documents with their places, for checking quotations; made once. */
  quotes(library: Library): Promise<QuoteIndex>;
}

/** A desk over what is stored. */
export function createDesk({ passageHistory, ownPosts }: State): Desk {
  const indexes = new WeakMap<readonly Document[], Promise<QuoteIndex>>();
  return {
    passageHistory,
    ownPosts,
    quotes({ documents }) {
      const index = indexes.get(documents) ?? inTurns(quoteIndexSteps(documents));
      indexes.set(documents, index);
      return index;
    },
  };
}
