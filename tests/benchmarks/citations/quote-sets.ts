import type { Document, Passage } from '../../../src/corpus/document/document.ts';
import { type Word, wordsOf } from '../../../src/text/words.ts';
import { between, pick } from './random.ts';

/** A run of words of a document, as it stands in the file. */
export interface Slice {
  readonly document: Document;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly words: readonly Word[];
}

export interface EditedQuote {
  readonly kind: 'number' | 'name' | 'negation' | 'word';
  readonly source: Slice;
  readonly text: string;
  /** What the check must show as the quotation's own; null where a word was taken out. */
  readonly added: string | null;
  /** What it must show as the source's; null where a word was put in. */
  readonly removed: string | null;
}

const FEWEST = 6;
const MOST = 60;
/** Six words of another file may by chance be a turn of phrase that everybody uses. */
const FEWEST_ABSENT = 8;

const wordsByDocument = new WeakMap<Document, readonly Word[]>();

function bodyWords(document: Document): readonly Word[] {
  let words = wordsByDocument.get(document);
  if (!words) {
    const start = document.passages[0]?.start ?? 0;
    const end = document.passages.at(-1)?.end ?? start;
    words = wordsOf(document.prose, start, end);
    wordsByDocument.set(document, words);
  }
  return words;
}

/** A run of 6 to 60 words from anywhere in a document, also across passages. */
export function randomSlice(
  random: () => number,
  documents: readonly Document[],
  fewest = FEWEST,
): Slice {
  for (;;) {
    const document = pick(random, documents);
    const all = bodyWords(document);
    // A word is a character in scripts without spaces, and two of them count as one.
    const unspaced = /^(?:zh|ja|th|lo|km|my)/.test(document.metadata.language) ? 2 : 1;
    const length = between(random, fewest * unspaced, MOST * unspaced);
    if (all.length < length) continue;
    const from = between(random, 0, all.length - length);
    const words = all.slice(from, from + length);
    const start = words[0]?.start ?? 0;
    const end = words.at(-1)?.end ?? start;
    const text = document.text.slice(start, end);
    // Markup between the words (link targets, HTML) has words of its own, which nobody sees to quote.
    if (wordsOf(text).length === words.length) return { document, start, end, words, text };
  }
}

export function passagesOf({ document, start, end }: Slice): readonly Passage[] {
  return document.passages.filter((passage) => passage.start < end && passage.end > start);
}

const NEGATIONS = /^(?:not|no|never|cannot|without)$/;
const NAME = /^\p{Lu}\p{Ll}{2,}$/u;

/** A slice with one small edit that changes what it says. */
export function editedQuote(
  random: () => number,
  documents: readonly Document[],
  names: readonly string[],
  terms: readonly string[],
): EditedQuote {
  for (;;) {
    const kind = pick(random, ['number', 'name', 'negation', 'word'] as const);
    const source = randomSlice(random, documents);
    const written = (word: Word) => source.document.text.slice(word.start, word.end);
    // At an end, a word that is left out leaves an exact quotation.
    const inner = kind === 'negation' ? source.words.slice(1, -1) : source.words;
    const fitting = inner.filter((word) => fits(kind, written(word)));
    if (fitting.length === 0) continue;
    const word = pick(random, fitting);
    const removed = written(word);
    const added = replacement(random, kind, removed, names, terms);
    if (added?.toLowerCase() === removed.toLowerCase()) continue;
    const before = source.document.text.slice(source.start, word.start);
    const behind = source.document.text.slice(word.end, source.end);
    if (kind === 'negation' && !NEGATIONS.test(removed)) {
      const text = `${before}${removed} not${behind}`;
      return { kind, source, text, added: 'not', removed: null };
    }
    const text =
      added === null ? `${before.trimEnd()}${behind}`.trim() : `${before}${added}${behind}`;
    return { kind, source, text, added, removed };
  }
}

function fits(kind: EditedQuote['kind'], word: string): boolean {
  switch (kind) {
    case 'number':
      return /^\d+$/.test(word);
    case 'name':
      return NAME.test(word);
    case 'negation':
      return NEGATIONS.test(word) || /^(?:was|were|is|are|did|had|has|could|would|can)$/.test(word);
    case 'word':
      return /^\p{Ll}{4,}$/u.test(word);
  }
}

/** Null: the word is taken out. */
function replacement(
  random: () => number,
  kind: EditedQuote['kind'],
  word: string,
  names: readonly string[],
  terms: readonly string[],
): string | null {
  switch (kind) {
    case 'number':
      return String(Number(word) + between(random, 1, 9));
    case 'name':
      return pick(random, names);
    case 'negation':
      return NEGATIONS.test(word) ? null : 'not';
    case 'word':
      return pick(random, terms);
  }
}

export function namesIn(documents: readonly Document[]): string[] {
  return distinctWords(documents, NAME);
}

export function termsIn(documents: readonly Document[]): string[] {
  return distinctWords(documents, /^\p{Ll}{4,}$/u);
}

function distinctWords(documents: readonly Document[], pattern: RegExp): string[] {
  const words = documents.flatMap((document) =>
    bodyWords(document).map(({ start, end }) => document.text.slice(start, end)),
  );
  return [...new Set(words.filter((word) => pattern.test(word)))];
}

/** Words nobody put together so: of another document, or of the library in a random order. */
export function absentQuote(
  random: () => number,
  heldOut: readonly Document[],
  documents: readonly Document[],
): string {
  if (heldOut.length > 0 && random() < 0.75)
    return randomSlice(random, heldOut, FEWEST_ABSENT).text;
  const { words, document } = randomSlice(random, documents, FEWEST_ABSENT);
  const shuffled = words.map((word) => document.text.slice(word.start, word.end));
  for (let at = shuffled.length - 1; at > 0; at -= 1) {
    const other = between(random, 0, at);
    [shuffled[at], shuffled[other]] = [shuffled[other] ?? '', shuffled[at] ?? ''];
  }
  return shuffled.join(' ');
}

/** The library repeated with one word in eight replaced, until it has so many passages. */
export function variedTexts(
  random: () => number,
  documents: readonly Document[],
  passages: number,
): Readonly<Record<string, string>> {
  const terms = termsIn(documents);
  const texts: Record<string, string> = {};
  let count = 0;
  for (let copy = 0; count < passages; copy += 1) {
    for (const document of documents) {
      if (count >= passages) break;
      texts[`${copy}/${document.name}`] =
        copy === 0 ? document.text : varied(random, document, terms);
      count += document.passages.length;
    }
  }
  return texts;
}

function varied(random: () => number, document: Document, terms: readonly string[]): string {
  const start = document.passages[0]?.start ?? 0;
  let text = `---\ntitle: ${JSON.stringify(document.metadata.title)}\nlanguage: en\n---\n\n`;
  let from = start;
  for (const word of bodyWords(document)) {
    if (!/^\p{Ll}{4,}$/u.test(document.text.slice(word.start, word.end)) || random() > 0.125)
      continue;
    text += document.text.slice(from, word.start) + pick(random, terms);
    from = word.end;
  }
  return text + document.text.slice(from);
}
