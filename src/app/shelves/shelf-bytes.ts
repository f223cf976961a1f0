import type { Document } from '../../corpus/document/document.ts';
import type { WordIndex } from '../../quotes/index/word-index.ts';
import type { KnownEncodings } from '../../retrieval/encoder/encodings.ts';
import type { Segment } from '../../retrieval/index/segment.ts';

/** Bytes of what has no array of its own, measured with Node 20; `tests/benchmarks/shelves.ts` compares. */
const PASSAGE = 260;
const SECTION = 220;
const LINE = 40;
/** With its place in the radix tree of the dictionary. */
const TERM = 480;
const SURFACE = 400;
const FORM = 70;
const DOCUMENT = 2_000;
/** What watches and reads the folder. */
const SHELF = 300_000;

/**
 * The memory that a shelf takes by itself, in bytes: its arrays and texts counted, the rest by what it usually
 * takes. A document at a time, for `runYielding`.
 */
export function* shelfBytesSteps(segment: Segment, words?: WordIndex): Generator<void, number> {
  const { documents, passages, dictionary, base, ...rest } = segment;
  const seen = new Set<object>();
  let bytes = SHELF + arrayBytes(rest, seen) + (words ? arrayBytes(words, seen) : 0);
  for (const document of documents) {
    bytes += documentBytes(document);
    yield;
  }
  const surfaces = dictionary.surfaceCount - (base?.dictionary.surfaceCount ?? 0);
  bytes += dictionary.ownSize * TERM + Math.max(0, surfaces) * SURFACE;
  return bytes + (words?.forms.size ?? 0) * FORM;
}

/** The memory of the vectors that there are of these documents, in bytes. */
export function encodingBytes(documents: readonly Document[], known: KnownEncodings): number {
  return documents.reduce((sum, document) => {
    const vectors = known(document);
    if (vectors === undefined) return sum;
    const { components, scale, first } = vectors;
    return sum + components.byteLength + scale.byteLength + first.byteLength;
  }, 0);
}

function documentBytes({ text, prose, passages, sections, lines }: Document): number {
  const texts = textBytes(text) + (prose === text ? 0 : textBytes(prose));
  const objects = passages.length * PASSAGE + sections.length * SECTION + lines.length * LINE;
  return texts + objects + DOCUMENT;
}

/** V8 takes a byte a character for a text all of Latin-1, else two. */
function textBytes(text: string): number {
  return /[\u0100-\uffff]/.test(text) ? 2 * text.length : text.length;
}

/** The memory behind all typed arrays in a value, each counted once; documents and passages are not entered. */
function arrayBytes(value: unknown, seen: Set<object>): number {
  if (typeof value !== 'object' || value === null || seen.has(value)) return 0;
  seen.add(value);
  if (ArrayBuffer.isView(value)) {
    const { buffer } = value;
    if (seen.has(buffer)) return 0;
    seen.add(buffer);
    return buffer.byteLength;
  }
  if (Array.isArray(value)) return value.length * POINTER;
  const inside = value instanceof Map ? value.values() : Object.values(value);
  let bytes = 0;
  for (const one of inside) bytes += arrayBytes(one, seen);
  return bytes;
}

const POINTER = 8;
