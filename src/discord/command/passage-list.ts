import { createHash } from 'node:crypto';
import { isTextOf, isVouchedFor } from '../../citations/trace/same-text.ts';
import type { PassageHistory, PassageId } from '../../community/passage-history.ts';
import type { Passage } from '../../corpus/document/document.ts';
import { formerMark } from '../../corpus/document/passage-mark.ts';
import type { Library } from '../../retrieval/library.ts';

/** Passages that are kept one by one; more than these are kept as runs of neighbours. */
export const MAX_LISTED = 8;

const MARK = 5;
const PLACE = 3;
/** Characters of a `custom_id` that a list may use, beside an asker's id and a page number. */
const MAX_CODE = MAX_LISTED * (MARK + PLACE);
const PART = /([a-z2-7]{5}[\w-]{3})(?:\*(\d{1,5})\*([\w-]{3}))?/y;

/** A passage that a button refers to, or null where its text is not in the library any more. */
export type Remembered = Passage | null;

/** Where the passages of a list are looked up. */
type PassageSource = Pick<Library, 'withMark'>;

/** What was recorded of ids, for whoever asks from a server (null: from none). */
export interface Recorded {
  readonly history: Pick<PassageHistory, 'findByMark'>;
  readonly serverId: string | null;
}

export interface EncodedPassages {
  readonly code: string;
  /** How many of the passages, from the first on, are in the code. */
  readonly count: number;
}

/**
 * Passages in 8 characters each: the mark, then a sign of the place. Of more than
 * MAX_LISTED, neighbours in a document are one run: the first of them, a count and a check. The code
 * has at most 64 characters; what does not fit is left out.
 */
export function encodePassages(passages: readonly Passage[]): EncodedPassages {
  const runs = passages.length > MAX_LISTED ? runsOf(passages) : passages.map((one) => [one]);
  let code = '';
  let count = 0;
  for (const run of runs) {
    const part = encodeRun(run);
    if (code.length + part.length > MAX_CODE) break;
    code += part;
    count += run.length;
  }
  return { code, count };
}

/**
 * The passages again, after a restart or an edit: the same text in the same place, else the same
 * text where it stands now; null where the text is gone or stands in several new places, and for all
 * of a run of which any was changed. The result is empty for what `encodePassages` did not make.
 */
export function decodePassages(library: PassageSource, code: string): Remembered[] {
  return decoded(library, code).map(({ passage }) => passage);
}

/**
 * The same, but null too where what was recorded of a passage's mark tells of another text that had its
 * place: a mark finds a text and does not vouch for it. Records are looked up for the places in the list
 * that `isShown` names.
 */
export async function recordedPassages(
  library: PassageSource,
  code: string,
  { history, serverId }: Recorded,
  isShown: (index: number) => boolean = (index) => index < MAX_LISTED,
): Promise<Remembered[]> {
  return Promise.all(
    decoded(library, code).map(async ({ passage, wanted }, index) => {
      if (!passage || !isShown(index)) return passage;
      const mark = wanted?.slice(0, MARK) ?? passage.mark;
      const records = await history.findByMark(mark, serverId);
      const isHere = wanted === null || wanted.slice(MARK) === placeSign(placeOf(passage));
      const isSame = isHere
        ? isVouchedFor(passage, records)
        : records
            .filter((record) => placeSign(placeIn(record)) === wanted.slice(MARK))
            .every((record) => isTextOf(record, passage));
      return isSame ? passage : null;
    }),
  );
}

/** All passages of a list as they were; null where one of them is not, and for an empty list. */
export async function allRecorded(
  library: PassageSource,
  code: string,
  recorded: Recorded,
): Promise<Passage[] | null> {
  const all = await recordedPassages(library, code, recorded);
  const standing = all.filter((passage) => passage !== null);
  return standing.length > 0 && standing.length === all.length ? standing : null;
}

interface Decoded {
  readonly passage: Remembered;
  /** The mark and the sign of its place when the list was made; null within a run. */
  readonly wanted: string | null;
}

function decoded(library: PassageSource, code: string): Decoded[] {
  const all: Decoded[] = [];
  const part = new RegExp(PART);
  let end = 0;
  for (let match = part.exec(code); match?.[1] !== undefined; match = part.exec(code)) {
    end = part.lastIndex;
    const [, first, count, check] = match;
    if (count === undefined || check === undefined) {
      all.push({ passage: find(library, first), wanted: first });
    } else {
      const run = decodeRun(library, first, Number(count), check);
      all.push(...run.map((passage, at) => ({ passage, wanted: at === 0 ? first : null })));
    }
  }
  return end === code.length ? all : [];
}

function encodeRun(run: readonly Passage[]): string {
  const [first] = run;
  if (!first) return '';
  return run.length === 1 ? codeOf(first) : `${codeOf(first)}*${run.length}*${runCheck(run)}`;
}

function decodeRun(
  library: PassageSource,
  first: string,
  count: number,
  check: string,
): Remembered[] {
  const passage = find(library, first);
  const all = passage?.document.passages ?? [];
  const from = passage ? all.indexOf(passage) : 0;
  const passages = all.slice(from, from + count);
  const former = passages.map(({ text, mark }) => formerMark(text) ?? mark);
  const checks = [checkOf(former), runCheck(passages)];
  if (passages.length === count && checks.includes(check)) return [...passages];
  return Array.from({ length: count }, () => null);
}

function find({ withMark }: PassageSource, wanted: string): Remembered {
  const same = withMark(wanted.slice(0, MARK));
  const inPlace = same.find((passage) => placeSign(placeOf(passage)) === wanted.slice(MARK));
  return inPlace ?? (same.length === 1 ? (same[0] ?? null) : null);
}

function codeOf(passage: Passage): string {
  return passage.mark + placeSign(placeOf(passage));
}

function placeOf({ document, section, number }: Passage): string {
  return placeIn({ key: document.metadata.key, section: section.number, passage: number });
}

function placeIn({ key, section, passage }: Omit<PassageId, 'mark'>): string {
  return `${key}:${section}.${passage}`;
}

function placeSign(place: string): string {
  return digest(place).slice(0, PLACE);
}

function runCheck(passages: readonly Passage[]): string {
  return checkOf(passages.map(({ mark }) => mark));
}

function checkOf(marks: readonly string[]): string {
  return digest(marks.join('')).slice(0, 3);
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

function runsOf(passages: readonly Passage[]): Passage[][] {
  const runs: Passage[][] = [];
  let at = 0;
  for (const passage of passages) {
    const all = passage.document.passages;
    const run = runs.at(-1);
    at = run && all[at + 1] === passage ? at + 1 : all.indexOf(passage);
    if (run && at > 0 && run.at(-1) === all[at - 1]) run.push(passage);
    else runs.push([passage]);
  }
  return runs;
}
