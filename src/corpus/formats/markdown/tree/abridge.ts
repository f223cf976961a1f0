import type { Span } from '../../../../text/span.ts';

/** A Markdown text in which marks stand for words that mean nothing to Markdown. */
export interface Abridged {
  readonly text: string;
  /** What each mark stands for, in the order of the text: words of a line, or whole plain blocks. */
  readonly words: readonly string[];
  /** Offsets of the marks in the abridged text. */
  readonly at: readonly number[];
  /** Characters that were left out before each mark, and at last all of them. */
  readonly saved: readonly number[];
  /** The same in lines. */
  readonly savedLines: readonly number[];
}

/** Of the Private Use Area: to Markdown it is a letter. A text that holds it is not abridged. */
export const MARK = '\uE000';

/** Shorter words are left as they are. */
const FEWEST_CHARACTERS = 3;
/** What may be a mark of CommonMark or of GitHub wherever it stands; a colon may not at a word's end. */
const SPECIAL = '\\s\\0\\\\`*_~<>&[\\]|@:';
/** Begins with no mark of a block and holds none of a phrase. The number of a list item is no such word. */
const plainWord = (opening: string, special: string) =>
  new RegExp(`^(?!\\d+[.)]$)[\\p{L}\\p{N}${opening}][^${special}]*:?$`, 'u');
const PLAIN = plainWord('("\'“‘«„¿¡', SPECIAL);
/** Where there are brackets, also without what may belong to addresses and titles. */
const PLAIN_BESIDE_LINKS = plainWord('“‘«„¿¡', `${SPECIAL}()"'`);
const WEB = /www\./i;
const FENCE = /`{3}|~{3}/;
/** How a heading opens. */
export const HEADING = /^#{1,6} /;
const PARAGRAPH_END = /\n[ \t]*\r?(?=\n)/g;

/**
 * Shortens a text to what decides its tree: the parser takes each character in hand some three times, and
 * most are letters. Null where that is not possible. Linear.
 */
export function abridge(text: string): Abridged | null {
  if (text.includes(MARK)) return null;
  const abridging = new Abridging(text);
  PARAGRAPH_END.lastIndex = 0;
  for (let from = 0; from < text.length; ) {
    const to = PARAGRAPH_END.test(text) ? PARAGRAPH_END.lastIndex : text.length;
    abridging.paragraph(from, to);
    from = to;
  }
  return abridging.finish();
}

class Abridging {
  readonly #text: string;
  readonly #parts: string[] = [];
  readonly #words: string[] = [];
  readonly #at: number[] = [];
  readonly #saved: number[] = [];
  readonly #savedLines: number[] = [];
  /** Paragraphs and headings of plain words, one behind the other. */
  #blocks: Span | null = null;
  #left = 0;
  #leftLines = 0;
  #copied = 0;
  /** Brackets that are open, and whether an address or a title may be. */
  #brackets = 0;
  #isAddress = false;
  #isDefinition = false;

  constructor(text: string) {
    this.#text = text;
  }

  /** No link and no tag goes beyond a blank line, so each paragraph is judged by itself. */
  paragraph(from: number, to: number): void {
    const source = this.#text.slice(from, to);
    if (source.trim() === '') return;
    const isPlain = !/[<[]/.test(source);
    const block = isPlain ? plainBlock(source) : null;
    if (block) {
      const end = from + block.end;
      this.#blocks = { start: this.#blocks?.start ?? from + block.start, end };
      return;
    }
    this.#leaveOutBlocks();
    this.#lines(source, from, isPlain);
  }

  finish(): Abridged {
    this.#leaveOutBlocks();
    this.#parts.push(this.#text.slice(this.#copied));
    this.#saved.push(this.#left);
    this.#savedLines.push(this.#leftLines);
    return {
      text: this.#parts.join(''),
      words: this.#words,
      at: this.#at,
      saved: this.#saved,
      savedLines: this.#savedLines,
    };
  }

  #lines(source: string, from: number, isPlain: boolean): void {
    const [tag, lastTag] = [source.indexOf('<'), source.lastIndexOf('>')];
    this.#brackets = 0;
    this.#isAddress = false;
    let at = 0;
    for (const line of source.split('\n')) {
      this.#isDefinition = false;
      const isTagged = tag !== -1 && at <= lastTag && at + line.length > tag;
      if (!isTagged && !FENCE.test(line)) this.#line(line.replace(/\r$/, ''), from + at, isPlain);
      else if (!isPlain) this.#scan(line);
      at += line.length + 1;
    }
  }

  #line(line: string, start: number, isPlain: boolean): void {
    const plain = isPlain ? PLAIN : PLAIN_BESIDE_LINKS;
    let run = -1;
    let at = start;
    for (const word of line.split(' ')) {
      if (this.#isFree() && isWord(word, plain)) {
        if (run === -1) run = at;
      } else {
        if (run !== -1) this.#leaveOut(run, at - 1);
        run = -1;
        if (!isPlain) this.#scan(word);
      }
      at += word.length + 1;
    }
    if (run !== -1) this.#leaveOut(run, at - 1);
  }

  #isFree(): boolean {
    return this.#brackets === 0 && !this.#isAddress && !this.#isDefinition;
  }

  /** Keeps account of brackets. */
  #scan(word: string): void {
    for (let at = 0; at < word.length; at += 1) {
      const sign = word[at];
      if (sign === '\\') at += 1;
      else if (sign === '[') this.#brackets += 1;
      else if (sign === ')') this.#isAddress = false;
      else if (sign === ']') {
        this.#brackets = Math.max(0, this.#brackets - 1);
        if (word[at + 1] === '(') this.#isAddress = true;
        if (word[at + 1] === ':') this.#isDefinition = true;
      }
    }
  }

  #leaveOutBlocks(): void {
    const blocks = this.#blocks;
    this.#blocks = null;
    if (!blocks) return;
    const source = this.#text.slice(blocks.start, blocks.end);
    if (!source.includes('\n')) this.#lines(source, blocks.start, true);
    else {
      this.#leaveOut(blocks.start, blocks.end);
      this.#leftLines += source.split('\n').length - 1;
    }
  }

  #leaveOut(from: number, to: number): void {
    if (to - from < FEWEST_CHARACTERS) return;
    this.#parts.push(this.#text.slice(this.#copied, from), MARK);
    this.#words.push(this.#text.slice(from, to));
    this.#at.push(from - this.#left);
    this.#saved.push(this.#left);
    this.#savedLines.push(this.#leftLines);
    this.#left += to - from - MARK.length;
    this.#copied = to;
  }
}

/** Where a block of nothing but plain words stands in its paragraph; null for any other. */
function plainBlock(source: string): Span | null {
  const start = source.search(/[^\n]/);
  const block = source.slice(start).replace(/\n+$/, '');
  const words = block.replace(HEADING, '');
  const lines = words.split('\n');
  if (words !== block && lines.length > 1) return null;
  const isPlain = lines.every((line) => line.split(' ').every((word) => isWord(word, PLAIN)));
  return isPlain ? { start, end: start + block.length } : null;
}

function isWord(word: string, plain: RegExp): boolean {
  return plain.test(word) && !WEB.test(word);
}
