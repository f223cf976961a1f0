import { raised } from '../raised.ts';
import { StruckText } from '../struck-text.ts';
import type { TextBuilder } from '../text-builder.ts';
import { encodingOfCharset, encodingOfPage } from './code-pages.ts';
import { RtfPage } from './rtf-page.ts';
import { type RtfToken, rtfTokens } from './rtf-tokens.ts';
import { CHARACTERS, PLACES, type Place, UNSEEN } from './rtf-words.ts';

interface Group {
  place: Place;
  hidden: boolean;
  font: number;
  /** Characters that stand in for one in Unicode. */
  substitutes: number;
  raised: boolean;
  struck: boolean;
  /** A tracked deletion. */
  deleted: boolean;
  /** Whether a note ends with it. */
  isNote: boolean;
}

const MAX_LEVEL = 8;
/** Beyond this, groups cost memory and mean nothing. */
const MAX_GROUPS = 10_000;

/** Reads the tokens of a file one after the other, with a stack of its own. */
export class RtfReader {
  readonly info: { title?: string; author?: string } = {};
  readonly #page: RtfPage;
  readonly #groups: Group[] = [];
  #group: Group = {
    place: 'page',
    hidden: false,
    font: 0,
    substitutes: 1,
    raised: false,
    struck: false,
    deleted: false,
    isNote: false,
  };
  #isStarred = false;
  #isFirst = false;
  #encoding = 'windows-1252';
  readonly #fonts = new Map<number, string>();
  readonly #levels = new Map<number, number>();
  #style = 0;
  #bytes: number[] = [];
  #skip = 0;
  #hidden = 0;
  #deleted = 0;
  readonly #struck = new StruckText();

  constructor(builder: TextBuilder) {
    this.#page = new RtfPage(builder);
  }

  read(source: string): void {
    for (const token of rtfTokens(source)) this.#token(token);
    this.#page.finish();
  }

  /** One sentence each on what was left out. */
  notes(): string[] {
    const notes: string[] = [];
    if (this.#deleted > 0) notes.push(`tracked deletions were left out: ${this.#deleted} pieces.`);
    if (this.#hidden > 0) notes.push(`hidden text was left out: ${this.#hidden} pieces.`);
    return [...notes, ...this.#struck.notes()];
  }

  #token(token: RtfToken): void {
    if (token.kind === 'byte') {
      if (this.#skip > 0) this.#skip -= 1;
      else this.#bytes.push(token.value);
      this.#isFirst = false;
      return;
    }
    this.#flushBytes();
    if (token.kind === 'open') this.#open();
    else if (token.kind === 'close') this.#close();
    else if (token.kind === 'text') this.#text(token.text);
    else if (token.kind === 'symbol') this.#symbol(token.name);
    else this.#word(token.name, token.value);
  }

  #open(): void {
    if (this.#groups.length < MAX_GROUPS) this.#groups.push({ ...this.#group });
    this.#group.isNote = false;
    this.#isFirst = true;
    this.#isStarred = false;
    this.#skip = 0;
  }

  #close(): void {
    if (this.#group.isNote) this.#page.endNote();
    const outer = this.#groups.pop();
    if (outer) this.#group = outer;
    this.#isFirst = false;
    this.#skip = 0;
  }

  #symbol(name: string): void {
    if (name === '*') {
      this.#isStarred = true;
      return;
    }
    this.#isFirst = false;
    if (name === '~') this.#put('\u00a0');
    else if (name === '_') this.#put('\u2011');
    else if (/[\\{}]/.test(name)) this.#put(name);
    else if (/[\r\n]/.test(name)) this.#page.endParagraph();
  }

  #text(text: string): void {
    const shown = text.slice(Math.min(this.#skip, text.length));
    this.#skip = Math.max(0, this.#skip - text.length);
    this.#isFirst = false;
    this.#put(shown);
  }

  #put(text: string): void {
    const { place, hidden, deleted, struck } = this.#group;
    if (place === 'page' && (hidden || deleted || struck)) {
      if (text.trim() === '') return;
      if (deleted) this.#deleted += 1;
      else if (hidden) this.#hidden += 1;
      else {
        this.#struck.add();
        this.#page.isStruck = true;
      }
    } else if (place === 'page')
      this.#page.words += (this.#group.raised ? raised(text) : null) ?? text;
    else if (place === 'mark') this.#page.mark += text;
    else if (place === 'title' || place === 'author')
      this.info[place] = (this.info[place] ?? '') + text;
  }

  #flushBytes(): void {
    if (this.#bytes.length === 0) return;
    const encoding = this.#fonts.get(this.#group.font) ?? this.#encoding;
    const text = new TextDecoder(encoding).decode(new Uint8Array(this.#bytes));
    this.#bytes = [];
    this.#put(text);
  }

  #word(name: string, value: number | null): void {
    const isFirst = this.#isFirst;
    this.#isFirst = false;
    if (isFirst && this.#enter(name)) return;
    const character = CHARACTERS.get(name);
    if (character !== undefined) this.#put(character);
    else if (name === 'u' && value !== null) {
      this.#put(String.fromCharCode(value < 0 ? value + 65_536 : value));
      this.#skip = this.#group.substitutes;
    } else if (name === 'uc') this.#group.substitutes = Math.max(value ?? 1, 0);
    else if (name === 'ansicpg' && value !== null) this.#encoding = encodingOfPage(value);
    else if (name === 'mac') this.#encoding = 'macintosh';
    else if (name === 'f') this.#group.font = value ?? 0;
    else if (name === 'fcharset' && this.#group.place === 'fonts') this.#font(value ?? 0);
    else if (name === 'v') this.#group.hidden = value !== 0;
    else if (/^striked?$/.test(name)) this.#group.struck = value !== 0;
    else if (name === 'deleted') this.#group.deleted = value !== 0;
    else if (name === 'super') this.#group.raised = value !== 0;
    else if (name === 'nosupersub' || name === 'sub') this.#group.raised = false;
    else if (name === 'chftn' && this.#group.place === 'page') this.#page.noteMark();
    else if (name === 'plain')
      Object.assign(this.#group, { hidden: false, raised: false, struck: false });
    else if (name === 'outlinelevel') this.#outline(value ?? 0);
    else if (name === 's') this.#styled(value ?? 0);
    else if (this.#group.place === 'page') this.#layout(name, value);
  }

  /** Whether the first word of a group says what the group is. */
  #enter(name: string): boolean {
    const place = PLACES.get(name);
    if (name === 'info') this.#group.place = 'none';
    // Who saved it last is named once more.
    else if ((place === 'title' || place === 'author') && this.info[place] !== undefined)
      this.#group.place = 'none';
    else if (place !== undefined) this.#group.place = place;
    else if (name === 'footnote' && this.#group.place === 'page') {
      Object.assign(this.#group, { isNote: this.#page.beginNote(), raised: false });
      return true;
    } else if (UNSEEN.has(name)) this.#group.place = 'none';
    else if (this.#isStarred) this.#group.place = 'none';
    this.#isStarred = false;
    return place !== undefined || this.#group.place === 'none';
  }

  #font(charset: number): void {
    const encoding = encodingOfCharset(charset);
    if (encoding !== null) this.#fonts.set(this.#group.font, encoding);
  }

  #outline(level: number): void {
    if (this.#group.place === 'styles') this.#levels.set(this.#style, level);
    else this.#page.level = level <= MAX_LEVEL ? level : null;
  }

  #styled(style: number): void {
    this.#style = style;
    if (this.#group.place === 'page')
      this.#page.level = this.#levels.get(style) ?? this.#page.level;
  }

  #layout(name: string, value: number | null): void {
    if (name === 'par' || name === 'sect' || name === 'page') this.#page.endParagraph();
    else if (name === 'pard') this.#page.beginParagraph();
    else if (name === 'ilvl') this.#page.depth = value ?? 0;
    else if (name === 'intbl') this.#page.inTable = true;
    else if (name === 'cell' || name === 'nestcell') this.#page.endCell();
    else if (name === 'row' || name === 'nestrow') this.#page.endRow();
  }
}
