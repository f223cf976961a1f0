import { sentences } from '../../text/sentences.ts';
import { type Span, trimmedSpan } from '../../text/span.ts';
import type { TextBlock } from '../document/block.ts';
import { countWords } from '../document/word-count.ts';
import type { Turn } from './dialogue.ts';

/** The smallest thing that a passage can be, with what it leans on. */
export interface Unit extends Span {
  /** `rest` goes on with what is before it: the second paragraph of a list item. */
  readonly kind: 'paragraph' | 'item' | 'row' | 'rest';
  /** See `Passage.context`. */
  readonly context: readonly Span[];
  /** How deep an item stands in lists. */
  readonly depth: number;
}

/** What is known of a whole text, by the starts of its blocks. */
export interface Known {
  /** See `turnsOf`. */
  readonly turns: ReadonlyMap<number, Turn>;
  /** See `numberedParagraphs`. */
  readonly numbered: ReadonlySet<number>;
}

/** A line of fewer words right above a list or a table that is no sentence says what it is a list of. */
const LABEL_WORDS = 15;
const ITEM = /^\s*(?:[-*+•‣▪◦●○■□–—]|\(?\d{1,9}[.)]|\(?[a-z][.)])\s/u;
/** Items above an item that it is read with; lists nest by the thousand in hostile files alone. */
const MOST_ABOVE = 12;
const INTRODUCES = /[:：][\s*_"”»]*$/u;
const ENDED = /[.!?。！？…][)\]"”’»*_]*$/u;

/**
 * What one section's blocks are to passages: a line that introduces what follows, a header, and a question
 * become context of what they lead to.
 */
export function passageUnits(
  text: string,
  blocks: readonly TextBlock[],
  language: string,
  { turns, numbered }: Known,
): Unit[] {
  const reader = new UnitReader(text, language, numbered);
  for (const [index, block] of blocks.entries()) reader.read(block, blocks[index + 1], turns);
  return reader.finish();
}

class UnitReader {
  readonly #units: Unit[] = [];
  readonly #text: string;
  readonly #language: string;
  /** See `numberedParagraphs`. */
  readonly #numbered: ReadonlySet<number>;
  #question: Span | null = null;
  /** A question or a line that introduces, and stands in no passage yet. */
  #waiting: Span | null = null;
  #lead: Span | null = null;
  #headers: TextBlock[] = [];
  #isHeaderDone = false;
  #parents: { readonly depth: number; readonly span: Span }[] = [];

  constructor(text: string, language: string, numbered: ReadonlySet<number>) {
    this.#text = text;
    this.#language = language;
    this.#numbered = numbered;
  }

  read(block: TextBlock, next: TextBlock | undefined, turns: ReadonlyMap<number, Turn>): void {
    const turn = turns.get(block.start);
    if (turn === 'question' || typeof turn === 'object') this.#question = null;
    if (typeof turn === 'object') {
      this.#both(block, turn.questionEnd);
      return;
    }
    if (turn === 'question' && next) this.#ask(block);
    else {
      const kind = this.#kindOf(block);
      if (kind === 'header') this.#header(block);
      else if (kind === 'row') this.#row(block);
      else if (kind === 'item') this.#item(block);
      else if (kind === 'rest') this.#add('rest', block);
      else this.#paragraph(block, next);
    }
  }

  /** Nothing that was to lead to something is lost where nothing follows. */
  finish(): Unit[] {
    const last = this.#isHeaderDone ? this.#waiting : (this.#headers.at(-1) ?? this.#waiting);
    if (last) this.#units.push({ ...spanOf(last), kind: 'paragraph', context: [], depth: 0 });
    return this.#units;
  }

  #kindOf(block: TextBlock): Unit['kind'] | 'header' {
    if (block.role) return block.role;
    if (!block.continues) return this.#numbered.has(block.start) ? 'item' : 'paragraph';
    return ITEM.test(this.#text.slice(block.start, block.end)) ? 'item' : 'rest';
  }

  #ask(block: TextBlock): void {
    this.#endList();
    this.#question = { start: this.#waiting?.start ?? block.start, end: block.end };
    this.#waiting = this.#question;
  }

  /** A paragraph that answers the question it opens with. */
  #both(block: TextBlock, end: number): void {
    if (this.#waiting === null) this.#endList();
    this.#question = { start: block.start, end };
    this.#add('paragraph', block);
    this.#question = null;
    this.#endList();
  }

  #paragraph(block: TextBlock, next: TextBlock | undefined): void {
    if (this.#waiting === null) this.#endList();
    const lead = next ? this.#leadIn(block, next) : null;
    if (lead === null) {
      this.#add('paragraph', block);
      this.#endList();
      return;
    }
    const before = trimmedSpan(this.#text, { start: block.start, end: lead.start });
    if (before.end > before.start) this.#add('paragraph', before);
    this.#endList();
    this.#lead = lead;
    this.#waiting ??= lead;
  }

  /** The part of a paragraph that introduces the block after it; null where none does. */
  #leadIn(block: TextBlock, next: TextBlock): Span | null {
    const source = this.#text.slice(block.start, block.end);
    const kind = this.#kindOf(next);
    const isListed = kind !== 'paragraph' && kind !== 'rest';
    if (!INTRODUCES.test(source)) {
      const isLabel = isListed && !ENDED.test(source) && countWords(source) < LABEL_WORDS;
      return isLabel ? spanOf(block) : null;
    }
    const last = sentences(this.#text, this.#language, block.start, block.end).at(-1);
    return last ? trimmedSpan(this.#text, last) : spanOf(block);
  }

  /** Headers come one below the other; one that comes after rows takes the place of those as deep as it. */
  #header(block: TextBlock): void {
    const depth = block.depth ?? 0;
    if (this.#isHeaderDone) this.#headers = this.#headers.filter((one) => (one.depth ?? 0) < depth);
    this.#headers.push(block);
    this.#isHeaderDone = false;
  }

  #row(block: TextBlock): void {
    this.#add('row', block, this.#headers.map(spanOf));
    this.#isHeaderDone = true;
  }

  #item(block: TextBlock): void {
    const depth = block.depth ?? 0;
    while ((this.#parents.at(-1)?.depth ?? -1) >= depth) this.#parents.pop();
    const above = this.#parents.slice(-MOST_ABOVE).map(({ span }) => span);
    this.#add('item', block, above, depth);
    this.#parents.push({ depth, span: spanOf(block) });
  }

  #add(kind: Unit['kind'], { start, end }: Span, above: readonly Span[] = [], depth = 0): void {
    const context = [this.#question, this.#lead, ...above].filter((span) => span !== null);
    // What stands above a table belongs to every row of it alike, so it is in none of them.
    const from = kind === 'row' ? start : (this.#waiting?.start ?? start);
    this.#waiting = null;
    this.#units.push({ start: from, end, kind, context, depth });
  }

  #endList(): void {
    this.#lead = null;
    this.#headers = [];
    this.#parents = [];
  }
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}
