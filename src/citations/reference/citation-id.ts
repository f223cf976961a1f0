import type { Passage } from '../../corpus/document/document.ts';
import type { Library } from '../../retrieval/library.ts';
import type { PassageId } from '../trace/passage-record.ts';

/** The address of a passage, `KEY:S.P~mark` (`DESIGN.md` §5), such as `DEFECT:3.2~k7f3q`. */
export function citationId(passage: Passage): string {
  const { document, section, number, mark } = passage;
  return `${document.metadata.key}:${section.number}.${number}~${mark}`;
}

/** The parts of an address that `citationId` made; null for any other text. */
export function readCitationId(id: string): PassageId | null {
  const match = /^([^:]+):(\d+)\.(\d+)~(\w+)$/.exec(id);
  if (!match) return null;
  const [, key = '', section, passage, mark = ''] = match;
  return { key, section: Number(section), passage: Number(passage), mark };
}

/** The passage that has the mark of an id at its address, or had it there; else null. */
export function passageWithId({ withMark }: Pick<Library, 'withMark'>, id: string): Passage | null {
  const place = readCitationId(id);
  const isThere = ({ document, section, number }: Passage) =>
    document.metadata.key === place?.key &&
    section.number === place.section &&
    number === place.passage;
  return (place && withMark(place.mark).find(isThere)) ?? null;
}
