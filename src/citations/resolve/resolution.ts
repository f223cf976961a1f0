import type { Document, Passage } from '../../corpus/document/document.ts';
import type { Span } from '../../text/span.ts';
import type { Trace } from '../trace/trace-citation.ts';

/** What a reference resolves to. `note` and `message` never repeat the person's own text. */
export type Resolution =
  | {
      readonly kind: 'found';
      /** In the order of the reference; a range in the order of the document. */
      readonly passages: readonly Passage[];
      /** How the result differs from what the reference says, in one or more sentences. */
      readonly note?: string;
      /** What became of the text whose id was given, where the library remembers it. */
      readonly trace?: Trace;
      /** Of its only passage the part that is meant, where that is less than the whole. */
      readonly part?: Span;
    }
  /** The reference fits several passages equally well: a list, never a guess. */
  | { readonly kind: 'ambiguous'; readonly candidates: readonly Passage[] }
  /** It fits nothing. `closest` may be meant ("did you mean"). */
  | { readonly kind: 'unknown'; readonly message: string; readonly closest: readonly Passage[] };

export type Found = Resolution & { readonly kind: 'found' };

export const MAX_CANDIDATES = 10;
/** Passages shown of each reading, where a reference has several. */
const SHOWN_OF_EACH = 5;

export function unknown(message: string, closest: readonly Passage[] = []): Resolution {
  return { kind: 'unknown', message, closest: [...new Set(closest)].slice(0, MAX_CANDIDATES) };
}

export function ambiguous(candidates: readonly Passage[]): Resolution {
  return { kind: 'ambiguous', candidates: [...new Set(candidates)].slice(0, MAX_CANDIDATES) };
}

export function found(
  passages: readonly Passage[],
  note?: string | undefined,
  trace?: Trace | undefined,
  part?: Span | undefined,
): Found {
  return {
    kind: 'found',
    passages,
    ...(note === undefined ? {} : { note }),
    ...(trace === undefined ? {} : { trace }),
    ...(part === undefined ? {} : { part }),
  };
}

/** `4 sections`, `1 passage`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** An id that could be typed: `DEFECT:1.1`. */
export function example(documents: readonly Document[]): string {
  return documents[0] ? `${documents[0].metadata.key}:1.1` : 'KEY:1.1';
}

/**
 * The passages to show of one answer among several: its beginning, or all candidates where it is
 * ambiguous.
 */
export function firstPassages(resolution: Resolution): readonly Passage[] {
  if (resolution.kind === 'found') return resolution.passages.slice(0, 1);
  return resolution.kind === 'ambiguous' ? resolution.candidates : [];
}

/** Readings of one reference may begin alike (`2.1, 3`), so more than the first passage is shown. */
export function beginning(resolution: Resolution): readonly Passage[] {
  if (resolution.kind !== 'found') return firstPassages(resolution);
  const { passages } = resolution;
  const whole = passages.length === passages[0]?.document.passages.length;
  return passages.slice(0, whole ? 1 : SHOWN_OF_EACH);
}
