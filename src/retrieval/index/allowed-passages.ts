import type { Document } from '../../corpus/document/document.ts';
import { type LibraryIndex, passageAt } from './library-index.ts';

const NONE: ReadonlySet<Document> = new Set();

/** Whether a passage's document is one for which `within` holds (absent: any), and none of `others`. */
export function allowedPassages(
  index: LibraryIndex,
  within: ((document: Document) => boolean) | undefined,
  others = NONE,
): (passage: number) => boolean {
  if (within === undefined && others.size === 0) return () => true;
  const meant = within === undefined ? index.documents : index.documents.filter(within);
  const allowed = new Set<Document | undefined>(meant.filter((one) => !others.has(one)));
  return (passage) => allowed.has(passageAt(index, passage)?.document);
}
