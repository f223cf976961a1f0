import type { Document, Passage } from '../../corpus/document/document.ts';
import type { Reference } from '../reference/reference.ts';
import { closestDocuments, isKeyOf, simplify } from './find-documents.ts';
import { example, firstPassages, type Resolution, unknown } from './resolution.ts';
import { resolvePlace, resolvePoint } from './resolve-place.ts';

const SUGGESTED = 5;
/** A longer text is no name with a slip in it; comparing it takes time. */
const LONGEST_NAME = 120;

/** Says that no document goes by the name, with the places that may be meant. */
export function noSuchDocument(
  documents: readonly Document[],
  readings: readonly Reference[],
): Resolution {
  const targets = [...new Set(readings.flatMap(({ target }) => target ?? []))];
  const byTarget = new Map(
    targets
      .filter((target) => target.length <= LONGEST_NAME)
      .map((target) => [target, closestDocuments(documents, target)]),
  );
  const close = [...new Set([...byTarget.values()].flat())];
  const wanted = simplify(targets[0] ?? '');
  const headed = documents.flatMap(({ passages }) =>
    passages.filter(
      ({ section, number }) =>
        number === 1 && section.heading !== null && simplify(section.heading) === wanted,
    ),
  );
  const within = targets.slice(0, 1).flatMap((target) => idsWithin(documents, target));
  const inPlace = readings.flatMap(({ target, locators }) =>
    locators.length === 0
      ? []
      : (byTarget.get(target ?? '') ?? []).flatMap((document) =>
          locators.flatMap((locator) => firstPassages(resolvePlace(document, locator))),
        ),
  );
  const firsts = close.slice(0, SUGGESTED).flatMap(({ passages }) => passages.slice(0, 1));
  const closest = inPlace.length > 0 ? inPlace : [...within, ...headed, ...firsts];
  const named = documentBesideRest(documents, targets[0] ?? '');
  if (named) {
    const message = `${named.metadata.key} is in the library, but the rest names no place in it. A place looks like ${example([named])}.`;
    return unknown(message, closest);
  }
  return unknown(
    `No document goes by that name. A reference looks like ${example(documents)}.`,
    closest,
  );
}

/** The document whose key stands before a colon, or is one of two words, in a text that names no place. */
function documentBesideRest(documents: readonly Document[], text: string): Document | undefined {
  const words = text.split(/\s+/);
  const keys = [
    /^[^\s:]{2,12}(?=\s?:)/.exec(text)?.[0] ?? '',
    ...(words.length === 2 ? words : []),
  ];
  return documents.find((document) => keys.some((key) => isKeyOf(key, document)));
}

/** Ids that stand among other words, such as `see DEFECT:2.1 and the link`. */
function idsWithin(documents: readonly Document[], text: string): readonly Passage[] {
  const ids = text.matchAll(/(?<![a-z0-9-])([a-z0-9-]{2,12}):(\d{1,5})(?:\.(\d{1,5}))?/gi);
  return Array.from(ids).flatMap(([, key = '', section, passage]) => {
    const point = {
      section: Number(section),
      passage: passage === undefined ? null : Number(passage),
      mark: null,
    };
    return documents
      .filter((document) => isKeyOf(key, document))
      .flatMap((document) => firstPassages(resolvePoint(document, point)));
  });
}
