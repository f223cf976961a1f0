import { setImmediate as nextTurn } from 'node:timers/promises';
import { type QuoteIndex, quoteIndexSteps } from '../citations/quote-index.ts';
import type { State } from '../community/state.ts';
import type { Document } from '../corpus/document.ts';
import type { Library } from '../retrieval/library.ts';

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
      const index = indexes.get(documents) ?? builtInTurns(documents);
      indexes.set(documents, index);
      return index;
    },
  };
}

/** A large library takes seconds, in which other people must be answered. */
async function builtInTurns(documents: readonly Document[]): Promise<QuoteIndex> {
  const steps = quoteIndexSteps(documents);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await nextTurn();
  }
}
