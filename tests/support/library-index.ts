import type { Document } from '../../src/corpus/document/document.ts';
import { segmentSteps } from '../../src/retrieval/index/build-segment.ts';
import { type LibraryIndex, libraryIndexSteps } from '../../src/retrieval/index/library-index.ts';
import type { Segment } from '../../src/retrieval/index/segment.ts';
import { runSync } from '../../src/system/yielding.ts';

/** The index of documents that are seen together, in one segment. */
export function indexDocuments(documents: readonly Document[]): LibraryIndex {
  return runSync(libraryIndexSteps([runSync(segmentSteps(documents))], true));
}

/** The only segment of an index. */
export function segmentOf({ segments }: LibraryIndex): Segment {
  const [segment, ...others] = segments;
  if (segment === undefined || others.length > 0) throw new RangeError('not one segment');
  return segment;
}
