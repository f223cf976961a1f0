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

/** The passage that an id names, if its text is unchanged at that address; else null. */
export function passageWithId({ withMark }: Pick<Library, 'withMark'>, id: string): Passage | null {
  const place = readCitationId(id);
  return (place && withMark(place.mark).find((passage) => citationId(passage) === id)) ?? null;
}
