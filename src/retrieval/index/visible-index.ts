import type { Document } from '../../corpus/document/document.ts';
import { type LibraryIndex, languagesOf } from './library-index.ts';

/**
 * Finds the index as somebody reads a question against it who sees only these documents: a word that
 * stands in others alone is no word of the library, so that it is corrected as any mistyped one, and
 * tells nobody that they exist. Made once for each list of documents.
 */
export function visibleIndexes(
  index: LibraryIndex,
): (seen: readonly Document[] | undefined) => LibraryIndex {
  const known = new WeakMap<readonly Document[], LibraryIndex>();
  return (seen) => {
    if (seen === undefined) return index;
    const found = known.get(seen) ?? seenIndex(index, seen);
    known.set(seen, found);
    return found;
  };
}

function seenIndex(index: LibraryIndex, seen: readonly Document[]): LibraryIndex {
  const { passages, postings, vocabulary } = index;
  const documents = new Set(seen);
  const isSeen = (term: number): boolean => {
    const behind = postings.first[term + 1] ?? 0;
    for (let at = postings.first[term] ?? 0; at < behind; at += 1) {
      const passage = passages[postings.passage[at] ?? 0];
      if (passage && documents.has(passage.document)) return true;
    }
    return false;
  };
  return { ...index, vocabulary: vocabulary.seen(isSeen), languages: languagesOf(seen) };
}
