import { createHash } from 'node:crypto';
import type { Document, Passage } from '../corpus/document.ts';

/** As many as fit into a `custom_id` beside an asker's id and a page number. */
export const MAX_LISTED = 8;

const PLACE = 3;
const MARK = 5 + PLACE;

/** A passage that a button refers to, or null where its text is not in the library any more. */
export type Remembered = Passage | null;

/**
 * Passages in 8 characters each: the hash of the text, then a mark of the place. Of more than
 * MAX_LISTED, a run of neighbours is kept whole as its first passage, a count and a check; of others
 * the first MAX_LISTED are kept.
 */
export function encodePassages(passages: readonly Passage[]): string {
  const [first] = passages;
  if (!first) return '';
  if (passages.length > MAX_LISTED && isRun(passages)) {
    return `${mark(first)}*${passages.length}*${runCheck(passages)}`;
  }
  return passages.slice(0, MAX_LISTED).map(mark).join('');
}

/**
 * The passages again, after a restart or an edit: the same text in the same place, else the same
 * text where it stands now; null where the text is gone or stands in several new places. The result
 * is empty for what `encodePassages` did not make.
 */
export function decodePassages(documents: readonly Document[], code: string): Remembered[] {
  const run = /^([a-z2-7]{5}[\w-]{3})\*(\d{1,5})\*([\w-]{5})$/.exec(code);
  if (run?.[1] && run[3]) return decodeRun(documents, run[1], Number(run[2]), run[3]);
  if (!/^(?:[a-z2-7]{5}[\w-]{3})+$/.test(code)) return [];
  const marks = Array.from({ length: code.length / MARK }, (_, index) =>
    code.slice(index * MARK, (index + 1) * MARK),
  );
  return marks.map((each) => find(documents, each));
}

function decodeRun(
  documents: readonly Document[],
  first: string,
  count: number,
  check: string,
): Remembered[] {
  const passage = find(documents, first);
  const all = passage?.document.passages ?? [];
  const from = passage ? all.indexOf(passage) : 0;
  const passages = all.slice(from, from + count);
  if (passages.length === count && runCheck(passages) === check) return passages;
  return Array.from({ length: count }, () => null);
}

function find(documents: readonly Document[], wanted: string): Remembered {
  const hash = wanted.slice(0, 5);
  const same = documents.flatMap(({ passages }) => passages.filter((other) => other.hash === hash));
  const inPlace = same.find((passage) => mark(passage) === wanted);
  return inPlace ?? (same.length === 1 ? (same[0] ?? null) : null);
}

function mark({ document, section, number, hash }: Passage): string {
  const place = `${document.metadata.key}:${section.number}.${number}`;
  return hash + digest(place).slice(0, PLACE);
}

function runCheck(passages: readonly Passage[]): string {
  return digest(passages.map(({ hash }) => hash).join('')).slice(0, 5);
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

function isRun(passages: readonly Passage[]): boolean {
  const all = passages[0]?.document.passages ?? [];
  const from = passages[0] ? all.indexOf(passages[0]) : -1;
  return from !== -1 && passages.every((passage, index) => all[from + index] === passage);
}
