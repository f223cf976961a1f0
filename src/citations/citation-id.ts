import type { Passage } from '../corpus/document.ts';

/** The address of a passage, `KEY:S.P~hash` (design §5), such as `DEFECT:3.2~k7f3q`. */
export function citationId(passage: Passage): string {
  const { document, section, number, hash } = passage;
  return `${document.metadata.key}:${section.number}.${number}~${hash}`;
}
