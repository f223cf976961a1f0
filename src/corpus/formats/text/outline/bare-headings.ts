import { rankOfKind } from '../../../numbering/number-kind.ts';
import { asText } from './lead-ins.ts';
import type { Form } from './line-form.ts';
import type { Piece } from './pieces.ts';
import { ranksOf } from './ranks.ts';

/** Of headings of one form, the share without anything below from which on they are lines of a list. */
const LIST_SHARE = 0.5;
/** Forms that are headings even where nothing stands below. */
const PLAIN: ReadonlySet<Form['name']> = new Set(['structure', 'matter', 'underlined', 'hashes']);
const FEWEST_CHAPTERS = 3;
/** Share of the paragraphs of a story that open with somebody's words. */
const SPOKEN_SHARE = 0.05;

/** The pieces with headings that have nothing below them as the text they are. */
export function withoutBareHeadings(pieces: readonly Piece[], title: string | null): Piece[] {
  const rankOf = ranksOf(pieces, title);
  const isBare = (piece: Piece, at: number): boolean => {
    const next = pieces[at + 1];
    if (next === undefined) return true;
    return next.form !== null && rankOf(piece, next) >= rankOf(next, pieces[at + 2]);
  };
  const all = new Map<string, number>();
  const bare = new Map<string, number>();
  for (const [at, piece] of pieces.entries()) {
    if (piece.form === null || piece.text === title) continue;
    const name = classOf(piece.form);
    all.set(name, (all.get(name) ?? 0) + 1);
    if (isBare(piece, at)) bare.set(name, (bare.get(name) ?? 0) + 1);
  }
  return pieces.map((piece, at) => {
    if (piece.form === null || piece.text === title) return piece;
    const name = classOf(piece.form);
    const count = all.get(name) ?? 0;
    const isList = count > 1 && (bare.get(name) ?? 0) > count * LIST_SHARE;
    const isListed = isList && piece.form.name !== 'title';
    return isListed || (!PLAIN.has(piece.form.name) && isBare(piece, at)) ? asText(piece) : piece;
  });
}

function classOf({ name, depth }: Form): string {
  return `${name} ${depth}`;
}

/**
 * In a story, with chapters and people who speak, a short line by itself is a sign, a verse or a
 * greeting: a heading only beside that of a chapter.
 */
export function withoutStrayLines(pieces: readonly Piece[], title: string | null): Piece[] {
  const isChapter = ({ form }: Piece) =>
    form?.name === 'numeral' || (form?.name === 'structure' && form.depth <= rankOfKind('scene'));
  const text = pieces.filter(({ form }) => form === null);
  const spoken = text.filter(({ text }) => /^["'“‘„«»‹›「『—–-]/u.test(text)).length;
  const isStory =
    pieces.filter(isChapter).length >= FEWEST_CHAPTERS && spoken > text.length * SPOKEN_SHARE;
  if (!isStory) return [...pieces];
  return pieces.map((piece, at) => {
    const stray = piece.form?.name === 'title' || piece.form?.name === 'capitals';
    const above = pieces[at - 1];
    const below = pieces[at + 1];
    const isNear = [above, below].some((other) => other !== undefined && isChapter(other));
    return stray && !isNear && piece.text !== title ? asText(piece) : piece;
  });
}
