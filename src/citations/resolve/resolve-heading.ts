import type { Document } from '../../corpus/document/document.ts';
import { findDocuments, isKeyOf, type Match, simplify } from './find-documents.ts';
import { ambiguous, found, type Resolution } from './resolution.ts';

const SEPARATOR = /\s*[:,>#§/]\s*|\s[-–—]\s|\s/gu;

/**
 * `DEFECT: Markets`, `Title of it > Markets`, `DEFECT Markets`: a document and the heading of one of
 * its sections, each with how well the document's name fits. After a mere space only a key will do.
 */
export function resolveHeading(
  documents: readonly Document[],
  text: string,
): { readonly level: Match; readonly resolution: Resolution }[] {
  return Array.from(text.matchAll(SEPARATOR)).flatMap((cut) => {
    const name = text.slice(0, cut.index);
    const heading = simplify(text.slice(cut.index + cut[0].length));
    if (heading === '') return [];
    const named =
      cut[0] === ' '
        ? documents.filter((document) => isKeyOf(name, document))
        : (findDocuments(documents, name)?.documents ?? []);
    const [document, ...others] = named;
    if (!document || others.length > 0) return [];
    const under = document.passages.filter(
      ({ section }) => section.heading !== null && simplify(section.heading) === heading,
    );
    const sections = new Set(under.map(({ section }) => section));
    if (sections.size === 0) return [];
    const level = isKeyOf(name, document) ? 'name' : 'words';
    return [{ level, resolution: sections.size === 1 ? found(under) : ambiguous(under) }];
  });
}
