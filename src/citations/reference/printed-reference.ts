import { type NumberPath, readNumberPath } from '../../corpus/numbering/number-path.ts';

/** One way to read a text that names printed numbers, of a document or of none. */
export interface PrintedReference {
  /** The document as they named it; null where they named none. */
  readonly target: string | null;
  readonly paths: readonly NumberPath[];
}

const CUT = /[\s,:;>/]+(?=\S)|(?=[#§¶])/gu;
const TRAILING = /(?:[\s,:;>/]|\s[-–—])+$/u;
const OF =
  /\s(?:of|in|from|der|des|von|vom|im|de|del|de la|du|из)\s(?:(?:the|dem|den)\s)?|\s*,\s*/giu;

/**
 * The ways to read a text as printed numbers, with the document before them ("By-laws, Article 2"),
 * after them ("rule 5 of the by-laws") or nowhere. `tidied` as `tidyReference` leaves it.
 */
export function readPrintedReferences(tidied: string): PrintedReference[] {
  // A bracket at the end goes with what people put around an id: "8(a)".
  const text = /\([a-z\d]{1,4}$/i.test(tidied) ? `${tidied})` : tidied;
  const whole = readNumberPath(text);
  const found: PrintedReference[] = whole ? [{ target: null, paths: whole }] : [];
  for (const cut of text.matchAll(CUT)) {
    const target = text.slice(0, cut.index).replace(TRAILING, '');
    const paths = target === '' ? null : readNumberPath(text.slice(cut.index + cut[0].length));
    if (paths) found.push({ target, paths });
  }
  for (const cut of text.matchAll(OF)) {
    const before = text.slice(0, cut.index);
    const target = text.slice(cut.index + cut[0].length);
    // "1 Samuel": a number alone before a title is part of it.
    const paths = target === '' || !/\D/.test(before) ? null : readNumberPath(before);
    if (paths) found.push({ target, paths });
  }
  return found;
}
