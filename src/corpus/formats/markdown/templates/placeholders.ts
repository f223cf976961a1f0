import { LEFT_OUT } from '../../struck-text.ts';

/** What is known of a page of a site beside its text. */
export interface SitePage {
  /** Whether it begins with front matter, as the pages of most site builders do. */
  readonly hasFrontMatter: boolean;
  readonly title: string | undefined;
}

/** What shows that a site builder fills in the braces; elsewhere a reader sees them as they are written. */
const SIGNS =
  /\{%-?[ \t]*[a-z]|\{\{[<%]|\{\{-?[ \t]*(?:\$\w|(?:site|page|post|frontmatter|config|content|include|layout|collections|theme|env)\b)|\{\{[^{}\n]{1,100}\|[ \t]*\w|^<script[^>\n]{0,100}\bsetup\b/im;
/** Code, what is escaped, comments, placeholders and tags, in the order in which they are looked for. */
const PIECE =
  /\\[\\`{]|`+|\{#[^#{}\n]{0,300}#\}|\{%-?[ \t]*comment[ \t]*-?%\}.{0,1000}?\{%-?[ \t]*endcomment[ \t]*-?%\}|\{%-?[ \t]*\/?([\w./-]*)[^%\n]{0,500}%\}|\{\{[<%][ \t]*\/?[ \t]*([\w./-]*)[^\n]{0,500}?[>%]\}\}|\{\{-?((?:"[^"\n]{0,300}"|'[^'\n]{0,300}'|[^{}"'\n]){1,300}|[^{}\n]{1,300}?)-?\}\}/g;
const RAW = /^(?:raw|verbatim)$/i;
const END_OF_RAW = /\{%-?[ \t]*end(?:raw|verbatim)[ \t]*-?%\}/i;
/** Tags that only say what becomes of others. */
const SILENT =
  /^(?:end\w*|if|unless|else|elsif|elif|elseif|case|when|for|each|raw|verbatim|assign|set|capture|comment|import|from|extends|layout|block|macro|filter|liquid|increment|decrement|cycle|br|toc|more|summary)$/i;
const ENDS = /\{(?:\{[<%]|%)-?[ \t]*(?:\/[ \t]*|end)([\w./-]{1,60})/g;
/** Filters that do not change what is read. */
const HARMLESS = /(?:\|[ \t]*(?:escape|xml_escape|strip|safe|markdownify|e|trim)[ \t]*)+$/;
const TITLE = /^(?:page\.|post\.|\$?frontmatter\.|\$page\.)?title$/;
const LITERAL = /^(?:"([^"]*)"|'([^']*)')$/;

/**
 * Replaces what a site fills in: a value that the file states is put in, any other is marked as left out, and
 * tags that show nothing go. What stands in code, is escaped or raw stays. Lines are read in their turn.
 */
export class Placeholders {
  readonly #isSite: boolean;
  readonly #title: string | undefined;
  /** Names of the tags that have an end: they wrap what is shown. */
  readonly #wrappers: ReadonlySet<string>;
  #isRaw = false;
  #pieces = 0;
  #line: number | null = null;

  constructor(text: string, page: SitePage) {
    this.#isSite = text.includes('{') && (page.hasFrontMatter || SIGNS.test(text));
    this.#title = page.title;
    this.#wrappers = new Set(Array.from(text.matchAll(ENDS), ([, name = '']) => name));
  }

  /** Whether what stands here is shown as it is written. */
  get isRaw(): boolean {
    return this.#isRaw;
  }

  /** A line without them; `number` is its own, from 1. `isAlone`: blank lines stand around it. */
  read(line: string, number: number, isAlone: boolean): string {
    if (!this.#isSite || !line.includes('{')) return line;
    const end = this.#isRaw ? END_OF_RAW.exec(line) : null;
    if (this.#isRaw && !end) return line;
    this.#isRaw = false;
    const from = end ? end.index + end[0].length : 0;
    const shown = line.slice(0, end?.index ?? 0) + this.#filled(line, from, number);
    const isOnly = shown.replaceAll(LEFT_OUT, '').trim() === '';
    return isAlone && isOnly ? '' : shown;
  }

  /** Counts a tag that is a line of its own. */
  tag(name: string, number: number): void {
    if (RAW.test(name)) this.#isRaw = true;
    else if (RAW.test(name.replace(/^end/i, ''))) this.#isRaw = false;
    else if (!SILENT.test(name) && !this.#wrappers.has(name)) this.add(number);
  }

  /** Something was left out on a line, from 1. */
  add(number: number): void {
    this.#pieces += 1;
    this.#line = Math.min(number, this.#line ?? number);
  }

  /** One sentence on what was left out; empty where nothing was. */
  notes(): string[] {
    if (this.#line === null) return [];
    const places = this.#pieces === 1 ? '1 place' : `${this.#pieces} places`;
    return [
      `what the site fills in is not in the file and was left out: ${places}, the first on line ${this.#line}.`,
    ];
  }

  #filled(line: string, from: number, number: number): string {
    const missing = new Set<number>();
    let shown = '';
    let at = from;
    PIECE.lastIndex = from;
    for (let found = PIECE.exec(line); found; found = PIECE.exec(line)) {
      const [piece, tag, shortcode, value] = found;
      const name = tag ?? shortcode;
      const isCode = piece.startsWith('`');
      if (isCode) PIECE.lastIndex = endOfCode(line, found.index, piece.length, missing);
      if (isCode || piece.startsWith('\\')) continue;
      shown += line.slice(at, found.index);
      at = PIECE.lastIndex;
      if (name !== undefined && RAW.test(name)) {
        const end = END_OF_RAW.exec(line.slice(at));
        this.#isRaw = !end;
        if (!end) break;
        shown += line.slice(at, at + end.index);
        at += end.index + end[0].length;
        PIECE.lastIndex = at;
      } else if (name !== undefined) this.tag(name, number);
      else if (value !== undefined) shown += this.#valueOf(value.trim(), line[at], number);
    }
    return shown + line.slice(at);
  }

  #valueOf(expression: string, next: string | undefined, number: number): string {
    const said = expression.replace(HARMLESS, '').trim();
    if (TITLE.test(said) && this.#title !== undefined) return this.#title;
    const [, double, single] = LITERAL.exec(said) ?? [];
    const literal = double ?? single;
    if (literal !== undefined) return literal;
    this.add(number);
    if (/^[#/^!>&]/.test(said)) return '';
    // In front of these it would be a link.
    return /[([:]/.test(next ?? '') ? '\\[…\\]' : LEFT_OUT;
  }
}

/** Behind the code that ticks open; behind the ticks where they open none. `missing` is kept for the line. */
function endOfCode(line: string, at: number, ticks: number, missing: Set<number>): number {
  const from = at + ticks;
  if (missing.has(ticks)) return from;
  const close = new RegExp(`(?<!\`)\`{${ticks}}(?!\`)`, 'g');
  close.lastIndex = from;
  if (close.test(line)) return close.lastIndex;
  missing.add(ticks);
  return from;
}
