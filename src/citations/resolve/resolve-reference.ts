import type { Document, Passage } from '../../corpus/document/document.ts';
import { readPrintedReferences } from '../reference/printed-reference.ts';
import {
  MAX_REFERENCE_CHARACTERS,
  type Reference,
  readReference,
  splitReferences,
  tidyReference,
} from '../reference/reference.ts';
import { findDocuments } from './find-documents.ts';
import {
  ambiguous,
  beginning,
  example,
  firstPassages,
  found,
  type Resolution,
  unknown,
} from './resolution.ts';
import { type IdLibrary, idLibrary, type ResolveOptions, resolveLostId } from './resolve-id.ts';
import { resolvePrinted, withoutPrinted } from './resolve-printed.ts';
import { LEVELS, type Outcome, resolveReading } from './resolve-reading.ts';
import { noSuchDocument } from './unnamed-document.ts';

export type { Resolution } from './resolution.ts';

/** More than this in one list is a mistake or an attack. */
const MAX_REFERENCES = 25;

/**
 * The passage or passages that a reference names (`DESIGN.md` §5): a whole id, `KEY:S.P`, `KEY §S ¶P`,
 * `KEY S`, `KEY p. 4`, `KEY`, `~mark`, a title with or without a place; ranges (`KEY:2.1-2.3`), lists
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
  const parts = splitReferences(text);
  const [first, ...others] = parts;
  if (first === undefined) return unknown(`Name a passage, such as ${example(documents)}.`);
  if (others.length === 0) return resolveOne(library, first, null).resolution;
  const whole = findDocuments(documents, text);
  if (whole && whole.match !== 'words') return resolveOne(library, text, null).resolution;
  return resolveList(library, parts);
}

/** Every one of the first must be found; a place without a document belongs to the document named before it. */
function resolveList(library: IdLibrary, parts: readonly string[]): Resolution {
  const passages: Passage[] = [];
  const notes: string[] = [];
  const candidates: Passage[] = [];
  let before: Document | null = null;
  for (const part of parts.slice(0, MAX_REFERENCES)) {
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
  const left = parts.length - MAX_REFERENCES;
  if (left > 0) {
    notes.push(
      `The last ${left} of ${parts.length} references were not looked up: name at most ${MAX_REFERENCES} at once.`,
    );
  }
  return found([...new Set(passages)], notes.length > 0 ? notes.join(' ') : undefined);
}

function resolveOne(library: IdLibrary, text: string, before: Document | null): Outcome {
  const { documents } = library;
  const readings = readReference(text);
  const outcomes = readings.flatMap((reading) => resolveReading(library, reading, before));
  const lost = resolveLost(library, readings, outcomes);
  if (lost) return lost;
  const printed = resolveNumbers(library, text, outcomes, before);
  if (printed) return printed;
  const counted = resolveCounted(library, readings, outcomes);
  const said = withoutPrinted(
    documents,
    readPrintedReferences(tidyReference(text)),
    counted.resolution,
  );
  return said ? { ...counted, resolution: said } : counted;
}

/** A printed number wins over a count, but not over an id; where a document bears it as its name, a list. */
function resolveNumbers(
  { documents }: IdLibrary,
  text: string,
  outcomes: readonly Outcome[],
  before: Document | null,
): Outcome | null {
  if (outcomes.some(({ level, resolution }) => level === 'id' && resolution.kind !== 'unknown'))
    return null;
  const printed = resolvePrinted(documents, readPrintedReferences(tidyReference(text)), before);
  if (!printed) return null;
  const named = findDocuments(documents, text);
  if (named?.match !== 'name') return { level: 'name', resolution: printed };
  const wholes = named.documents.map((document) => found(document.passages));
  return { level: 'name', resolution: ambiguous([printed, ...wholes].flatMap(firstPassages)) };
}

function resolveCounted(
  { documents }: IdLibrary,
  readings: readonly Reference[],
  outcomes: readonly Outcome[],
): Outcome {
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
    if (only?.kind !== 'place' || only.to !== null || only.from.mark === null) continue;
    const point = { ...only.from, mark: only.from.mark };
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
