import type { Dialect, LineKind } from './dialect.ts';

const ADORNMENT = /^([!-/:-@[-`{-~])\1{2,}\s*$/;
/** Directives whose lines below are words for the reader. */
const ADMONITIONS =
  /^(?:note|warning|tip|hint|important|caution|danger|attention|error|seealso|admonition|topic|sidebar|versionadded|versionchanged|deprecated|rubric|epigraph|container|tab-item|dropdown)$/i;
const TABLE_RULE = /^\s*(?:\+(?:[-=]+\+)+|=+(?: +=+)+)\s*$/;

/** reStructuredText (docutils): sections by underlines, in the order in which their styles come. */
export function restructuredText(): Dialect {
  const styles: string[] = [];
  let isInDirective = false;
  const done = (is: LineKind, length = 1) => ({ is, length });
  return {
    line(lines, at) {
      const line = lines[at] ?? '';
      const text = line.trim();
      if (text === '') return done({ kind: 'blank' });
      const isIndented = /^\s/.test(line);
      if (isInDirective && isIndented) return done({ kind: 'skip' });
      isInDirective = false;
      const heading = headingAt(lines, at, styles);
      if (heading) return heading;
      const directive = /^\.\.\s+(?:\|[^|]*\|\s+)?([\w:-]+?)::\s*(.*)$/.exec(text);
      if (directive) {
        const [, name = '', argument = ''] = directive;
        if (ADMONITIONS.test(name)) return done({ kind: 'text', text: argument });
        isInDirective = true;
        return done({ kind: 'skip' });
      }
      if (/^\.\.(?:\s|$)/.test(text)) {
        const note = /^\.\.\s+\[([^\]]{1,40})\]\s+(\S.*)$/.exec(text);
        if (note)
          return done({ kind: 'item', mark: `[${note[1]}]`, text: note[2] ?? '', depth: 0 });
        isInDirective = !/^\.\.\s+_/.test(text);
        return done({ kind: 'skip' });
      }
      if (TABLE_RULE.test(line) || ADORNMENT.test(text)) return done({ kind: 'skip' });
      if (/^:[\w -]{1,40}:(?:\s|$)/.test(text) && (isIndented || at < 12))
        return done({ kind: 'skip' });
      const grid = /^\|(.*)\|$/.exec(text);
      if (grid) return done({ kind: 'row', cells: (grid[1] ?? '').split('|') });
      if (isSimpleRow(lines, at)) return done({ kind: 'row', cells: text.split(/ {2,}/) });
      const item = /^(?:([*+•-])|(\(?(?:\d{1,3}|[a-zA-Z#]|[ivxlc]{1,5})[.)]))\s+(\S.*)$/.exec(text);
      if (item) {
        const depth = Math.floor((line.length - line.trimStart().length) / 2);
        return done({ kind: 'item', mark: item[2] ?? '•', text: item[3] ?? '', depth });
      }
      return done({ kind: 'text', text: text.replace(/^\|\s+/, '').replace(/::$/, ':') });
    },
    plain: (text) =>
      text
        .replace(/``([^`]+)``/g, '$1')
        .replace(/(?::[\w.:+-]{1,60}:)`([^`<]*?)(?:\s*<[^`<>]*>)?`/g, '$1')
        .replace(/`([^`<]*?)(?:\s*<[^`<>]*>)?`_{0,2}/g, '$1')
        .replace(/\*\*([^*\s](?:[^*]*[^*\s])?)\*\*/g, '$1')
        .replace(/(?<![\w*])\*([^*\s](?:[^*]*[^*\s])?)\*(?![\w*])/g, '$1')
        .replace(/\|([^|\s][^|]*)\|_{0,2}/g, '$1')
        .replace(/(?<=\w)_{1,2}(?=[\s.,;:!?)]|$)/g, '')
        .replace(/\\(?=\S)/g, ''),
  };
}

function headingAt(lines: readonly string[], at: number, styles: string[]) {
  const [first = '', second = '', third = ''] = lines.slice(at, at + 3);
  const over = ADORNMENT.exec(first)?.[1];
  const isOver = over !== undefined && second.trim() !== '' && ADORNMENT.exec(third)?.[1] === over;
  const under = isOver ? over : ADORNMENT.exec(second)?.[1];
  const text = (isOver ? second : first).trim();
  if (under === undefined || text === '' || (!isOver && over !== undefined)) return null;
  const line = (isOver ? third : second).trim();
  if (!isOver && (/^\s/.test(first) || line.length < Math.min(text.length, 4))) return null;
  const style = under + (isOver ? under : '');
  if (!styles.includes(style)) styles.push(style);
  const is: LineKind = { kind: 'heading', level: styles.indexOf(style) + 1, text };
  return { is, length: isOver ? 3 : 2 };
}

/** A row of a simple table: the line above or below it is a rule of equal signs, or a row of one. */
function isSimpleRow(lines: readonly string[], at: number): boolean {
  if (!/\S {2,}\S/.test(lines[at] ?? '')) return false;
  for (let above = at - 1; above >= 0 && at - above < 200; above -= 1) {
    const line = lines[above] ?? '';
    if (/^\s*=+(?: +=+)+\s*$/.test(line)) return true;
    if (line.trim() === '' || !/\S {2,}\S/.test(line)) return false;
  }
  return false;
}
