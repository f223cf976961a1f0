import type { Document } from '../../corpus/document/document.ts';
import type { OpenCorpus } from '../../corpus/folder/open-corpus.ts';
import { wordIndexSteps } from '../../quotes/index/build-word-index.ts';
import type { WordIndex } from '../../quotes/index/word-index.ts';
import { segmentSteps } from '../../retrieval/index/build-segment.ts';
import type { Segment } from '../../retrieval/index/segment.ts';
import { runYielding } from '../../system/yielding.ts';
import { preparedTerms, preparedWords } from '../analysis-thread.ts';

/** The documents of one shelf, indexed. */
export interface IndexedShelf {
  readonly segment: Segment;
  /** Their words for checking quotations, made when first asked for. */
  words(): Promise<WordIndex>;
  /** The same if somebody asked. */
  madeWords(): WordIndex | undefined;
}

/**
 * Indexes documents that `open` read, from what its thread prepared of the new ones and from the shelf as it
 * was `before`. Other work is let in between. `base`: everyone's shelf, for a server's own.
 */
export async function indexShelf(
  open: OpenCorpus,
  documents: readonly Document[],
  { before, base }: { readonly before?: IndexedShelf | undefined; readonly base?: Segment } = {},
): Promise<IndexedShelf> {
  const previous = before?.segment;
  const terms = preparedTerms(open);
  const segment = await runYielding(segmentSteps(documents, { previous, terms, base }));
  let made: WordIndex | undefined;
  let making: Promise<WordIndex> | undefined;
  const makeWords = async (known?: WordIndex): Promise<WordIndex> => {
    const steps = wordIndexSteps(segment.documents, {
      previous: known,
      words: preparedWords(open),
    });
    made = await runYielding(steps);
    return made;
  };
  const shelf: IndexedShelf = {
    segment,
    words: () => {
      making ??= makeWords();
      return making;
    },
    madeWords: () => made,
  };
  const known = before?.madeWords();
  if (known) making = makeWords(known);
  await making;
  open.forgetPrepared(documents);
  return shelf;
}
