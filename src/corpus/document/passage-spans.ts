import { sentences } from '../../text/sentences.ts';
import type { Span } from '../../text/span.ts';
import type { TextBlock } from './block.ts';
import { countWords } from './word-count.ts';

/** Below this a paragraph is short and is cited together with its short neighbours. */
const SHORT_WORDS = 40;
/** What a joined passage, or a piece of a split one, may hold. */
const JOINED_WORDS = 180;
/** A paragraph up to this stays whole: cutting one that a writer kept whole costs context. */
const WHOLE_WORDS = 2 * JOINED_WORDS;
/** A longer run without a word boundary is no prose; it is cut here. */
const MAX_PIECE_CHARACTERS = 4_000;

interface Group extends Span {
  readonly words: number;
  readonly allShort: boolean;
}

/**
 * Where the passages of one section stand: a paragraph each; neighbouring short ones together, a list
 * with the line that introduces it, and an over-long paragraph in even pieces cut between sentences.
 */
export function passageSpans(text: string, blocks: readonly TextBlock[], language: string): Span[] {
  const groups: Group[] = [];
  for (const block of blocks) {
    const last = groups.at(-1);
    const words = countWords(text.slice(block.start, block.end));
    const short = words < SHORT_WORDS;
    if (last && joins(text, last, block, words)) {
      groups[groups.length - 1] = {
        start: last.start,
        end: block.end,
        words: last.words + words,
        allShort: last.allShort && short,
      };
    } else {
      groups.push({ start: block.start, end: block.end, words, allShort: short });
    }
  }
  return groups.flatMap((group) => splitLong(text, group, language));
}

function joins(text: string, group: Group, block: TextBlock, words: number): boolean {
  if (group.words + words > JOINED_WORDS) return false;
  const introduces = /[:：]\s*$/u.test(text.slice(group.start, group.end));
  if (block.continues || introduces) return true;
  return group.allShort && group.words < SHORT_WORDS && words < SHORT_WORDS;
}

function splitLong(text: string, group: Group, language: string): Span[] {
  const tooLong = group.end - group.start > 2 * MAX_PIECE_CHARACTERS;
  if (group.words <= WHOLE_WORDS && !tooLong) return [{ start: group.start, end: group.end }];
  const wanted = group.words / Math.ceil(group.words / JOINED_WORDS);
  const pieces: (Span & { words: number })[] = [];
  for (const unit of units(text, group, language)) {
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
      return [trimmed(text, sentence)].filter(({ start, end }) => end > start);
    return parts.map((part) => ({
      start: sentence.start + part.index,
      end: sentence.start + part.index + part[0].length,
    }));
  });
}

const UNIT_CHARACTERS = 400;

function trimmed(text: string, { start, end }: Span): Span {
  const source = text.slice(start, end);
  const left = source.length - source.trimStart().length;
  return { start: start + left, end: start + left + source.trim().length };
}
