import { countWords } from '../../../document/word-count.ts';
import { readNumberHead } from '../../../numbering/number-head.ts';
import { type Piece, pieceOf } from './pieces.ts';

const CONTENTS =
  /^(?:(?:table of )?contents|inhalt(?:sverzeichnis|sübersicht)?|índice|contenidos?|sumario|sommaire|table des mati[èe]res|indice|sumário|inhoud(?:sopgave)?|spis treści|содержание|оглавление|目次|目录|目錄|차례|목차|فهرس|المحتويات|תוכן(?: העניינים)?)[.:]?$/iu;

/** A line of a table of contents is no longer. */
const MAX_ENTRY_WORDS = 20;
const MAX_KEY = 160;
const FEWEST_ENTRIES = 3;
const FEWEST_UNDER_HEADING = 2;
/** Share of the entries that come again as headings. */
const COME_AGAIN = 0.5;

/**
 * The pieces with the lines of a table of contents as text: chapters that are listed at the head, one
 * below the other, and come again with their text. What is listed is a heading where it comes again,
 * whatever its form. Linear.
 */
export function settleContents(pieces: readonly Piece[]): Piece[] {
  const heading = pieces.findIndex(({ text }) => CONTENTS.test(text));
  const first =
    heading >= 0 ? heading + 1 : pieces.findIndex(({ form }) => form?.name === 'structure');
  const end = first < 0 ? -1 : endOfContents(pieces, first);
  const listed = end < 0 ? [] : pieces.slice(first, end);
  const keys = listed.flatMap(entriesOf).map(keyOf);
  const fewest = heading >= 0 ? FEWEST_UNDER_HEADING : FEWEST_ENTRIES;
  if (keys.length < fewest) return [...pieces];
  const later = keysFrom(pieces, end);
  const again = keys.filter((key) => later.has(key)).length;
  if (again < keys.length * COME_AGAIN) return [...pieces];
  const known = new Set(keys);
  return pieces.map((piece, at) => {
    if (at === heading && piece.form) return asListed(piece, CHILDLESS);
    if (at >= first && at < end) return asText(piece);
    const comes = at >= end && piece.form === null && piece.lines.length === 1;
    return comes && known.has(keyOf(piece.text)) && !piece.item ? asListed(piece) : piece;
  });
}

/** The first piece after the list: where its first entry comes again, else where text begins. */
function endOfContents(pieces: readonly Piece[], first: number): number {
  const opening = keyOf(entriesOf(pieces[first])[0] ?? '');
  let text = first + 1;
  for (let piece = pieces[text]; piece !== undefined; piece = pieces[text]) {
    if (keyOf(piece.text) === opening) return text;
    if (piece.form === null && entriesOf(piece).length === 0) break;
    text += 1;
  }
  // The headings right above the text are its own, unless they still belong to the list.
  const later = keysFrom(pieces, text);
  const isListed = (piece: Piece | undefined) =>
    piece !== undefined && later.has(keyOf(piece.text));
  let own = text;
  while (own > first && isAbove(pieces[own - 1], pieces[own])) own -= 1;
  const list = pieces.slice(first, own);
  const whole = list.length >= FEWEST_UNDER_HEADING && list.every(isListed);
  if (!whole) return own;
  let end = text;
  while (end > own && !isListed(pieces[end - 1])) end -= 1;
  return end;
}

/** Of what may be an entry of a list again; a paragraph is none. */
function keysFrom(pieces: readonly Piece[], from: number): ReadonlySet<string> {
  const short = pieces.slice(from).filter(({ text }) => text.length <= MAX_KEY);
  return new Set(short.map(({ text }) => keyOf(text)));
}

/** Whether a heading leads to what comes after it: text, or a narrower heading. */
function isAbove(piece: Piece | undefined, next: Piece | undefined): boolean {
  if (!piece?.form) return false;
  return !next?.form || piece.form.depth < next.form.depth;
}

/** The lines of a piece, where all of them are short enough to be entries. */
function entriesOf(piece: Piece | undefined): string[] {
  const lines = (piece?.lines ?? []).map(({ text }) => text);
  const areEntries = lines.every(
    (line) =>
      line.length <= MAX_KEY &&
      countWords(line) <= MAX_ENTRY_WORDS &&
      !/[a-z]{3}[.!?]["”]?$/.test(line),
  );
  return areEntries ? lines : [];
}

/** What is the same in a list and at a chapter's head: without page number, marks and letter case. */
function keyOf(text: string): string {
  const line = text.slice(0, MAX_KEY).replace(/(?:[\s.…·_]{2,}|\t)\d{1,4}$/u, '');
  const head = readNumberHead(line);
  if (head?.kind) return `${head.kind} ${head.number}`;
  return line
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

function asText(piece: Piece): Piece {
  return { ...pieceOf(piece.lines, null, piece.paragraph), item: true };
}

/** The depth of a heading that holds no other one, see `ranksOf`. */
const CHILDLESS = 1;

function asListed(piece: Piece, depth = 0): Piece {
  return pieceOf(piece.lines, { name: 'matter', depth }, piece.paragraph);
}
