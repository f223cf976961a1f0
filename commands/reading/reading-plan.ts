import { resolveReference } from '../../src/citations/resolve/resolve-reference.ts';
import { dayIn, momentOf, weekdayOf } from '../../src/community/readings/local-time.ts';
import { partsFrom } from '../../src/community/readings/parts.ts';
import {
  dueAfter,
  EVERY_DAY,
  nextDue,
  type Schedule,
  WEEKDAYS,
} from '../../src/community/readings/schedule.ts';
import type { Document, Section } from '../../src/corpus/document/document.ts';
import { documentOfKey } from '../../src/corpus/document/document-server.ts';
import { packId, unpackId } from '../../src/discord/command/custom-id.ts';
import { decodePassages, encodePassages } from '../../src/discord/command/passage-list.ts';
import { numberOption, type Request, textOption } from '../../src/discord/command/request.ts';
import type { Library } from '../../src/retrieval/library.ts';
import { PlainError } from '../../src/system/errors.ts';
import { count } from '../shared/count.ts';
import { readDay, readTime, readZone } from './when.ts';

export const WORDS = { least: 50, most: 2_000, usual: 300 } as const;
/** More would go on for longer than anybody plans. */
const MOST_PARTS = 5_000;

/** A reading that is being prepared. */
export interface Plan {
  readonly document: Document;
  readonly channelId: string;
  readonly schedule: Schedule;
  /** The day of the calendar on which it begins at the earliest; null: as soon as may be. */
  readonly firstDay: number | null;
  /** The passage with which it begins, by its place in the document. */
  readonly from: number;
  readonly words: number;
}

/** The parts of a plan, and when the first and the last of them come. */
export interface PlannedParts {
  readonly parts: ReturnType<typeof partsFrom>;
  readonly first: Date;
  readonly last: Date;
}

/** @throws PlainError for what was given and cannot be read. */
export function readPlan(request: Request, document: Document, channelId: string, now: Date): Plan {
  const zone = readZone(textOption(request, 'zone') ?? '');
  const time = readTime(textOption(request, 'at') ?? '');
  const from = textOption(request, 'from');
  const firstDay = from === null ? null : readDay(from);
  if (firstDay !== null && firstDay < dayIn(now, zone)) {
    throw new PlainError('That first day is over already; give a later one.');
  }
  const every = textOption(request, 'every');
  const days = every === 'weekdays' ? WEEKDAYS : EVERY_DAY;
  const daily = { days, time, zone };
  const weekly = { ...daily, days: String(weekdayOf(dayIn(firstDue(daily, firstDay, now), zone))) };
  return {
    document,
    channelId,
    schedule: every === 'week' ? weekly : daily,
    firstDay,
    from: from === null || firstDay !== null ? 0 : beginningAt(document, from),
    words: numberOption(request, 'words') ?? WORDS.usual,
  };
}

/** Where a place that somebody named begins. @throws PlainError where there is no such place, or several. */
function beginningAt(document: Document, typed: string): number {
  const headed = headedPlaces(document, typed);
  if (headed[0] !== undefined && headed.length === 1) return headed[0];
  const resolution = resolveReference([document], typed);
  const [passage] = resolution.kind === 'found' ? resolution.passages : [];
  if (passage) return document.passages.indexOf(passage);
  throw new PlainError(
    `“${typed.slice(0, 100)}” is neither a day, as 2026-12-24, nor one place in ${document.metadata.key}; give a heading, a printed number or a citation id.`,
  );
}

/** Where sections begin that have this heading or, where none has, whose heading holds these words. */
function headedPlaces({ passages, sections }: Document, typed: string): number[] {
  const wanted = typed.trim().toLowerCase();
  const headingOf = ({ heading }: Section) => heading?.trim().toLowerCase() ?? '';
  const named = sections.filter((section) => headingOf(section) === wanted);
  const meant =
    named.length > 0 ? named : sections.filter((section) => headingOf(section).includes(wanted));
  return meant
    .map((section) => passages.findIndex((passage) => passage.section === section))
    .filter((at) => at >= 0);
}

function firstDue(schedule: Schedule, firstDay: number | null, now: Date): Date {
  const begin = firstDay === null ? null : momentOf(firstDay, 0, schedule.zone);
  const before = begin === null ? now : new Date(Math.max(now.getTime(), begin.getTime() - 1));
  return nextDue(schedule, before);
}

/** @throws PlainError where there are more parts than anybody reads. */
export function plannedParts(
  { document, from, words, schedule, firstDay }: Plan,
  now: Date,
): PlannedParts {
  const parts = partsFrom(document, from, words);
  if (parts.length > MOST_PARTS) {
    throw new PlainError(
      `That would be ${count(parts.length, 'part')}, and ${MOST_PARTS.toLocaleString('en')} are the most; give each more words.`,
    );
  }
  const first = firstDue(schedule, firstDay, now);
  return { parts, first, last: dueAfter(schedule, first, parts.length - 1) };
}

/** A plan in the fields of a button, 84 characters at the most. */
export function planFields(plan: Plan): string[] {
  const { document, channelId, schedule, firstDay, from, words } = plan;
  const passage = document.passages[from];
  return [
    packId(channelId),
    document.metadata.key,
    schedule.days === EVERY_DAY ? 'd' : schedule.days === WEEKDAYS ? 'w' : schedule.days,
    schedule.time.replace(':', ''),
    schedule.zone,
    passage === undefined || from === 0 ? '' : encodePassages([passage]).code,
    firstDay === null ? '' : firstDay.toString(36),
    String(words),
  ];
}

/** @throws PlainError where the document, or the place in it, is not there any more. */
export function planOf(fields: readonly string[], library: Library): Plan {
  const [
    channel = '',
    key = '',
    every = '',
    time = '',
    zone = '',
    code = '',
    day = '',
    words = '',
  ] = fields;
  const channelId = unpackId(channel);
  const document = documentOfKey(library.documents, key);
  const [passage] = code === '' ? [] : decodePassages(library, code);
  const isThere = code === '' || passage?.document === document;
  if (channelId === null || !document || !isThere) {
    throw new PlainError(
      'The document was changed after this was shown. Type /reading start again.',
    );
  }
  const days = every === 'd' ? EVERY_DAY : every === 'w' ? WEEKDAYS : every;
  return {
    document,
    channelId,
    schedule: { days, time: `${time.slice(0, 2)}:${time.slice(2)}`, zone },
    firstDay: day === '' ? null : Number.parseInt(day, 36),
    from: passage ? document.passages.indexOf(passage) : 0,
    words: Number(words),
  };
}
