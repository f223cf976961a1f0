import { fenceReader } from './fences.ts';
import { constantIn, withoutExpressions } from './templates/expressions.ts';

/** A tag is looked through so far for its end, in UTF-16 code units. */
const MAX_TAG = 2_000;
/** Tags that never end cost time; behind so many nothing is taken for one. */
const MAX_ENDLESS = 100;
const COMMENT = /\{\/\*[\s\S]{0,5000}?\*\/\}/g;
const TAG = /<\/?[A-Za-z][\w.-]*(?=[\s{])/g;
const IMPORTS = /^import\s+(?:[\w{*"']|\w+,)/;
const EXPORTS = /^export\s+(?:const|let|default|function|async|class|\{|\*)/;
const EXPRESSIVE = /^import\s[^\n]{1,500}\sfrom\s+['"]/m;
/** What shows that components stand among the Markdown: an import, or a line that ends one. */
const SHOWS =
  /^(?:import\s[^\n]{1,500}\sfrom\s+['"][^'"\n]+['"]| {0,3}<\/[A-Z][A-Za-z]*[a-z][A-Za-z]*>\s*$)/;

/** Whether a Markdown file is MDX in all but its name, as many a site's are. */
export function holdsComponents(text: string): boolean {
  const isCode = fenceReader();
  return text.split('\n').some((line) => !isCode(line) && SHOWS.test(line));
}

/**
 * MDX with tags that Markdown can read: imports, exports, comments and expressions in tags are gone, and
 * each tag stands on one line; where braces are expressions (`isMdx`, or it imports components) they show what
 * they are worth, and `onLeft` is told the line of each that only the site knows. The number of lines is the same.
 */
export function plainComponents(
  text: string,
  isMdx: boolean,
  onLeft: (line: number) => void,
): string {
  const isCode = fenceReader();
  const parts: { text: string; isCode: boolean; line: number }[] = [];
  const constants = new Map<string, string>();
  let isModule = false;
  let isScript = false;
  for (const [at, line] of text.split(/(?<=\n)/).entries()) {
    const code = isCode(line);
    // A statement goes on to the next blank line.
    if (/^\s*<script\b/i.test(line)) isScript = true;
    if (isScript || line.trim() === '' || code) isModule = false;
    else isModule ||= IMPORTS.test(line) || EXPORTS.test(line);
    const constant = isModule ? constantIn(line) : null;
    if (constant) constants.set(...constant);
    const kept = isModule ? emptied(line) : line;
    if (/<\/script\s*>/i.test(line)) isScript = false;
    const last = parts.at(-1);
    if (last?.isCode === code) last.text += kept;
    else parts.push({ text: kept, isCode: code, line: at + 1 });
  }
  // The pages of Vue hold components as well, but braces are text there.
  const hasExpressions = isMdx || (EXPRESSIVE.test(text) && !/<script\b/i.test(text));
  return parts
    .map((part) => {
      if (part.isCode) return part.text;
      const plain = withPlainTags(part.text);
      if (!hasExpressions || !plain.includes('{')) return plain;
      const lineAt = linesFrom(plain, part.line);
      return withoutExpressions(plain, constants, (offset) => onLeft(lineAt(offset)));
    })
    .join('');
}

/** The line on which an offset of a text stands, asked for in rising order; its first line is `first`. */
function linesFrom(text: string, first: number): (offset: number) => number {
  let line = first;
  let at = 0;
  return (offset) => {
    for (
      let end = text.indexOf('\n', at);
      end !== -1 && end < offset;
      end = text.indexOf('\n', at)
    ) {
      line += 1;
      at = end + 1;
    }
    return line;
  };
}

function withPlainTags(source: string): string {
  const text = source.replace(COMMENT, emptied);
  let plain = '';
  let from = 0;
  let endless = 0;
  TAG.lastIndex = 0;
  for (let found = TAG.exec(text); found && endless < MAX_ENDLESS; found = TAG.exec(text)) {
    const end = endOfTag(text, found.index + found[0].length);
    if (end === null) {
      endless += 1;
      continue;
    }
    plain += text.slice(from, found.index) + onOneLine(text.slice(found.index, end));
    from = end;
    TAG.lastIndex = end;
  }
  return plain + text.slice(from);
}

/** Behind the `>` of the tag whose name ends at `from`; null where it has none in reach. */
function endOfTag(text: string, from: number): number | null {
  let depth = 0;
  let quote = '';
  for (let at = from; at < Math.min(text.length, from + MAX_TAG); at += 1) {
    const character = text[at] ?? '';
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (/["'`]/.test(character) && (depth > 0 || text[at - 1] === '=')) quote = character;
    else if (character === '{') depth += 1;
    else if (character === '}') depth -= 1;
    else if (depth === 0 && character === '>') return at + 1;
    else if (depth < 0 || (depth === 0 && character === '<')) return null;
  }
  return null;
}

/** What a tag says without its expressions, and the line ends it had behind it. */
function onOneLine(tag: string): string {
  if (!/[{\n]/.test(tag)) return tag;
  const closes = tag.endsWith('/>') ? '/>' : '>';
  let plain = tag.slice(0, -closes.length);
  for (let open = plain.indexOf('{'); open !== -1; open = plain.indexOf('{', open)) {
    const end = endOfBraces(plain, open);
    const literal = /^(["'`])([^"'`{}]*)\1$/.exec(plain.slice(open + 1, end - 1).trim())?.[2];
    const before =
      literal === undefined
        ? plain.slice(0, open).replace(/\s[\w:.-]+\s*=\s*$/, '')
        : `${plain.slice(0, open)}"${literal}"`;
    plain = before + plain.slice(end);
    open = before.length;
  }
  return plain.replace(/\s+/g, ' ').trimEnd() + closes + emptied(tag);
}

function endOfBraces(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1;
    else if (text[at] === '}') depth -= 1;
    if (depth === 0) return at + 1;
  }
  return text.length;
}

/** The line ends of a text alone. */
function emptied(text: string): string {
  return text.replace(/[^\r\n]+/g, '');
}
