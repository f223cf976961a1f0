import type { Span } from '../../text/span.ts';
import type { Document, Section } from '../document/document.ts';
import { type NumberKind, numberKind } from './number-kind.ts';

/** A number as it stands in a document, with what it numbers. The span counts into `document.text`. */
export interface PrintedNumber extends Span {
  readonly document: Document;
  /** What the document calls it; null for a bare "5.". */
  readonly kind: NumberKind | null;
  /** See `canonicalNumber`; of an item within a numbered one with that one's before it: `5.b`. */
  readonly number: string;
  /** As printed: `Rule 5`, `2.2`, `Chapter II`. */
  readonly label: string;
  /** Whether it stands in a heading and numbers all that stands under it. */
  readonly heading: boolean;
  /** The kinds that title and headings above it name: "House rules" makes of a bare 5 a rule. */
  readonly context: ReadonlySet<NumberKind>;
}

const contexts = new WeakMap<Section, ReadonlySet<NumberKind>>();

/** The kinds that the words above a section name. */
export function contextOf(section: Section, { metadata, name }: Document): ReadonlySet<NumberKind> {
  const made = contexts.get(section);
  if (made) return made;
  const words = [metadata.title, metadata.key, name, ...section.trail, section.heading ?? ''].join(
    ' ',
  );
  const kinds = new Set(
    (words.match(/[\p{L}\p{M}]{3,}/gu) ?? []).flatMap((word) => numberKind(word) ?? []),
  );
  contexts.set(section, kinds);
  return kinds;
}
