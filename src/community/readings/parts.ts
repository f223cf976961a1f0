import type { Document, Passage } from '../../corpus/document/document.ts';

/** A part may be longer than it should be by this much, rather than leave a passage to the next. */
const SLACK = 1.2;
/** From this much of its length on, a part ends where a section does. */
const ENOUGH = 0.5;
/** Characters of a word with what stands between words, at the most: what holds no words is no one part. */
const LONGEST_WORD = 12;

/** Passages that follow one another, to be read at one time; at least one. */
export type Part = readonly Passage[];

/**
 * The parts of a document from one of its passages on, by its place in the list, of about so many words each:
 * whole passages, ended with a section where one ends in the second half. From where one of them begins on, the
 * parts are the same ones.
 */
export function partsFrom({ passages, words }: Document, from: number, perPart: number): Part[] {
  const length = passages.reduce((sum, { start, end }) => sum + end - start, 0);
  // Words are not counted again: some scripts have no spaces between them.
  const wanted = perPart * Math.min(LONGEST_WORD, length / Math.max(1, words));
  const parts: Passage[][] = [];
  let part: Passage[] = [];
  let size = 0;
  for (const passage of passages.slice(from)) {
    const own = passage.end - passage.start;
    const last = part.at(-1);
    const isFull = size + own > wanted * SLACK;
    const isApart = last?.section !== passage.section && size >= wanted * ENOUGH;
    if (last && (isFull || isApart)) {
      parts.push(part);
      part = [];
      size = 0;
    }
    part.push(passage);
    size += own;
  }
  return part.length > 0 ? [...parts, part] : parts;
}

/** A passage's place within its document, as `S.P~mark`. */
export function placeOf({ section, number, mark }: Passage): string {
  return `${section.number}.${number}~${mark}`;
}

/**
 * Which passage of a document stands at a place that `placeOf` gave, by its place in the list: the same text,
 * moved or not; where it is gone or stands several times, what stands at that place now, or else next after
 * it. Null where the document ends before.
 */
export function passageAt({ passages }: Document, place: string): number | null {
  const match = /^(\d+)\.(\d+)~(\w+)$/.exec(place);
  const [section, number, wanted] = [Number(match?.[1]), Number(match?.[2]), match?.[3]];
  const same = passages.flatMap(({ mark }, at) => (mark === wanted ? [at] : []));
  const exact = same.find((at) => {
    const passage = passages[at];
    return passage?.section.number === section && passage.number === number;
  });
  if (exact !== undefined) return exact;
  const [only, ...others] = same;
  if (only !== undefined && others.length === 0) return only;
  const next = passages.findIndex(
    (passage) =>
      passage.section.number > section ||
      (passage.section.number === section && passage.number >= number),
  );
  return next >= 0 ? next : null;
}
