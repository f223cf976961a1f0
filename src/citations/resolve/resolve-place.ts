import type { Document, Passage } from '../../corpus/document/document.ts';
import type { Locator, Point } from '../reference/locator.ts';
import { LAST } from '../reference/number-words.ts';
import { ambiguous, count, found, type Resolution, unknown } from './resolution.ts';

const NEAREST = 3;

/**
 * The passages of `document` at a place without a mark. A section or passage that is not there is
 * unknown, with the nearest; a paragraph without a section is a list where the document has several.
 */
export function resolvePlace(document: Document, locator: Locator): Resolution {
  if (locator.kind === 'page') return resolvePages(document, locator.from, locator.to);
  const from = resolvePoint(document, locator.from);
  if (from.kind !== 'found' || locator.to === null) return from;
  const to = resolvePoint(document, locator.to);
  if (to.kind === 'ambiguous') return to;
  const first = from.passages[0];
  if (to.kind === 'unknown') return first ? upTo(document, first, locator.to, to) : to;
  const last = to.passages.at(-1);
  if (!first || !last) return to;
  const [a, b] = [document.passages.indexOf(first), document.passages.indexOf(last)];
  if (a > b) return unknown('The range runs backwards.', [first, last]);
  return found(document.passages.slice(a, b + 1), from.note ?? to.note);
}

/** A range whose end lies after the last passage of its section or document ends there, and says so. */
function upTo(document: Document, first: Passage, to: Point, missing: Resolution): Resolution {
  const start = document.passages.indexOf(first);
  const within = document.passages.filter(
    ({ section }, index) => index >= start && section.number <= (to.section ?? 0),
  );
  const last = within.at(-1);
  const beyond =
    to.section !== null &&
    last !== undefined &&
    (to.passage === null ? to.section > last.section.number : to.passage > last.number);
  if (!beyond || within.length === 0) return missing;
  return found(within, `The range ends at ${placeOf(last)}; nothing comes after it there.`);
}

export function resolvePoint(document: Document, point: Point): Resolution {
  const { key } = document.metadata;
  if (point.section === null) return countedPassage(document, point.passage ?? 0);
  const section =
    point.section === LAST ? (document.passages.at(-1)?.section.number ?? 0) : point.section;
  const inSection = document.passages.filter((passage) => passage.section.number === section);
  const passage = point.passage === LAST ? inSection.length : point.passage;
  const inPlace = inSection.filter(({ number }) => passage === null || number === passage);
  if (inPlace.length > 0) return found(inPlace);
  if (inSection.length > 0) {
    const has = count(inSection.length, 'passage');
    const message = `${key} section ${section} has ${has}; there is no ${passage}.`;
    return unknown(message, inSection.slice(-NEAREST));
  }
  const only = document.sections[section - 1] ? null : onlySection(document);
  const counted = only?.find(({ number }) => passage === null && number === section);
  if (counted) {
    return found([counted], `${key} has one section with text; ${section} is read as its passage.`);
  }
  const heading = document.sections[section - 1]?.heading;
  const message = heading
    ? `${key} section ${section} (${heading}) has no text of its own.`
    : `${key} has ${count(document.sections.length, 'section')}; there is no ${section}.`;
  return unknown(message, nearest(document, section));
}

function countedPassage(document: Document, number: number): Resolution {
  const { passages } = document;
  if (number === LAST) return found(passages.slice(-1));
  const inSections = passages.filter((passage) => passage.number === number);
  const overall = passages[number - 1];
  const all = overall ? [...new Set([overall, ...inSections])] : inSections;
  if (onlySection(document) && overall) return found([overall]);
  if (all.length > 0) return all.length === 1 ? found(all) : ambiguous(all);
  const message = `${document.metadata.key} has ${count(passages.length, 'passage')}; there is no ${number}.`;
  return unknown(message, passages.slice(-NEAREST));
}

function resolvePages(document: Document, from: number, to: number | null): Resolution {
  const { key } = document.metadata;
  const paged = document.passages.filter(({ page }) => page !== null);
  if (paged.length === 0) {
    return unknown(`${key} has no page numbers.`, document.passages.slice(0, NEAREST));
  }
  const pages = paged.map(({ page }) => page ?? 0);
  const first = from === LAST ? Math.max(...pages) : from;
  const last = to === LAST ? Math.max(...pages) : (to ?? first);
  if (first > last) return unknown('The range runs backwards.');
  const on = paged.filter(({ page }) => page !== null && page >= first && page <= last);
  if (on.length > 0) return found(on);
  const near = [...paged].sort((a, b) => away(a, first) - away(b, first)).slice(0, NEAREST);
  const span = `pages ${Math.min(...pages)} to ${Math.max(...pages)}`;
  return unknown(`No passage of ${key} begins on page ${first}; it has ${span}.`, near);
}

function away({ page }: Passage, wanted: number): number {
  return Math.abs((page ?? 0) - wanted);
}

/** The passages of the one section that has text; null where several have. */
function onlySection({ passages }: Document): readonly Passage[] | null {
  const first = passages[0]?.section;
  return first && passages.every(({ section }) => section === first) ? passages : null;
}

export function nearest({ passages }: Document, section: number): Passage[] {
  return [...passages]
    .sort((a, b) => Math.abs(a.section.number - section) - Math.abs(b.section.number - section))
    .slice(0, NEAREST);
}

/** `DEFECT:2.1`, without the mark. */
export function placeOf({ document, section, number }: Passage): string {
  return `${document.metadata.key}:${section.number}.${number}`;
}
