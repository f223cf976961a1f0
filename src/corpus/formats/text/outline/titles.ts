import { readNumberHead } from '../../../numbering/number-head.ts';
import { looksLikeHeading } from '../heading-line.ts';
import { isInCapitals } from './line-form.ts';
import { type Piece, pieceOf } from './pieces.ts';

const MAX_SUBTITLE_LINES = 2;
const MAX_TITLE_CHARACTERS = 40;
/** The line below such a title is this much longer. */
const LONGER = 1.5;
const FEWEST_TITLED = 3;
/** Share of the paragraphs of several lines that a title opens, where it is the manner of the text. */
const TITLED_SHARE = 0.6;

/** `CHAPTER I.` with a line or two below it that name the chapter is one heading. */
export function withSubtitles(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const [at, piece] of pieces.entries()) {
    const before = joined.at(-1);
    const names =
      before?.form?.name === 'structure' &&
      before.paragraph === piece.paragraph &&
      before.lines.length === 1 &&
      endsWithNumber(before.text) &&
      piece.lines.length <= MAX_SUBTITLE_LINES &&
      piece.lines.every(
        ({ text }) => looksLikeHeading(text) || isInCapitals(text.replace(/\.$/, '')),
      );
    const next = pieces[at + 1];
    const leads = next !== undefined && next.form === null && next.paragraph !== piece.paragraph;
    if (before?.form && names && leads) {
      joined[joined.length - 1] = pieceOf(
        [...before.lines, ...piece.lines],
        before.form,
        piece.paragraph,
      );
    } else joined.push(piece);
  }
  return joined;
}

function endsWithNumber(text: string): boolean {
  const head = readNumberHead(text);
  return head !== null && text.slice(head.rest).trim() === '';
}

/**
 * Where most paragraphs open with a short line that reads like a title, right above a longer one, those
 * lines are headings. One alone may be the beginning of anything.
 */
export function withTitlesAboveText(pieces: readonly Piece[]): Piece[] {
  const opens = (piece: Piece, at: number) =>
    piece.form === null && !piece.item && pieces[at - 1]?.paragraph !== piece.paragraph;
  const written = pieces.filter((piece, at) => opens(piece, at) && piece.lines.length > 1);
  const titled = new Set(written.filter(isTitled));
  const different = new Set(Array.from(titled, ({ lines }) => lines[0]?.text)).size;
  const isManner =
    different >= FEWEST_TITLED &&
    different === titled.size &&
    titled.size >= written.length * TITLED_SHARE;
  if (!isManner) return [...pieces];
  return pieces.flatMap((piece) => {
    if (!titled.has(piece)) return [piece];
    return [
      pieceOf(piece.lines.slice(0, 1), { name: 'title', depth: 0 }, piece.paragraph),
      pieceOf(piece.lines.slice(1), null, piece.paragraph),
    ];
  });
}

function isTitled({ lines: [first, second] }: Piece): boolean {
  if (!first || !second || first.text.length > MAX_TITLE_CHARACTERS) return false;
  return looksLikeHeading(first.text) && second.text.length >= first.text.length * LONGER;
}
