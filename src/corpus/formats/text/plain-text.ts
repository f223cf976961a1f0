import type { Block, Layout } from '../../document/block.ts';
import { withoutBareHeadings, withoutStrayLines } from './outline/bare-headings.ts';
import { settleContents } from './outline/contents-list.ts';
import { asText, withoutLeadIns } from './outline/lead-ins.ts';
import type { Form } from './outline/line-form.ts';
import { type Piece, pieceOf, splitPieces } from './outline/pieces.ts';
import { ranksOf } from './outline/ranks.ts';
import { withSubtitles, withTitlesAboveText } from './outline/titles.ts';

/**
 * Reads plain text: paragraphs stand between blank lines; a line is a heading where its form says so
 * (`CHAPTER II`, `1.2 Title`, a rule below it, capitals) or where it stands alone and reads like one.
 * Headings nest as their words do, a table of contents is text, and what a saved web page leaves around
 * its article is passed over. Linear; never throws.
 */
export function readPlainText(text: string): Layout {
  const pieces = withTitlesAboveText(withSubtitles(settleContents(splitPieces(text))));
  const stated = statedTitle(text);
  const title = chooseTitle(pieces, stated);
  const settled = [
    (all: readonly Piece[]) => withoutNavigation(all, title),
    (all: readonly Piece[]) => withoutLeadIns(all, title),
    (all: readonly Piece[]) => withoutBareHeadings(all, title),
    (all: readonly Piece[]) => withoutStrayLines(all, title),
    rejoined,
  ].reduce<readonly Piece[]>((all, step) => step(all), pieces);
  return { blocks: toBlocks(settled, title), prose: text, title: stated ?? title };
}

/** What a title may be: no chapter, no entry, nothing that is numbered. */
const TITLES: ReadonlySet<Form['name']> = new Set(['title', 'capitals', 'underlined', 'hashes']);
/** A line that names the author. */
const BYLINE = /^(?:by|von|par|por|di|de|от)\s/iu;

/** The line that the file states, else of those before the body one that is repeated, else the first. */
function chooseTitle(pieces: readonly Piece[], stated: string | null): string | null {
  const isTitle = (piece: Piece) =>
    piece.form !== null && TITLES.has(piece.form.name) && !BYLINE.test(piece.text);
  const all = pieces.filter(isTitle).map((piece) => piece.text);
  const known = all.find((text) => text.toLowerCase() === stated?.toLowerCase());
  if (known !== undefined) return known;
  const opening = openingOf(pieces)
    .filter(isTitle)
    .map((piece) => piece.text);
  const times = countOf(all);
  const above = countOf(opening);
  const repeated = [...above.keys()]
    .filter((text) => (above.get(text) ?? 0) > 1)
    .sort((a, b) => (times.get(b) ?? 0) - (times.get(a) ?? 0) || b.length - a.length);
  return repeated[0] ?? opening[0] ?? null;
}

function countOf(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

function openingOf(pieces: readonly Piece[]): readonly Piece[] {
  const body = pieces.findIndex(({ form }) => form === null);
  return pieces.slice(0, body === -1 ? undefined : body);
}

/**
 * Without the lines that a saved page opens with, which its title stands among more than once, and
 * without the title where it comes again in its own section. Of another text nothing is left out.
 */
function withoutNavigation(pieces: readonly Piece[], title: string | null): Piece[] {
  if (title === null) return [...pieces];
  const opening = openingOf(pieces);
  const isPage =
    opening.length < pieces.length && opening.filter(({ text }) => text === title).length > 1;
  const isAboveStructure = (piece: Piece, at: number) =>
    piece.form?.name !== 'structure' && pieces[at + 1]?.form?.name === 'structure';
  // "GENERAL" above "Article 1" is a heading when "MEETINGS" stands above another article.
  const holdsAgain = pieces.some(
    (piece, at) => at >= opening.length && piece.form !== null && isAboveStructure(piece, at),
  );
  let known = false;
  let open = false;
  return pieces.flatMap((piece, at) => {
    const { form, text } = piece;
    if (text === title && form !== null) {
      const again = known && (open || at < opening.length);
      open ||= !known;
      known = true;
      return again ? [] : [piece];
    }
    if (at < opening.length && form !== null && TITLES.has(form.name)) {
      if (isPage) return [];
      if (BYLINE.test(text) || (isAboveStructure(piece, at) && !holdsAgain)) return [asText(piece)];
    }
    open &&= form === null;
    return [piece];
  });
}

/** Lines of one paragraph that turned out to be text are one piece again. */
function rejoined(pieces: readonly Piece[]): Piece[] {
  const runs: Piece[][] = [];
  for (const piece of pieces) {
    const run = runs.at(-1);
    const before = run?.[0];
    const same = before?.paragraph === piece.paragraph && !before.form && !piece.form;
    if (same && !piece.item) run?.push(piece);
    else runs.push([piece]);
  }
  return runs.flatMap((run) => {
    const [first, ...others] = run;
    if (!first || others.length === 0) return run;
    const whole = pieceOf(
      run.flatMap(({ lines }) => lines),
      null,
      first.paragraph,
    );
    return [{ ...whole, item: first.item }];
  });
}

const TITLE_LEVEL = 1;

function toBlocks(pieces: readonly Piece[], title: string | null): Block[] {
  const rankOf = ranksOf(pieces, title);
  const above: number[] = [];
  let titled = false;
  return pieces.map((piece, at): Block => {
    const { start, end, form, item, text } = piece;
    if (form === null) return { kind: 'text', continues: item, start, end };
    if (text === title && !titled) {
      titled = true;
      above.length = 0;
      return { kind: 'heading', text, level: TITLE_LEVEL, start, end };
    }
    const rank = rankOf(piece, pieces[at + 1]);
    while ((above.at(-1) ?? Number.NEGATIVE_INFINITY) >= rank) above.pop();
    above.push(rank);
    return { kind: 'heading', text, level: TITLE_LEVEL + above.length, start, end };
  });
}

/** `Title: …` in the lines that Project Gutenberg puts before a book. */
function statedTitle(text: string): string | null {
  const head = text.slice(0, GUTENBERG_HEAD);
  if (!/^\s*\*{3} ?START OF (?:THE|THIS) PROJECT GUTENBERG/m.test(head)) return null;
  return /^Title:[ \t]+(\S.{0,200}?)[ \t]*$/m.exec(head)?.[1] ?? null;
}

const GUTENBERG_HEAD = 20_000;
