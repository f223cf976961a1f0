import { readNumberHead } from '../../../numbering/number-head.ts';
import { dateAtHead } from './entry-line.ts';
import type { Form } from './line-form.ts';
import { type Piece, pieceOf } from './pieces.ts';

/** Lines in capitals are headings where at least this share of the paragraphs from the first on has one. */
const HEADED_SHARE = 0.3;
/** Dated paragraphs that make a log of a text. */
const FEWEST_DATED = 3;
/** A label that comes again as often is somebody's name before what they say. */
const FEWEST_SPEECHES = 3;

/** The piece as text. */
export function asText(piece: Piece): Piece {
  return pieceOf(piece.lines, null, piece.paragraph);
}

/**
 * The pieces with those lines as text that only look like headings: what one entry of many opens with,
 * the names of speakers, numbers that count pages. `title`, by its text, stays.
 */
export function withoutLeadIns(pieces: readonly Piece[], title: string | null): Piece[] {
  const isTitle = (piece: Piece) => piece.text === title;
  const rules: readonly ((all: readonly Piece[]) => (piece: Piece, at: number) => boolean)[] = [
    numeralsOutOfTurn,
    speakers,
    capitalsAboveText,
    capitalsAmongEntries,
  ];
  return rules.reduce<readonly Piece[]>((all, rule) => {
    const isLeadIn = rule(all.map((piece) => (isTitle(piece) ? asText(piece) : piece)));
    return all.map((piece, at) =>
      piece.form && !isTitle(piece) && isLeadIn(piece, at) ? asText(piece) : piece,
    );
  }, pieces) as Piece[];
}

const named = (piece: Piece | undefined, name: Form['name']): boolean => piece?.form?.name === name;
const opensParagraph = (pieces: readonly Piece[], at: number): boolean =>
  pieces[at - 1]?.paragraph !== pieces[at]?.paragraph;
const hasTextBelow = (pieces: readonly Piece[], at: number): boolean =>
  pieces[at + 1]?.paragraph === pieces[at]?.paragraph;

/** `I`, `II`, `III` head chapters when they count from 1; others are page numbers and signs. */
function numeralsOutOfTurn(pieces: readonly Piece[]): (piece: Piece) => boolean {
  let value = 0;
  let count = 0;
  let inTurn = true;
  for (const [at, piece] of pieces.entries()) {
    if (!named(piece, 'numeral')) continue;
    const number = Number(readNumberHead(piece.text)?.number ?? 0);
    const before = pieces[at - 1];
    const broken = count > 0 && before?.form === null && /[\p{L}\p{N},;]$/u.test(before.text);
    if (broken || (number !== 1 && number !== value + 1)) inTurn = false;
    value = number;
    count += 1;
  }
  return (piece) => named(piece, 'numeral') && (!inTurn || count < 2);
}

/** A label that comes again under one heading names who speaks, and so do those beside it. */
function speakers(pieces: readonly Piece[]): (piece: Piece, at: number) => boolean {
  const isName = (piece: Piece, at: number) => named(piece, 'capitals') && hasTextBelow(pieces, at);
  const labels = new Map<string, number>();
  const here = new Set<string>();
  let again = 0;
  for (const [at, piece] of pieces.entries()) {
    if (piece.form === null) continue;
    const label = labelOf(piece.text);
    labels.set(label, (labels.get(label) ?? 0) + 1);
    if (isName(piece, at)) {
      if (here.has(label)) again += 1;
      here.add(label);
    } else here.clear();
  }
  const isPlay = again >= FEWEST_SPEECHES - 1;
  return (piece, at) => {
    if (isPlay && isName(piece, at)) return true;
    const label = labelOf(piece.text);
    const isLabelled = label !== piece.text.slice(0, MAX_LABEL);
    return isLabelled && named(piece, 'title') && (labels.get(label) ?? 0) >= FEWEST_SPEECHES;
  };
}

const MAX_LABEL = 120;

/** What stands before a colon, else the whole line. */
function labelOf(text: string): string {
  return /^[^:]{1,40}(?=:\s)/u.exec(text)?.[0] ?? text.slice(0, MAX_LABEL);
}

/** Capitals right above the text of one paragraph among many without any. */
function capitalsAboveText(pieces: readonly Piece[]): (piece: Piece, at: number) => boolean {
  const isAbove = (piece: Piece, at: number) =>
    named(piece, 'capitals') && hasTextBelow(pieces, at);
  const first = pieces.findIndex(isAbove);
  const headed = pieces.filter(isAbove).length;
  const isPlain = (piece: Piece, at: number) =>
    piece.form === null && !piece.item && opensParagraph(pieces, at);
  const behind = pieces.filter((piece, at) => at > first && isPlain(piece, at)).length;
  const before = pieces.filter((piece, at) => at < first && isPlain(piece, at)).length;
  const isOne = headed === 1 && behind >= 2 && before >= 1;
  const isRare = headed > 1 && headed < (headed + behind) * HEADED_SHARE;
  return (piece, at) => (isOne || isRare) && isAbove(piece, at);
}

/** Capitals by themselves in a run of entries, dated, labelled or items, that goes on after them. */
function capitalsAmongEntries(pieces: readonly Piece[]): (piece: Piece, at: number) => boolean {
  const isDated = (piece: Piece | undefined) =>
    piece?.form === null && dateAtHead(piece.text.slice(0, MAX_LABEL)) !== null;
  const dated = pieces.flatMap((piece, at) => (isDated(piece) ? [at] : []));
  const isEntry = (piece: Piece) =>
    piece.item || labelOf(piece.text) !== piece.text.slice(0, MAX_LABEL);
  const items = pieces.flatMap((piece, at) => (piece.form === null && isEntry(piece) ? [at] : []));
  const capitals = pieces.filter((piece) => named(piece, 'capitals')).length;
  const within = (places: readonly number[], at: number) =>
    (places[0] ?? at) < at && at < (places.at(-1) ?? at);
  return (piece, at) => {
    if (!named(piece, 'capitals')) return false;
    if (dated.length >= FEWEST_DATED && within(dated, at)) return !isDated(pieces[at + 1]);
    return capitals === 1 && items.length >= FEWEST_DATED && within(items, at);
  };
}
