import { LEFT_OUT } from '../../struck-text.ts';

/** An expression is looked through so far for its end, in UTF-16 code units. */
const MAX_EXPRESSION = 4_000;
/** Braces that never end cost time; behind so many nothing is taken for an expression. */
const MAX_ENDLESS = 50;
/** What is escaped, code, formulas, ids of headings; then braces. */
const PIECE =
  /\\[\\`{$]|(`+)(?!`)[^\n]{0,500}?(?<!`)\1(?!`)|\$\$[^$]{1,2000}\$\$|\$[^\s$][^$\n]{0,300}\$|\{ ?[#:.]|\{/g;
const LITERAL = /^(?:"([^"\n]*)"|'([^'\n]*)'|`([^`$]*)`|(-?\d[\d.]*))$/;
const CONSTANT =
  /^export\s+const\s+(\w{1,60})(?:\s*:\s*\w+)?\s*=\s*("[^"\n]*"|'[^'\n]*'|`[^`$\n]*`|-?\d[\d.]*)\s*;?\s*$/;

/** A constant with a plain value that a line of MDX defines; null for any other line. */
export function constantIn(line: string): readonly [name: string, value: string] | null {
  const found = CONSTANT.exec(line.trimEnd());
  const value = found ? literalIn(found[2] ?? '') : null;
  return found?.[1] === undefined || value === null ? null : [found[1], value];
}

/**
 * MDX without expressions: a literal and a constant of the file show their value, any other stands as left out,
 * or as nothing where it is a block of its own. `onLeft` is told where each was that is left out. The number of
 * lines is the same.
 */
export function withoutExpressions(
  text: string,
  constants: ReadonlyMap<string, string>,
  onLeft: (offset: number) => void,
): string {
  let shown = '';
  let from = 0;
  let endless = 0;
  PIECE.lastIndex = 0;
  for (let found = PIECE.exec(text); found && endless < MAX_ENDLESS; found = PIECE.exec(text)) {
    if (found[0] !== '{') continue;
    const end = endOf(text, found.index);
    if (end === null) {
      endless += 1;
      continue;
    }
    const written = text.slice(found.index + 1, end - 1).trim();
    const value = literalIn(written) ?? constants.get(written) ?? (written === '' ? '' : null);
    if (value === null) onLeft(found.index);
    const lines = text.slice(found.index, end).replace(/[^\n]+/g, '');
    shown += text.slice(from, found.index);
    shown += value ?? (isBlock(text, found.index, end) ? '' : LEFT_OUT);
    shown += lines;
    from = end;
    PIECE.lastIndex = end;
  }
  return shown + text.slice(from);
}

function literalIn(written: string): string | null {
  const found = LITERAL.exec(written);
  return found?.[1] ?? found?.[2] ?? found?.[3] ?? found?.[4] ?? null;
}

function endOf(text: string, open: number): number | null {
  let depth = 0;
  let quote = '';
  for (let at = open; at < Math.min(text.length, open + MAX_EXPRESSION); at += 1) {
    const character = text[at] ?? '';
    if (quote !== '') {
      if (character === '\\') at += 1;
      // An apostrophe in the text of an element opens nothing.
      else if (character === quote || (character === '\n' && quote !== '`')) quote = '';
    } else if (/["'`]/.test(character)) quote = character;
    else if (character === '{') depth += 1;
    else if (character === '}') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return null;
}

/** Whether an expression stands alone on its lines. */
function isBlock(text: string, start: number, end: number): boolean {
  const isBlank = (line: string) => line.trim() === '';
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', end);
  return (
    isBlank(text.slice(lineStart, start)) &&
    isBlank(text.slice(end, lineEnd === -1 ? text.length : lineEnd))
  );
}
