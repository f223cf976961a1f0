import type { Document, Passage } from '../../corpus/document/document.ts';
import type { Locator } from '../reference/locator.ts';
import {
  MAX_REFERENCE_CHARACTERS,
  type Reference,
  readReference,
  splitReferences,
} from '../reference/reference.ts';
import { documentById, findDocuments, isKeyOf, type Match } from './find-documents.ts';
import {
  ambiguous,
  beginning,
  example,
  firstPassages,
  found,
  type Resolution,
  unknown,
} from './resolution.ts';
import { resolveHeading } from './resolve-heading.ts';
import {
  type IdLibrary,
  idLibrary,
  type ResolveOptions,
  resolveId,
  resolveLostId,
  resolveMark,
} from './resolve-id.ts';
import { resolvePlace } from './resolve-place.ts';
import { noSuchDocument } from './unnamed-document.ts';

export type { Resolution } from './resolution.ts';

/**
 * How sure a reading is, the surest first: `id` is a key written as the library writes its ids, `none`
 * a place without a document.
 */
type Level = 'id' | Match | 'none';
const LEVELS: readonly Level[] = ['id', 'name', 'words', 'none'];

interface Outcome {
  readonly level: Level;
  readonly resolution: Resolution;
}

/** More than this in one list is a mistake or an attack. */
const MAX_REFERENCES = 25;

/**
 * The passage or passages that a reference names (design §5): a whole id, `KEY:S.P`, `KEY §S ¶P`,
 * `KEY S`, `KEY p. 4`, `KEY`, `~hash`, a title with or without a place; ranges (`KEY:2.1-2.3`), lists
 * (`KEY:2.1, 2.3; OTHER:1.1`), ordinals ("third section of …"). A whole id whose text has moved or
 * changed is found with a note, and with what changed where `remembered` knows it. Pure; never throws,
 * whatever the text.
 */
export function resolveReference(
  documents: readonly Document[],
  text: string,
  options: ResolveOptions = {},
): Resolution {
  if (text.length > MAX_REFERENCE_CHARACTERS) {
    return unknown(
      `A reference is at most ${MAX_REFERENCE_CHARACTERS} characters long, such as ${example(documents)}.`,
    );
  }
  const library = idLibrary(documents, options);
  const parts = splitReferences(text).slice(0, MAX_REFERENCES);
  const [first, ...others] = parts;
  if (first === undefined) return unknown(`Name a passage, such as ${example(documents)}.`);
  if (others.length === 0) return resolveOne(library, first, null).resolution;
  const whole = findDocuments(documents, text);
  if (whole && whole.match !== 'words') return resolveOne(library, text, null).resolution;
  return resolveList(library, parts);
}

/** Every one must be found; a place without a document belongs to the document named before it. */
function resolveList(library: IdLibrary, parts: readonly string[]): Resolution {
  const passages: Passage[] = [];
  const notes: string[] = [];
  const candidates: Passage[] = [];
  let before: Document | null = null;
  for (const part of parts) {
    const { resolution } = resolveOne(library, part, before);
    if (resolution.kind === 'unknown') return resolution;
    if (resolution.kind === 'ambiguous') candidates.push(...resolution.candidates);
    else {
      passages.push(...resolution.passages);
      if (resolution.note) notes.push(resolution.note);
      before = resolution.passages[0]?.document ?? before;
    }
  }
  if (candidates.length > 0) return ambiguous(candidates);
  return found([...new Set(passages)], notes.length > 0 ? notes.join(' ') : undefined);
}

function resolveOne(library: IdLibrary, text: string, before: Document | null): Outcome {
  const { documents } = library;
  const readings = readReference(text);
  const outcomes = readings.flatMap((reading) => resolveReading(library, reading, before));
  const lost = resolveLost(library, readings, outcomes);
  if (lost) return lost;
  for (const level of LEVELS) {
    const atLevel = outcomes.filter((outcome) => outcome.level === level);
    const answers = distinct(atLevel.map(({ resolution }) => resolution));
    const [only, ...more] = answers;
    if (only && more.length === 0) return { level, resolution: only };
    if (only) return { level, resolution: ambiguous(answers.flatMap(beginning)) };
    const missing = atLevel[0];
    // The document is named for certain but the place is not in it: what is less certain may be meant.
    if (missing) return withSuggestions(missing, outcomes);
  }
  return { level: 'none', resolution: noSuchDocument(documents, readings) };
}

/** An id whose key names no document: words of a title that are like the key are not what it means. */
function resolveLost(
  library: IdLibrary,
  readings: readonly Reference[],
  outcomes: readonly Outcome[],
): Outcome | null {
  if (outcomes.some(({ level }) => level === 'id' || level === 'name')) return null;
  for (const { target, locators, asId } of readings) {
    const [only, ...others] = locators;
    if (!asId || target === null || others.length > 0) continue;
    if (only?.kind !== 'place' || only.to !== null || only.from.hash === null) continue;
    const point = { ...only.from, hash: only.from.hash };
    const closest = [
      ...outcomes.flatMap(({ resolution }) => firstPassages(resolution)),
      ...closestOf(noSuchDocument(library.documents, readings)),
    ];
    return { level: 'id', resolution: resolveLostId(library, target, point, closest) };
  }
  return null;
}

function closestOf(resolution: Resolution): readonly Passage[] {
  return resolution.kind === 'unknown' ? resolution.closest : [];
}

function withSuggestions(missing: Outcome, outcomes: readonly Outcome[]): Outcome {
  const { level, resolution } = missing;
  if (resolution.kind !== 'unknown') return missing;
  const others = outcomes.flatMap((outcome) => firstPassages(outcome.resolution));
  return { level, resolution: unknown(resolution.message, [...resolution.closest, ...others]) };
}

/** The answers that differ; a reading that leads nowhere does not count. */
function distinct(resolutions: readonly Resolution[]): Resolution[] {
  const byPassages = new Map<string, Resolution>();
  for (const resolution of resolutions) {
    if (resolution.kind === 'unknown') continue;
    const passages = resolution.kind === 'found' ? resolution.passages : resolution.candidates;
    const name = passages.map(({ document, start }) => `${document.name} ${start}`).join();
    if (!byPassages.has(name)) byPassages.set(name, resolution);
  }
  return [...byPassages.values()];
}

function resolveReading(
  library: IdLibrary,
  reading: Reference,
  before: Document | null,
): Outcome[] {
  const { target, locators } = reading;
  if (target === null) return withoutTarget(library, locators, before);
  if (locators.length === 0 && isIdOfAnother(library.documents, target)) return [];
  const named = findDocuments(library.documents, target);
  if (!named) return locators.length > 0 ? [] : resolveHeading(library.documents, target);
  const { match, documents } = named;
  const byId = reading.asId && documentById(library.documents, target, markOf(locators[0]));
  if (byId) return [{ level: 'id', resolution: resolveAll(library, byId, locators) }];
  const resolutions = documents.map((document) => resolveAll(library, document, locators));
  const [only, ...others] = resolutions;
  if (only && others.length === 0) {
    const document = documents[0];
    const unsure =
      match === 'words' &&
      (reading.asId || (reading.bareNumber && document && hasOwnNumber(document)));
    const resolution = unsure && only.kind === 'found' ? ambiguous(only.passages) : only;
    return [{ level: match, resolution }];
  }
  const candidates = resolutions.flatMap(firstPassages);
  if (candidates.length > 0) return [{ level: match, resolution: ambiguous(candidates) }];
  return resolutions.slice(0, 1).map((resolution) => ({ level: match, resolution }));
}

function markOf(locator: Locator | undefined): string | null {
  return locator?.kind === 'place' ? locator.from.hash : null;
}

/** `RULES:2!` is a slip in an id of RULES, whatever other document `rules 2` may be the name of. */
function isIdOfAnother(documents: readonly Document[], target: string): boolean {
  const key = /^([^:]{2,12}):\s?\d/.exec(target)?.[1] ?? '';
  return documents.some((document) => isKeyOf(key, document));
}

/** "Super Bowl 49" does not mean section 49 of "Super Bowl 50". */
function hasOwnNumber({ metadata }: Document): boolean {
  return /\p{N}/u.test(metadata.title);
}

function withoutTarget(
  library: IdLibrary,
  locators: readonly Locator[],
  before: Document | null,
): Outcome[] {
  const [only, ...others] = locators;
  const hash = only?.kind === 'place' && only.from.section === null ? only.from.hash : null;
  if (hash !== null && hash !== undefined && others.length === 0) {
    return [{ level: 'id', resolution: resolveMark(library, hash) }];
  }
  const document = before ?? (library.documents.length === 1 ? library.documents[0] : undefined);
  if (document) return [{ level: 'name', resolution: resolveAll(library, document, locators) }];
  const message = `Name the document too, such as ${example(library.documents)}.`;
  return [{ level: 'none', resolution: unknown(message) }];
}

function resolveAll(
  library: IdLibrary,
  document: Document,
  locators: readonly Locator[],
): Resolution {
  if (locators.length === 0) return found(document.passages);
  const resolutions = locators.map((locator) => resolveLocator(library, document, locator));
  const [only, ...others] = resolutions;
  if (only && others.length === 0) return only;
  const missing = resolutions.find(({ kind }) => kind === 'unknown');
  if (missing) return missing;
  if (resolutions.some(({ kind }) => kind === 'ambiguous')) {
    return ambiguous(resolutions.flatMap(firstPassages));
  }
  const notes = resolutions.flatMap((each) => (each.kind === 'found' && each.note) || []);
  const passages = resolutions.flatMap((each) => (each.kind === 'found' ? each.passages : []));
  return found([...new Set(passages)], notes.length > 0 ? notes.join(' ') : undefined);
}

function resolveLocator(library: IdLibrary, document: Document, locator: Locator): Resolution {
  if (locator.kind === 'place' && locator.to === null && locator.from.hash !== null) {
    const point = { ...locator.from, hash: locator.from.hash };
    return resolveId(library, document, point);
  }
  return resolvePlace(document, locator);
}
