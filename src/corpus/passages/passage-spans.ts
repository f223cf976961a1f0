import { sentences } from '../../text/sentences.ts';
import { type Span, trimmedSpan } from '../../text/span.ts';
import type { TextBlock } from '../document/block.ts';
import { countWords } from '../document/word-count.ts';
import { type Known, passageUnits, type Unit } from './passage-units.ts';

/** Below this a paragraph is short and is cited together with its short neighbours. */
const SHORT_WORDS = 40;
/** What a joined passage, or a piece of a split one, may hold. */
const JOINED_WORDS = 180;
/** A paragraph up to this stays whole: cutting one that a writer kept whole costs context. */
const WHOLE_WORDS = 2 * JOINED_WORDS;
/** An item of a list of fewer words, if it is no sentence, is cited together with its neighbours. */
const SHORT_ITEM_WORDS = 12;
/** What items together may hold: about as much as an excerpt shows. */
const JOINED_ITEM_WORDS = 40;
/** A longer run without a word boundary is no prose; it is cut here. */
const MAX_PIECE_CHARACTERS = 4_000;

/** Where a passage stands, and what it leans on (see `Passage.context`). */
export interface PassageSpan extends Span {
  readonly context: readonly Span[];
}

interface Group extends Unit {
  readonly words: number;
  readonly allShort: boolean;
}

/**
 * Where the passages of one section stand: a paragraph each, neighbouring short ones together; an item of
 * a list each, short ones together; a row of a table each; and an over-long one in even pieces cut between
 * sentences.
 */
export function passageSpans(
  text: string,
  blocks: readonly TextBlock[],
  language: string,
  known: Known = { turns: new Map(), numbered: new Set() },
): PassageSpan[] {
  const groups: Group[] = [];
  for (const unit of passageUnits(text, blocks, language, known)) {
    const last = groups.at(-1);
    const source = text.slice(unit.start, unit.end);
    const words = countWords(source);
    const short = unit.kind === 'item' ? isShortItem(source, words) : words < SHORT_WORDS;
    const context = last && sameSpans(last.context, unit.context) ? last.context : unit.context;
    if (last && joins(last, { ...unit, context }, words, short)) {
      groups[groups.length - 1] = {
        ...last,
        end: unit.end,
        words: last.words + words,
        allShort: last.allShort && short,
      };
    } else groups.push({ ...unit, context, words, allShort: short });
  }
  return groups.flatMap((group) =>
    splitLong(text, group, language).map((span) => ({ ...span, context: group.context })),
  );
}

function isShortItem(source: string, words: number): boolean {
  return words < SHORT_ITEM_WORDS && !/\p{L}{3}[.!?。！？]["”’»)*_]*(?:\s|$)/u.test(source);
}

function joins(group: Group, unit: Unit, words: number, short: boolean): boolean {
  const together = group.words + words;
  if (unit.kind === 'rest') return group.kind !== 'row' && together <= JOINED_WORDS;
  if (unit.kind !== group.kind || unit.kind === 'row') return false;
  if (unit.kind === 'item') {
    const isInside = unit.depth > group.depth;
    const isAlike = group.context === unit.context && group.allShort && short;
    return together <= JOINED_ITEM_WORDS && (isInside || isAlike);
  }
  if (group.context !== unit.context || together > JOINED_WORDS) return false;
  return group.allShort && group.words < SHORT_WORDS && words < SHORT_WORDS;
}

function sameSpans(some: readonly Span[], others: readonly Span[]): boolean {
  return (
    some.length === others.length &&
    some.every(({ start, end }, at) => start === others[at]?.start && end === others[at]?.end)
  );
}

/** What a passage leans on that stands at its beginning is kept with its first piece. */
function splitLong(text: string, group: Group, language: string): Span[] {
  const tooLong = group.end - group.start > 2 * MAX_PIECE_CHARACTERS;
  if (group.words <= WHOLE_WORDS && !tooLong) return [{ start: group.start, end: group.end }];
  const inside = group.context.findLast(({ end }) => end > group.start && end < group.end);
  const body = { start: inside?.end ?? group.start, end: group.end };
  const pieces = evenPieces(text, body, group.words, language);
  return pieces.map((piece, at) => (at === 0 ? { ...piece, start: group.start } : piece));
}

function evenPieces(text: string, body: Span, total: number, language: string): Span[] {
  const wanted = total / Math.ceil(total / JOINED_WORDS);
  const pieces: (Span & { words: number })[] = [];
  for (const unit of units(text, body, language)) {
    const last = pieces.at(-1);
    const words = countWords(text.slice(unit.start, unit.end));
    const fits =
      last && last.words + words / 2 <= wanted && unit.end - last.start <= MAX_PIECE_CHARACTERS;
    if (fits)
      pieces[pieces.length - 1] = { start: last.start, end: unit.end, words: last.words + words };
    else pieces.push({ ...unit, words });
  }
  return pieces.map(({ start, end }) => ({ start, end }));
}

/** Sentences; a sentence that is itself over-long falls apart at white space, else at a hard bound. */
function units(text: string, { start, end }: Span, language: string): Span[] {
  return sentences(text, language, start, end).flatMap((sentence) => {
    const source = text.slice(sentence.start, sentence.end);
    const long = countWords(source) > JOINED_WORDS || source.length > MAX_PIECE_CHARACTERS;
    const parts = long
      ? Array.from(
          source.matchAll(
            new RegExp(
              `\\S(?:.{0,${UNIT_CHARACTERS}}\\S)?(?=\\s|$)|\\S{1,${UNIT_CHARACTERS}}`,
              'gsu',
            ),
          ),
        )
      : [];
    if (parts.length === 0)
      return [trimmedSpan(text, sentence)].filter(({ start, end }) => end > start);
    return parts.map((part) => ({
      start: sentence.start + part.index,
      end: sentence.start + part.index + part[0].length,
    }));
  });
}

const UNIT_CHARACTERS = 400;
