import { holdsComponents, plainComponents } from './components.ts';
import { type CommonSource, type Container, type Mark, markNumber } from './dialect-marks.ts';
import { fenceReader } from './fences.ts';
import { MystLines } from './myst-lines.ts';
import {
  CODE_END,
  opensShortcode,
  SHORTCODE_END,
  shortcodeOf,
  templateComment,
  withoutTemplateAddresses,
} from './shortcodes.ts';
import { Placeholders, type SitePage } from './templates/placeholders.ts';

const COLONS =
  /^[ \t]*:{3,}[ \t]*(?:\{?\.?([\p{L}\p{N}_-]+)\}?[ \t]*(?:[[［]([^\]］\n]*)[\]］])?[ \t]*([^{\n]*)(?:\{[^{}\n]*\})?)?[ \t]*$/u;
const MARKS =
  /^([ \t]*)(?:!!!|\?\?\?\+?)[ \t]+([\w-]+)(?:[ \t]+[\w -]+)?[ \t]*(?:"([^"\n]*)")?[ \t]*$/;
const TAB = /^([ \t]*)===[!+]?[ \t]+"([^"\n]*)"[ \t]*$/;
const IMPORT = /^(?:import\s+(?:[\p{L}\p{N}_$*{},\s]{1,500}\sfrom\s+)?['"][^'"\n]+['"];?[ \t]*)+$/u;
const EXPORT = /^export\s+(?:default\b|(?:const|let|var|function|async|class)\s+[\w$]+\s*[=({])/;
/** Lines that only tell a site builder something: `{: .note}`, `[[toc]]`, `[TOC]`, `<<< @/file`. */
const DIRECTIVE =
  /^[ \t]*(?:\{:[^{}\n]*\}|\[\[_?toc_?\]\]|\[toc\]|<!--\s*more\s*-->|<<<[ \t]+[@./]\S*|--8<--.*|@\[toc\]|\*\[[^\]\n]{1,80}\]:.*|\\(?:newpage|pagebreak|clearpage|tableofcontents))[ \t]*$/i;
/** A line of nothing but tags of components; in MDX of any. */
const COMPONENTS =
  /^(?![ \t]*<\/?(?:script|style|pre|textarea)\b)[ \t]*(?:<\/?[A-Z][\w.]*(?:\s(?:"[^"]*"|'[^']*'|[^'"<>])*|\/)?>[ \t]*)+$/;
const TAGS =
  /^(?![ \t]*<\/?(?:script|style|pre|textarea)\b)[ \t]*(?:<\/?[A-Za-z][\w.]*(?:\s(?:"[^"]*"|'[^']*'|[^'"<>])*|\/)?>[ \t]*)+$/;
/** Elsewhere a place to fill in. */
const CAPITALS = /^[ \t]*<\/?[A-Z]+>[ \t]*$/;
/** Lines that are looked back for what another stands in. */
const MOST_ABOVE = 50;
/** How far what belongs to a box of MkDocs stands in. */
const INDENT = 4;

/**
 * Turns what the dialects of site builders and note programs add into what CommonMark knows, without
 * changing the number of lines: containers, templates and tags become comments that `dialect-marks.ts`
 * knows, component imports and comments of MDX and Obsidian become blank lines. What stands in code stays
 * as it is. `isMdx` says that the file is MDX whatever it looks like. What the site fills in is left out and
 * named in `notes`.
 */
export function commonSource(text: string, isMdx: boolean, page: SitePage): CommonSource {
  const mdx = isMdx || holdsComponents(text);
  const placeholders = new Placeholders(text, page);
  const source = mdx ? plainComponents(text, isMdx, (line) => placeholders.add(line)) : text;
  const read = new LineReader(mdx, placeholders).read(source);
  return { ...read, notes: placeholders.notes() };
}

class LineReader {
  readonly #marks: Mark[] = [];
  readonly #isMdx: boolean;
  readonly #placeholders: Placeholders;
  readonly #isCode = fenceReader();
  readonly #myst = new MystLines();
  #lines: readonly string[] = [];
  /** How a line ends that ends what is left out; null outside of it. */
  #skippedTo: RegExp | null = null;
  /** What the boxes that are open stand in, outermost first. */
  readonly #indents: string[] = [];
  #isTemplateCode = false;
  readonly #lastEnds = new Map<string, number>();

  constructor(isMdx: boolean, placeholders: Placeholders) {
    this.#isMdx = isMdx;
    this.#placeholders = placeholders;
  }

  read(text: string): Omit<CommonSource, 'notes'> {
    this.#lines = text.split(/(?<=\r\n|\n|\r(?!\n))/);
    const read = this.#lines.map((whole, at) => {
      const end = /[\r\n]*$/.exec(whole)?.[0] ?? '';
      return this.#line(whole.slice(0, whole.length - end.length), at) + end;
    });
    return { text: read.join(''), marks: this.#marks, isMdx: this.#isMdx };
  }

  #line(written: string, at: number): string {
    const line = this.#dedented(written);
    if (this.#skippedTo !== null) {
      if (this.#skippedTo.test(line)) this.#skippedTo = null;
      return '';
    }
    if (this.#isTemplateCode) {
      if (!CODE_END.test(line)) return line;
      this.#isTemplateCode = false;
      return '~'.repeat(8);
    }
    const myst = this.#myst.read(line);
    if (myst !== undefined) return myst === '' ? '' : this.#mark(line, myst);
    if (this.#isCode(line)) return line;
    if (IMPORT.test(line) || DIRECTIVE.test(line) || this.#isContents(line, at)) return '';
    if (EXPORT.test(line)) return this.#skip(/^\s*$/);
    const comment = /^[ \t]*(\{\/\*|%%)/.exec(line);
    if (comment) {
      const close = comment[1] === '%%' ? /%%[ \t]*$/ : /\*\/\}[ \t]*$/;
      if (close.test(line.slice(comment[0].length))) return '';
      if (this.#endsBelow(close, at)) return this.#skip(close);
    }
    return (
      this.#marked(line, at) ??
      this.#filled(withoutTemplateAddresses(withoutTermMark(line, this.#before(at))), at)
    );
  }

  #filled(line: string, at: number): string {
    if (!line.includes('{')) return line;
    const isBlank = (other: string | undefined) => (other ?? '').trim() === '';
    const isApart = isBlank(this.#lines[at - 1]);
    // Four blanks are code, except below an item.
    if (/^(?: {4}|\t)/.test(line) && !this.#isMdx && !this.#isBelowItem(at)) return line;
    return this.#placeholders.read(line, at + 1, isApart && isBlank(this.#lines[at + 1]));
  }

  /** Whether the last line that does not stand in is an item of a list, or goes straight on. */
  #isBelowItem(at: number): boolean {
    for (let above = at - 1; above >= 0 && at - above < MOST_ABOVE; above -= 1) {
      const line = this.#lines[above] ?? '';
      if (line.trim() === '') continue;
      if (/^ {0,3}(?:[-*+]|\d{1,9}[.)])[ \t]/.test(line)) return true;
      if (/^ {0,3}\S/.test(line)) return above === at - 1;
    }
    return false;
  }

  /** An item that stands for a list of contents: `* TOC` above `{:toc}`. */
  #isContents(line: string, at: number): boolean {
    return (
      /^ {0,3}(?:[*+-]|1\.)[ \t]/.test(line) &&
      /^ {0,3}\{:[ \t]*toc\b/i.test(this.#lines[at + 1] ?? '')
    );
  }

  #before(at: number): string {
    return this.#lines[at - 1]?.trim() || this.#lines[at - 2]?.trim() || '';
  }

  #marked(line: string, at: number): string | null {
    const colons = COLONS.exec(line);
    if (colons) {
      const [, type, inBrackets, behind = ''] = colons;
      const title = (inBrackets ?? behind).trim();
      return this.#mark(line, type ? { type, title: title || null } : null);
    }
    const marks = MARKS.exec(line);
    if (marks) {
      this.#indents.push(`${marks[1] ?? ''}${' '.repeat(INDENT)}`);
      return this.#mark(line, { type: marks[2] ?? '', title: marks[3] || null });
    }
    const tab = TAB.exec(line);
    if (tab) {
      this.#indents.push(`${tab[1] ?? ''}${' '.repeat(INDENT)}`);
      return this.#mark(line, { type: '', title: tab[2] ?? '' });
    }
    if (this.#placeholders.isRaw && !/\{%-?[ \t]*end/.test(line)) return null;
    const comment = templateComment(line);
    if (comment !== null && this.#endsBelow(comment, at)) return this.#skip(comment);
    if (opensShortcode(line) && this.#endsBelow(SHORTCODE_END, at))
      return this.#skip(SHORTCODE_END);
    const shortcode = shortcodeOf(line);
    if (shortcode) return this.#template(line, shortcode, at);
    if (this.#isMdx && CAPITALS.test(line)) return '';
    if ((this.#isMdx ? TAGS : COMPONENTS).test(line)) return this.#mark(line, undefined);
    return null;
  }

  #template(
    line: string,
    shortcode: NonNullable<ReturnType<typeof shortcodeOf>>,
    at: number,
  ): string {
    if (shortcode.kind === 'box') return this.#mark(line, shortcode.container);
    if (shortcode.kind === 'end') return this.#mark(line, null);
    if (shortcode.kind === 'none') this.#placeholders.tag(shortcode.name, at + 1);
    if (shortcode.kind === 'none' || !this.#endsBelow(CODE_END, at)) return '';
    this.#isTemplateCode = true;
    return '~'.repeat(8);
  }

  #mark(line: string, container: Container | null | undefined): string {
    this.#marks.push({ container, written: line });
    return `${/^[ \t]*/.exec(line)?.[0] ?? ''}${markNumber(this.#marks.length - 1)}`;
  }

  #skip(to: RegExp): string {
    this.#skippedTo = to;
    return '';
  }

  /** A line without what the boxes around it stand in; a box that it does not stand in ends. */
  #dedented(written: string): string {
    let line = written;
    if (line.trim() === '') return line;
    for (const [depth, indent] of this.#indents.entries()) {
      if (!line.startsWith(indent)) {
        this.#indents.length = depth;
        break;
      }
      line = line.slice(INDENT);
    }
    return line;
  }

  /** Whether a line below ends so; else what seems to begin is text. */
  #endsBelow(close: RegExp, at: number): boolean {
    const last =
      this.#lastEnds.get(close.source) ??
      this.#lines.findLastIndex((line) => close.test(line.replace(/[\r\n]+$/, '')));
    this.#lastEnds.set(close.source, last);
    return last > at;
  }
}

/** What stands behind the colon under a term, as PHP Markdown Extra, kramdown and Pandoc write definitions. */
function withoutTermMark(line: string, before: string): string {
  const isBelowWords = /^[\p{L}\p{N}*_`[("“]/u.test(before) || /^:[ \t]/.test(before);
  return isBelowWords ? line.replace(/^ {0,3}:[ \t]+(?=\S)/, '') : line;
}
