import { distance } from 'fastest-levenshtein';
import type { Document } from '../corpus/document.ts';
import { foldAccents, foldCase } from '../text/fold.ts';
import { isStopWord } from '../text/stop-words.ts';

/** How the documents that a name fits were found. */
export interface NamedDocuments {
  /** `close`: no document has that name, but these have one like it. */
  readonly match: 'exact' | 'words' | 'close';
  readonly documents: readonly Document[];
}

/** Share of a name's characters that may be mistyped. */
const TYPO_SHARE = 0.34;
const MAX_CLOSE = 5;
const PREFIX_CHARACTERS = 4;

/**
 * The documents that a person may mean by a key, a title or words of a title, in any letter case and
 * with or without accents: all that fit equally well, so that nothing is guessed.
 */
export function findDocuments(documents: readonly Document[], name: string): NamedDocuments {
  const wanted = simplify(name);
  if (wanted === '') return { match: 'close', documents: [] };
  const byKey = documents.filter(({ metadata }) => simplify(metadata.key) === wanted);
  if (byKey.length > 0) return { match: 'exact', documents: byKey };
  const exact = documents.filter((document) => names(document).includes(wanted));
  if (exact.length > 0) return { match: 'exact', documents: exact };
  const words = wanted.split(' ');
  const holding = documents.filter(({ metadata }) => {
    if (words.every((word) => isStopWord(word, metadata.language))) return false;
    const title = simplify(metadata.title).split(' ');
    return words.every((word) => title.some((other) => isWord(word, other)));
  });
  if (holding.length > 0) return { match: 'words', documents: holding };
  return { match: 'close', documents: closest(documents, wanted) };
}

/** The beginning of a long word will do (`defector` for `defectors`), but not of a short one. */
function isWord(typed: string, word: string): boolean {
  return typed === word || (typed.length >= PREFIX_CHARACTERS && word.startsWith(typed));
}

function closest(documents: readonly Document[], wanted: string): Document[] {
  return documents
    .map((document) => {
      const distances = [...names(document), ...simplify(document.metadata.title).split(' ')].map(
        (name) => distance(name, wanted) / Math.max(name.length, wanted.length),
      );
      return { document, distance: Math.min(...distances) };
    })
    .filter(({ distance }) => distance <= TYPO_SHARE)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, MAX_CLOSE)
    .map(({ document }) => document);
}

function names({ metadata, name }: Document): string[] {
  return [metadata.key, metadata.title, name, name.replace(/\.[^.]*$/, '')].map(simplify);
}

function simplify(text: string): string {
  return foldAccents(foldCase(text))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
