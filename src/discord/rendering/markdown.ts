import { isolateBidi } from './bidi.ts';

/**
 * Text in Discord's Markdown whose every part was either written by us or escaped. Made only by
 * `markdown`, `escaped` and `joined`, so that a bare string can never reach a message unescaped.
 */
export interface Markdown {
  readonly markdown: string;
}

/** Characters that start something wherever they stand; a colon only before a non-space (`:emoji:`, `https://`). */
const ACTIVE = /[\\*_~|`<[\]@]|:(?=\S)/g;

/** What makes a line a heading, small text, a list or a quote. */
const LINE_START = /^\s*(?:[#>+-]|\d+[.)])/;

/** Control characters that no message can show, and halves of surrogate pairs, which no JSON reader must accept. */
const UNSHOWABLE = /[\p{Cs}\p{Cc}]/gu;

/** Replaces characters that cannot be shown by U+FFFD, one for one: offsets stay. */
export function showable(text: string): string {
  return text.replace(UNSHOWABLE, (character) =>
    character === '\n' || character === '\t' || character === '\r' ? character : '\ufffd',
  );
}

/**
 * Offsets (UTF-16 code units, ascending) of the characters of one line that need a backslash so that
 * Discord shows the line as it is. Discord's rule is simple-markdown's: a backslash before any
 * character but an ASCII letter, a digit or white space shows that character.
 */
export function activeOffsets(line: string): number[] {
  const offsets = Array.from(line.matchAll(ACTIVE), (match) => match.index);
  const start = LINE_START.exec(line);
  if (start) offsets.push(start[0].length - 1);
  return offsets.sort((a, b) => a - b);
}

/** One line of text, escaped: Discord shows exactly `line` and nothing pings, links or formats. */
export function escapeLine(line: string): string {
  let result = '';
  let from = 0;
  for (const offset of activeOffsets(line)) {
    result += `${line.slice(from, offset)}\\`;
    from = offset;
  }
  return result + line.slice(from);
}

/** Somebody's text within a line of ours: white space folded, direction isolated, escaped. */
export function escaped(text: string): Markdown {
  const folded = showable(text.replace(/\s+/gu, ' ').trim());
  return { markdown: escapeLine(isolateBidi(folded)) };
}

/** Markdown of ours; what is interpolated is escaped unless it is Markdown itself. */
export function markdown(
  strings: TemplateStringsArray,
  ...values: readonly (string | number | Markdown)[]
): Markdown {
  const parts = strings.map((text, index) => {
    const value = values[index];
    if (value === undefined) return text;
    return text + (typeof value === 'object' ? value.markdown : escaped(String(value)).markdown);
  });
  return { markdown: parts.join('') };
}

export function joined(parts: readonly Markdown[], separator: string): Markdown {
  return { markdown: parts.map((part) => part.markdown).join(separator) };
}

/** What a person reads where text was escaped by this module: the inverse of `escapeLine`. */
export function unescaped(text: string): string {
  return text.replace(/\\([^0-9A-Za-z\s])/gu, '$1');
}
