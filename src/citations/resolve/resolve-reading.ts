import type { Document } from '../../corpus/document/document.ts';
import type { Locator } from '../reference/locator.ts';
import type { Reference } from '../reference/reference.ts';
import { documentById, findDocuments, isKeyOf, type Match } from './find-documents.ts';
import {
  ambiguous,
  example,
  firstPassages,
  found,
  type Resolution,
  unknown,
} from './resolution.ts';
import { resolveHeading } from './resolve-heading.ts';
import { type IdLibrary, resolveId, resolveMark } from './resolve-id.ts';
import { resolvePlace } from './resolve-place.ts';

/**
 * How sure a reading is, the surest first: `id` is a key written as the library writes its ids, `none`
 * a place without a document.
 */
export type Level = 'id' | Match | 'none';
export const LEVELS: readonly Level[] = ['id', 'name', 'words', 'none'];

export interface Outcome {
  readonly level: Level;
  readonly resolution: Resolution;
}

/** Resolves one reading of a reference: one outcome for each sense that its names may have. */
export function resolveReading(
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
  const byId = reading.asId && documentById(library, target, markOf(locators[0]));
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
  return locator?.kind === 'place' ? locator.from.mark : null;
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
  const mark = only?.kind === 'place' && only.from.section === null ? only.from.mark : null;
  if (mark !== null && mark !== undefined && others.length === 0) {
    return [{ level: 'id', resolution: resolveMark(library, mark) }];
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
  if (locator.kind === 'place' && locator.to === null && locator.from.mark !== null) {
    const point = { ...locator.from, mark: locator.from.mark };
    return resolveId(library, document, point);
  }
  return resolvePlace(document, locator);
}
