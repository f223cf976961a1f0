import { distance } from 'fastest-levenshtein';
import type { Document } from '../../corpus/document/document.ts';
import { documentOfKey, ownFirst } from '../../corpus/document/document-server.ts';
import type { Library } from '../../retrieval/library.ts';
import { foldAccents, foldCase } from '../../text/fold.ts';
import { isStopWord } from '../../text/stop-words.ts';

/** How the documents that a name fits were found, the surest first. */
export type Match = 'name' | 'words';

export interface NamedDocuments {
  readonly match: Match;
  readonly documents: readonly Document[];
}

/** Share of a name's characters that may be mistyped. */
const TYPO_SHARE = 0.34;
const MAX_CLOSE = 5;
const PREFIX_CHARACTERS = 4;
/** At least two letters, or one of a script whose letters are words. */
const NAME = /\p{L}\p{M}*\p{L}|\p{sc=Han}/u;

/**
 * The documents that a person may mean by a key, a title, a file name or words of a title, in any
 * letter case and with or without accents: all that fit equally well, so that nothing is guessed.
 * Null when no document goes by that name.
 */
export function findDocuments(documents: readonly Document[], name: string): NamedDocuments | null {
  const wanted = simplify(name);
  if (wanted === '') return null;
  const key = keyForm(name);
  const whole = documents.find((document) => document.name === name);
  if (whole) return { match: 'name', documents: [whole] };
  const meant = documentOfKey(documents, key);
  const byName = documents.filter(
    (document) =>
      namesOf(document).includes(wanted) && (document === meant || document.metadata.key !== key),
  );
  if (byName.length > 0) {
    const byKey = byName.filter(({ metadata }) => metadata.key === key);
    return { match: 'name', documents: [...new Set([...byKey, ...byName])] };
  }
  const words = wanted.split(' ');
  const holding = documents.filter((document) => holdsInOrder(words, document));
  return holding.length > 0 ? { match: 'words', documents: holding } : null;
}

/** Whether `name` is the key of `document`, in any letter case. */
export function isKeyOf(name: string, { metadata }: Document): boolean {
  return metadata.key === keyForm(name);
}

/**
 * The document whose key this is. Where a server's own document and everyone's have the same, `mark` tells
 * which is meant, and without one (null) it is the server's own.
 */
export function documentById(
  { documents, withMark }: Pick<Library, 'documents' | 'withMark'>,
  name: string,
  mark: string | null,
): Document | undefined {
  const keyed = ownFirst(documents.filter((document) => isKeyOf(name, document)));
  const holding = new Set(mark === null ? [] : withMark(mark).map(({ document }) => document));
  return keyed.find((document) => holding.has(document)) ?? keyed[0];
}

/**
 * The documents whose key, title, file name or a word of the title is like the name, or whose title
 * has words like all of its words in any order; closest first.
 */
export function closestDocuments(documents: readonly Document[], name: string): Document[] {
  const wanted = simplify(name);
  if (wanted === '') return [];
  return documents
    .map((document) => {
      const titleWords = titleOf(document).split(' ');
      const names = [...namesOf(document), ...titleWords].map((other) => typoShare(other, wanted));
      const words = wanted
        .split(' ')
        .map((word) => Math.min(...titleWords.map((other) => typoShare(other, word))));
      return { document, distance: Math.min(...names, Math.max(...words)) };
    })
    .filter(({ distance }) => distance <= TYPO_SHARE)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, MAX_CLOSE)
    .map(({ document }) => document);
}

function typoShare(one: string, other: string): number {
  const longer = Math.max(one.length, other.length);
  // So many characters must be typed in any case; comparing them takes the product of the lengths.
  if (Math.abs(one.length - other.length) > longer * TYPO_SHARE) return 1;
  return distance(one, other) / longer;
}

/** Lower case without accents and punctuation: what names are compared by. */
export function simplify(text: string): string {
  return foldAccents(foldCase(text))
    .replace(/\p{Cf}/gu, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

function keyForm(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[‐‑‒–—−]/g, '-')
    .trim()
    .toUpperCase();
}

/**
 * Whether the title holds the words in their order ("1 Samuel" is not "Samuel 1"). Numbers and stop
 * words alone name nothing.
 */
function holdsInOrder(words: readonly string[], document: Document): boolean {
  const { language } = document.metadata;
  const names = words.filter(
    (word) => !isStopWord(word, language) && !isStopWord(word, 'en') && NAME.test(word),
  );
  if (names.length === 0) return false;
  let next = 0;
  for (const other of titleOf(document).split(' ')) {
    const word = words[next];
    if (word !== undefined && isWord(word, other)) next += 1;
  }
  return next === words.length;
}

/** The beginning of a long word will do (`defector` for `defectors`), but not of a short one. */
function isWord(typed: string, word: string): boolean {
  return typed === word || (typed.length >= PREFIX_CHARACTERS && word.startsWith(typed));
}

function titleOf(document: Document): string {
  return namesOf(document)[1] ?? '';
}

const simplified = new WeakMap<Document, readonly string[]>();

function namesOf(document: Document): readonly string[] {
  let names = simplified.get(document);
  if (names === undefined) {
    const { metadata, name } = document;
    const base = name.replace(/^.*\//, '');
    const all = [metadata.key, metadata.title, name, base, base.replace(/\.[^.]*$/, '')];
    names = all.map(simplify);
    simplified.set(document, names);
  }
  return names;
}
