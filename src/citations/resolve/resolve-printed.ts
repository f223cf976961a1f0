import type { Document, Passage } from '../../corpus/document/document.ts';
import {
  FIT,
  type FoundNumber,
  findPrinted,
  findPrintedIn,
} from '../../corpus/numbering/find-printed.ts';
import type { NumberKind } from '../../corpus/numbering/number-kind.ts';
import type { NumberPath } from '../../corpus/numbering/number-path.ts';
import { passagesAt, printedNumbers } from '../../corpus/numbering/printed-numbers.ts';
import type { Span } from '../../text/span.ts';
import type { PrintedReference } from '../reference/printed-reference.ts';
import { findDocuments } from './find-documents.ts';
import { ambiguous, found, type Resolution, unknown } from './resolution.ts';

/** Kinds that may as well mean the library's own count, so that they need not be printed anywhere. */
const ITS_OWN: ReadonlySet<NumberKind> = new Set(['section', 'paragraph', 'number']);
const NEAREST = 3;

/**
 * What a reference to printed numbers leads to: rule 5 as a document prints it, an item of a list, a
 * chapter by its heading. Null where no document prints them; then what it may count still stands. Of
 * several documents or places a list. `before`: the document that a list of references named last.
 */
export function resolvePrinted(
  documents: readonly Document[],
  references: readonly PrintedReference[],
  before: Document | null,
): Resolution | null {
  const named = references.filter(({ target }) => target !== null);
  const alone = references.find(({ target }) => target === null);
  for (const reference of named) {
    const found = findDocuments(documents, reference.target ?? '');
    // "rule 5" is no place in a document that merely has the word "rules" in its title.
    if (!found || (alone && found.match !== 'name')) continue;
    const isNumberOfTitle = (document: Document) =>
      found.match === 'words' && isBare(reference.paths) && /\p{N}/u.test(document.metadata.title);
    const those = found.documents.filter((document) => !isNumberOfTitle(document));
    const resolution = resolveIn(those, reference.paths, true);
    if (resolution) return resolution;
  }
  if (!alone) return null;
  if (before) return resolveIn([before], alone.paths, true);
  const certain =
    documents.length === 1 || (!isBare(alone.paths) && isNamed(documents, alone.paths));
  return resolveIn(documents, alone.paths, certain);
}

/** "7" and "7-9" may be anything; "2.2" and "rule 7" may not. */
function isBare(paths: readonly NumberPath[]): boolean {
  return paths.some(({ steps }) =>
    steps.every(({ kind, number }) => kind === null && /^\d+$/.test(number)),
  );
}

/** Whether the documents themselves say that what is found is a rule, an article and so on. */
function isNamed(documents: readonly Document[], paths: readonly NumberPath[]): boolean {
  return paths.every(({ steps, to }) =>
    documents.some((document) =>
      findPrinted(document, { steps, to }).some(({ fit }) => fit >= FIT.named),
    ),
  );
}

function resolveIn(
  documents: readonly Document[],
  paths: readonly NumberPath[],
  certain: boolean,
): Resolution | null {
  const all = paths.map((path) => placesOf(documents, path));
  if (all.length === 0 || all.some((places) => places.length === 0)) return null;
  const places = all.flat();
  if (!certain || all.some(({ length }) => length > 1)) {
    return ambiguous(places.flatMap(({ passages }) => passages.slice(0, 1)));
  }
  const documentsFound = new Set(places.flatMap(({ passages }) => passages[0]?.document ?? []));
  const passages = [...new Set(places.flatMap((place) => place.passages))];
  const [document] = documentsFound;
  if (!document) return null;
  const labels = places.map(({ label }) => label).join('; ');
  const note = `${labels}, as printed in ${document.metadata.key}.`;
  const [only, ...others] = places;
  return found(passages, note, undefined, others.length === 0 ? only?.part : undefined);
}

/** A place that a printed number stands for. */
export interface Place {
  readonly passages: readonly Passage[];
  readonly label: string;
  /** Of a single passage the part that the number stands for, where that is less than the whole. */
  readonly part?: Span | undefined;
}

/**
 * The places that one reference to one printed number may mean, whether or not it names a document. For
 * suggestions.
 */
export function printedPlaces(
  documents: readonly Document[],
  references: readonly PrintedReference[],
): Place[] {
  return references.flatMap(({ target, paths }) => {
    const [path, ...others] = paths;
    if (!path || others.length > 0) return [];
    if (target === null) return isBare(paths) ? [] : placesOf(documents, path);
    return placesOf(findDocuments(documents, target)?.documents ?? [], path);
  });
}

function placesOf(documents: readonly Document[], path: NumberPath): Place[] {
  return findPrintedIn(documents, path).map((one) => placeOf(one, path));
}

function placeOf(one: FoundNumber, path: NumberPath): Place {
  const { printed } = one;
  const { document } = printed;
  const last =
    path.to && findPrinted(document, { steps: [...path.steps.slice(0, -1), path.to], to: null })[0];
  const end = last && last.printed.end > printed.end ? last.printed : printed;
  const span = { start: printed.start, end: end.end };
  const passages = passagesAt(document, span);
  const labels = [...one.within, printed].map((each) => each.label.trim());
  const areNamed = labels.some((each) => /\p{L}/u.test(each));
  const label = areNamed ? labels.join(', ') : `No. ${labels.join('.')}`;
  const range = end === printed ? '' : `–${end.label.trim()}`;
  const [only, ...others] = passages;
  const isPart =
    only &&
    others.length === 0 &&
    !printed.heading &&
    (span.start > only.start || span.end < only.end);
  return {
    passages,
    label: label + range,
    ...(isPart
      ? { part: { start: Math.max(span.start, only.start), end: Math.min(span.end, only.end) } }
      : {}),
  };
}

/**
 * What to say of a reference to a chapter, a rule or the like that no document prints, where a count was
 * taken for it (`counted`) or nothing found: null where there is nothing to say.
 */
export function withoutPrinted(
  documents: readonly Document[],
  references: readonly PrintedReference[],
  counted: Resolution,
): Resolution | null {
  for (const { target, paths } of references) {
    const step = paths.at(-1)?.steps.at(-1);
    const kind = step?.kind ?? null;
    if (!step || kind === null || ITS_OWN.has(kind)) continue;
    const [document, ...others] =
      target === null ? [] : (findDocuments(documents, target)?.documents ?? []);
    if (target === null && documents.length > 1 && counted.kind === 'unknown') {
      return unknown(
        `No ${wordFor(kind)} ${step.number} is printed in the documents.`,
        counted.closest,
      );
    }
    if (!document || others.length > 0) continue;
    const { key } = document.metadata;
    const printed = [...printedNumbers(document).values()]
      .flat()
      .filter((one) => one.kind === kind && one.heading);
    const [first] = printed;
    const last = printed.at(-1);
    if (first && last) {
      const message = `${key} prints no ${wordFor(kind)} ${step.number}; it has ${first === last ? first.label : `${first.label} to ${last.label}`}.`;
      return unknown(
        message,
        nearestOf(
          printed.map((one) => passagesAt(document, one)[0]),
          step.number,
        ),
      );
    }
    if (counted.kind !== 'found')
      return unknown(
        `${key} prints no ${wordFor(kind)} ${step.number}.`,
        counted.kind === 'unknown' ? counted.closest : [],
      );
    const section = counted.passages[0]?.section.number;
    return found(
      counted.passages,
      `${key} prints no ${wordFor(kind)} numbers; this is its section ${section}, counted.`,
      counted.trace,
    );
  }
  return null;
}

function nearestOf(passages: readonly (Passage | undefined)[], number: string): Passage[] {
  const there = passages.filter((passage) => passage !== undefined);
  const at = Math.max(0, Math.min(there.length - NEAREST, Number.parseInt(number, 10) - 1) || 0);
  return there.slice(at, at + NEAREST);
}

/** Psalms, days and the like have no word in common that anybody uses. */
function wordFor(kind: NumberKind): string {
  return kind === 'piece' ? 'number' : kind;
}
