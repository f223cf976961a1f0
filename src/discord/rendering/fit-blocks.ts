import { citationId } from '../../citations/reference/citation-id.ts';
import { isCutBefore, shownContext } from '../../corpus/passages/shown-context.ts';
import { questionText } from '../command/question.ts';
import type { Block, Quote } from '../command/reply.ts';
import { citationLine } from './citation-line.ts';
import { LIMITS } from './limits.ts';
import { type Markdown, markdown } from './markdown.ts';
import { type Quotation, quote, SHORTEST_QUOTATION } from './quotation.ts';
import { SHARED_LENGTH } from './shared-line.ts';

/** A block whose quotes have become text of a definite length. */
export type FittedBlock =
  | Extract<Block, { readonly kind: 'question' | 'buttons' | 'select' }>
  | {
      readonly kind: 'content';
      readonly content: string;
      /** The citation id of an excerpt. */
      readonly citation?: string;
    };

const LEFT_OUT = '-# […] There is more than fits into one message.';
/** Kept free: for saying that something was left out, and for what sharing a message adds to it. */
const SPARE_TEXT = LEFT_OUT.length + SHARED_LENGTH;
const SPARE_COMPONENTS = 5;

/**
 * Characters of one message. Discord allows 4,000, but refuses with a server error what comes to more
 * than 10,170 bytes in UTF-8 with 12 for each text display (discord-api-docs issue 8554); a UTF-16 code
 * unit takes 3 bytes at the most, so this many always fit.
 */
const ROOM = 3_300;

interface Measured {
  readonly block: Block;
  /** Characters that cannot be cut. */
  readonly rigid: number;
}

/**
 * The blocks that one message can hold, in their order, with quotes clipped to share the room that
 * the rest leaves: main quotes first, then the short ones, so that no quote is cut while another
 * has room to spare.
 */
export function fitBlocks(blocks: readonly Block[], files: number): FittedBlock[] {
  const split = blocks.flatMap(splitRows);
  const { kept, complete } = take(split, files);
  const rigid = kept.reduce((sum, measured) => sum + measured.rigid, 0);
  const free = ROOM - SPARE_TEXT - rigid;
  const rooms = shareRoom(
    kept.flatMap(({ block }) => (block.kind === 'quote' ? [block.quote] : [])),
    free,
  );
  const fitted = kept.map(({ block }): FittedBlock => {
    if (block.kind === 'text') return { kind: 'content', content: block.text.markdown };
    if (block.kind !== 'quote') return block;
    const { passage, lead } = block.quote;
    const body = quote(quotation(block.quote), rooms.get(block.quote) ?? SHORTEST_QUOTATION);
    const above = [...(lead ? [lead] : []), ...contextLines(block.quote)];
    const lines = [...above.map((line) => line.markdown), body, citationLine(passage).markdown];
    return { kind: 'content', content: lines.join('\n'), citation: citationId(passage) };
  });
  return complete ? fitted : [...fitted, { kind: 'content', content: LEFT_OUT }];
}

/** Blocks from the first on, as many as the limits allow with the note that some were left out. */
function take(
  blocks: readonly Block[],
  files: number,
): { readonly kept: Measured[]; readonly complete: boolean } {
  const kept: Measured[] = [];
  let text = ROOM - SPARE_TEXT;
  let components = LIMITS.components - SPARE_COMPONENTS - files;
  for (const block of blocks) {
    const rigid = rigidLength(block);
    const least = rigid + (block.kind === 'quote' ? SHORTEST_QUOTATION : 0);
    const count = componentCount(block);
    const full = kept.length + files + 1 >= LIMITS.container;
    if (full || least > text || count > components) continue;
    text -= least;
    components -= count;
    kept.push({ block, rigid });
  }
  return { kept, complete: kept.length === blocks.length };
}

function splitRows(block: Block): Block[] {
  if (block.kind === 'text') return block.text.markdown === '' ? [] : [block];
  if (block.kind !== 'buttons') return [block];
  const rows: Block[] = [];
  for (let from = 0; from < block.buttons.length; from += LIMITS.buttonsInRow) {
    const buttons = block.buttons.slice(from, from + LIMITS.buttonsInRow);
    rows.push({ kind: 'buttons', buttons });
  }
  return rows;
}

function componentCount(block: Block): number {
  if (block.kind === 'buttons') return 1 + block.buttons.length;
  return block.kind === 'select' ? 2 : 1;
}

/** How many characters of a message a quote takes where nothing of it is clipped, which takes `ROOM` or fewer. */
export function quoteLength(item: Quote): number {
  return rigidLength({ kind: 'quote', quote: item }) + quote(quotation(item), ROOM + 1).length;
}

/** Labels are counted as text too: Discord does not document whether they are. */
function rigidLength(block: Block): number {
  switch (block.kind) {
    case 'text':
      return block.text.markdown.length;
    case 'question':
      return questionText(block.text).markdown.length;
    case 'quote':
      return [
        block.quote.lead,
        ...contextLines(block.quote),
        citationLine(block.quote.passage),
      ].reduce((sum, line) => sum + (line === undefined ? 0 : line.markdown.length + 1), 0);
    case 'select':
      return block.select.options.reduce(
        (sum, { label, description = '' }) => sum + label.length + description.length,
        block.select.placeholder.length,
      );
    case 'buttons':
      return block.buttons.reduce(
        (sum, { label }) => sum + Math.min(label.length, LIMITS.buttonLabel),
        0,
      );
  }
}

function shareRoom(quotes: readonly Quote[], free: number): Map<Quote, number> {
  const wanted = quotes.map((item) => ({
    item,
    length: quote(quotation(item), ROOM).length,
  }));
  wanted.sort(
    (a, b) => Number(b.item.main ?? false) - Number(a.item.main ?? false) || a.length - b.length,
  );
  const rooms = new Map<Quote, number>();
  let left = free;
  for (const [index, { item, length }] of wanted.entries()) {
    const others = wanted.length - index - 1;
    const share = item.main ? left - others * SHORTEST_QUOTATION : left / (others + 1);
    const room = Math.max(SHORTEST_QUOTATION, Math.min(length, Math.floor(share)));
    rooms.set(item, room);
    left -= room;
  }
  return rooms;
}

function quotation({ passage, start, end, text, highlights, keep }: Quote): Quotation {
  const source = passage.document.text;
  return {
    text,
    bold: highlights.map((span) => ({ start: span.start - start, end: span.end - start })),
    cutBefore: isCutBefore(passage, start),
    cutAfter: source.slice(end, passage.end).trim() !== '',
    keep: keep ?? 'start',
  };
}

/**
 * Lines of context that an excerpt needs to be understood, in small type at the head of its block quote;
 * none where it needs none.
 */
function contextLines({ passage, start }: Quote): Markdown[] {
  return shownContext(passage, start).map((line) => markdown`> -# ${line}`);
}
