import type { Document, Passage } from '../corpus/document.ts';
import { findDocuments } from './find-documents.ts';
import { MAX_REFERENCE_CHARACTERS, type Reference, readReference } from './reference.ts';

export type Resolution =
  /** In the order of the document. `note` says what is not as the reference has it. */
  | { readonly kind: 'found'; readonly passages: readonly Passage[]; readonly note?: string }
  /** The reference fits several passages equally well: a list, never a guess. */
  | { readonly kind: 'ambiguous'; readonly candidates: readonly Passage[] }
  | { readonly kind: 'unknown'; readonly message: string; readonly closest: readonly Passage[] };

const MAX_CANDIDATES = 10;

/**
 * The passage or passages that a reference names (design §5): a whole id, `KEY:S.P`, `KEY §S ¶P`,
 * `KEY S`, `KEY`, `~hash`, or a title with or without a section. A whole id whose text has moved or
 * changed is found with a note. Pure; never throws, whatever the text.
 */
export function resolveReference(documents: readonly Document[], text: string): Resolution {
  if (text.length > MAX_REFERENCE_CHARACTERS) {
    return unknown(
      `A reference is at most ${MAX_REFERENCE_CHARACTERS} characters long, such as ${example(documents)}.`,
    );
  }
  const readings = readReference(text);
  if (readings.length === 0) return unknown(`Name a passage, such as ${example(documents)}.`);
  let fallback: Resolution | null = null;
  for (const match of ['exact', 'words'] as const) {
    for (const reading of readings) {
      const resolution = resolve(documents, reading, match);
      if (resolution?.kind === 'unknown') fallback ??= resolution;
      else if (resolution) return resolution;
    }
  }
  return fallback ?? noSuchDocument(documents, readings);
}

/** Null where the reading names no document in that manner. */
function resolve(
  documents: readonly Document[],
  reading: Reference,
  match: 'exact' | 'words',
): Resolution | null {
  if (reading.target === null) return match === 'exact' ? byHash(documents, reading) : null;
  const named = findDocuments(documents, reading.target);
  if (named.match !== match) return null;
  const [only, ...others] = named.documents;
  if (only && others.length === 0) return within(documents, only, reading);
  const candidates = named.documents.flatMap((document) => {
    const resolution = within(documents, document, reading);
    return resolution.kind === 'found' ? resolution.passages.slice(0, 1) : [];
  });
  const [single] = candidates;
  if (!single) return null;
  return { kind: 'ambiguous', candidates: candidates.slice(0, MAX_CANDIDATES) };
}

function byHash(documents: readonly Document[], { hash }: Reference): Resolution {
  const passages = documents.flatMap((document) => withHash(document, hash));
  if (passages.length === 0)
    return unknown(`No passage has the mark ~${hash}; it may have changed.`);
  if (passages.length === 1) return { kind: 'found', passages };
  return { kind: 'ambiguous', candidates: passages.slice(0, MAX_CANDIDATES) };
}

function within(
  documents: readonly Document[],
  document: Document,
  reading: Reference,
): Resolution {
  const { section, passage, hash } = reading;
  const { key } = document.metadata;
  if (section === null) return { kind: 'found', passages: document.passages };
  const inSection = document.passages.filter((other) => other.section.number === section);
  const inPlace = inSection.filter((other) => passage === null || other.number === passage);
  if (hash !== null) return withText(documents, document, reading, inPlace);
  if (inPlace.length > 0) return { kind: 'found', passages: inPlace };
  if (inSection.length > 0) {
    const message = `${key} section ${section} has ${count(inSection.length, 'passage')}; there is no ${passage}.`;
    return unknown(message, inSection.slice(-3));
  }
  const heading = document.sections[section - 1]?.heading;
  const message = heading
    ? `${key} section ${section} (${heading}) has no text of its own.`
    : `${key} has ${count(document.sections.length, 'section')}; there is no ${section}.`;
  return unknown(message, nearest(document, section));
}

/** A whole id: the place and the text must agree, or the difference is said. */
function withText(
  documents: readonly Document[],
  document: Document,
  { section, passage, hash }: Reference,
  inPlace: readonly Passage[],
): Resolution {
  const unchanged = inPlace.filter((other) => other.hash === hash);
  if (unchanged.length > 0) return { kind: 'found', passages: unchanged };
  const place = `${document.metadata.key}:${section}${passage === null ? '' : `.${passage}`}`;
  const here = withHash(document, hash);
  const moved = here.length > 0 ? here : documents.flatMap((other) => withHash(other, hash));
  if (moved.length > 1) return { kind: 'ambiguous', candidates: moved.slice(0, MAX_CANDIDATES) };
  if (moved.length === 1) {
    return {
      kind: 'found',
      passages: moved,
      note: `This text has moved: it stood at ${place} when it was cited.`,
    };
  }
  if (inPlace.length > 0) {
    return {
      kind: 'found',
      passages: inPlace,
      note: `The text at ${place} has changed since it was cited as ~${hash}; this is what stands there now.`,
    };
  }
  return unknown(
    `The text cited as ${place}~${hash} is no longer in the library.`,
    nearest(document, section ?? 1),
  );
}

function noSuchDocument(
  documents: readonly Document[],
  readings: readonly Reference[],
): Resolution {
  const close = readings.flatMap(({ target }) =>
    target === null ? [] : findDocuments(documents, target).documents,
  );
  const closest = [...new Set(close)].flatMap((document) => document.passages.slice(0, 1));
  return unknown(
    `No document goes by that name. A reference looks like ${example(documents)}.`,
    closest,
  );
}

function withHash(document: Document, hash: string | null): Passage[] {
  return document.passages.filter((passage) => passage.hash === hash);
}

function nearest({ passages }: Document, section: number): Passage[] {
  return [...passages]
    .sort((a, b) => Math.abs(a.section.number - section) - Math.abs(b.section.number - section))
    .slice(0, 3);
}

function unknown(message: string, closest: readonly Passage[] = []): Resolution {
  return { kind: 'unknown', message, closest };
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function example(documents: readonly Document[]): string {
  return documents[0] ? `${documents[0].metadata.key}:1.1` : 'KEY:1.1';
}
