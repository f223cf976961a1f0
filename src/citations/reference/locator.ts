import { cardinalValue, ordinalValue } from './number-words.ts';

/** A place in a document as somebody wrote it; numbers from 1, or `LAST`. */
export interface Point {
  readonly section: number | null;
  readonly passage: number | null;
  /** The mark after `~`, in lower case. */
  readonly mark: string | null;
}

/** One place, one range of places, or printed pages. `to` is null for a single place. */
export type Locator =
  | { readonly kind: 'place'; readonly from: Point; readonly to: Point | null }
  | { readonly kind: 'page'; readonly from: number; readonly to: number | null };

/**
 * How a bare number after a comma is read: `2, 3` may be sections 2 and 3 (`list`) or section 2,
 * paragraph 3 (`inner`); `2.1, 3` may be 2.1 and section 3, or 2.1 and 2.3.
 */
export type CommaReading = 'list' | 'inner';

const UNITS: readonly (readonly [Unit, RegExp])[] = [
  ['section', /^(?:§+|sections?|sect?s?|chapters?|chap|ch|parts?)$/],
  ['passage', /^(?:¶+|passages?|paragraphs?|paras?|par)$/],
  ['page', /^(?:pages?|pp?|pgs?)$/],
];
type Unit = 'section' | 'passage' | 'page';
const DASH = /^(?:[-‐‑‒–—―−]+|to|through|until)$/;
const AND = /^(?:[,;&+]|and)$/;
const TOKEN = /~\s*[a-z0-9]{1,12}|\d+(?:st|nd|rd|th)?(?![a-z])|[a-z]+|[^\s]/gy;

/**
 * The places that the whole of `text` names, such as `2.1-2.3, 4`, `§2 ¶1`, `second paragraph of
 * section 3`, `pp. 3-4`; null when any part of it is something else. `text` in lower case, NFKC, with
 * ASCII digits.
 */
export function readLocators(text: string, comma: CommaReading = 'list'): Locator[] | null {
  const tokens = tokenize(text);
  if (tokens === null || tokens.length === 0) return null;
  const reader = new LocatorReader(tokens, comma);
  return reader.list();
}

function tokenize(text: string): string[] | null {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  for (let at = 0; at < text.length; at = TOKEN.lastIndex) {
    const gap = /^\s+/.exec(text.slice(at))?.[0].length ?? 0;
    TOKEN.lastIndex = at + gap;
    if (at + gap >= text.length) break;
    const token = TOKEN.exec(text)?.[0];
    if (token === undefined) return null;
    tokens.push(token);
  }
  return tokens;
}

/** Recursive descent; a method that finds nothing leaves the reading position where it was. */
class LocatorReader {
  private readonly tokens: readonly string[];
  private readonly comma: CommaReading;
  private at = 0;

  constructor(tokens: readonly string[], comma: CommaReading) {
    this.tokens = tokens;
    this.comma = comma;
  }

  list(): Locator[] | null {
    const locators: Locator[] = [];
    do {
      const locator = this.page() ?? this.place(locators.at(-1));
      if (locator === null) return null;
      locators.push(locator);
    } while (this.skip(AND));
    return this.at === this.tokens.length ? locators : null;
  }

  private page(): Locator | null {
    const start = this.at;
    const counted = this.ordinal();
    if (counted !== null && this.unit('page')) return { kind: 'page', from: counted, to: null };
    this.at = start;
    if (!this.unit('page')) return null;
    const from = this.cardinal();
    if (from === null) return this.back(start);
    const to = this.skip(DASH) ? this.cardinal() : null;
    return { kind: 'page', from, to };
  }

  private place(before: Locator | undefined): Locator | null {
    const last = before?.kind === 'place' ? (before.to ?? before.from) : null;
    const inner = this.comma === 'inner' && last?.passage != null ? last.section : null;
    const from = this.point(inner);
    if (from === null) return null;
    const dash = this.at;
    if (!this.skip(DASH)) return { kind: 'place', from, to: null };
    const to = this.point(from.passage === null ? null : from.section);
    if (to === null) this.at = dash;
    return { kind: 'place', from, to };
  }

  /** `within`: the section that a bare number is a paragraph of. */
  private point(within: number | null): Point | null {
    return this.passageFirst() ?? this.sectionFirst(within) ?? this.markAlone();
  }

  /** `paragraph 2 of section 3`, `second paragraph in the third section`, `¶2`. */
  private passageFirst(): Point | null {
    const start = this.at;
    const passage = this.numbered('passage');
    if (passage === null) return this.back(start);
    const before = this.at;
    this.skip(/^(?:of|in|,)$/);
    this.skip(/^the$/);
    const section = this.numbered('section');
    if (section === null) this.at = before;
    return { section, passage, mark: this.mark() };
  }

  private sectionFirst(within: number | null): Point | null {
    const start = this.at;
    const numbered = this.numbered('section');
    const section = numbered ?? this.digits();
    if (section === null) return this.back(start);
    const passage = this.innerPassage();
    if (passage === null && numbered === null && within !== null) {
      return { section: within, passage: section, mark: this.mark() };
    }
    return { section, passage, mark: this.mark() };
  }

  private innerPassage(): number | null {
    const start = this.at;
    const separated = this.skip(this.comma === 'inner' ? /^[.:,]$/ : /^[.:]$/);
    if (!separated) this.skip(/^,$/);
    const numbered = this.numbered('passage');
    if (numbered !== null) return numbered;
    if (!separated) this.at = start;
    const bare = this.digits();
    if (bare === null) this.at = start;
    return bare;
  }

  /** `section 3`, `sec. iv`, `third section`, `last paragraph`. */
  private numbered(unit: Unit): number | null {
    const start = this.at;
    const ordinal = this.ordinal();
    if (ordinal !== null) return this.unit(unit) ? ordinal : this.back(start);
    return (this.unit(unit) ? (this.cardinal() ?? this.ordinal()) : null) ?? this.back(start);
  }

  private unit(unit: Unit): boolean {
    const pattern = UNITS.find(([name]) => name === unit)?.[1];
    if (pattern === undefined || !this.skip(pattern)) return false;
    this.skip(/^\.$/);
    return true;
  }

  private ordinal(): number | null {
    const start = this.at;
    this.skip(/^the$/);
    const value = ordinalValue(this.tokens[this.at] ?? '');
    if (value === null) return this.back(start);
    this.at += 1;
    return value;
  }

  private cardinal(): number | null {
    const value = cardinalValue(this.tokens[this.at] ?? '');
    if (value !== null) this.at += 1;
    return value;
  }

  private digits(): number | null {
    return /^\d/.test(this.tokens[this.at] ?? '') ? this.cardinal() : null;
  }

  private markAlone(): Point | null {
    const mark = this.mark();
    return mark === null ? null : { section: null, passage: null, mark };
  }

  private mark(): string | null {
    const token = this.tokens[this.at];
    if (!token?.startsWith('~')) return null;
    this.at += 1;
    return token.slice(1).trim();
  }

  private skip(pattern: RegExp): boolean {
    const token = this.tokens[this.at];
    if (token === undefined || !pattern.test(token)) return false;
    this.at += 1;
    return true;
  }

  private back(start: number): null {
    this.at = start;
    return null;
  }
}
