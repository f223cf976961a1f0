import { opensLongNumber } from '../text/item-number.ts';
import { codeOf, type Dialect, type LineKind } from './dialect.ts';

const DELIMITER = /^(?:-{4,}|\.{4,}|={4,}|\*{4,}|_{4,}|\+{4,}|--)\s*$/;

/** Around what is shown as it is written, and around what goes to the page unseen. */
const LITERAL = /^(?:-{4,}|\.{4,}|`{3}\w*|\+{4,})\s*$/;

const COMMENT = /^\/{4,}$/;

/** Whether a comment that opens at a line ends somewhere: one that does not would swallow the rest unseen. */
function closes(lines: readonly string[], at: number): boolean {
  for (let next = at + 1; next < lines.length; next += 1) {
    if (COMMENT.test(lines[next]?.trim() ?? '')) return true;
  }
  return false;
}

/** What a link says, without its attributes. */
function label(_link: string, attributes: string): string {
  return attributes.split(/,|\^$/)[0] ?? '';
}

/** AsciiDoc (Asciidoctor). */
export function asciidoc(): Dialect {
  let isComment = false;
  let isTable = false;
  let joins = false;
  let lastItem = '';
  /** Closing lines that stand nowhere below: who looked for them at each opening would take the square. */
  const missing = new Set<string>();
  const endOf = (lines: readonly string[], at: number): number => {
    const close = closing(lines[at] ?? '');
    const end = missing.has(close) ? -1 : lines.indexOf(close, at + 1);
    if (end === -1) missing.add(close);
    return end;
  };
  const done = (is: LineKind, length = 1) => ({ is, length });
  return {
    line(lines, at) {
      const line = lines[at] ?? '';
      const text = line.trim();
      if (COMMENT.test(text)) isComment = !isComment && closes(lines, at);
      if (isComment || text.startsWith('//')) return done({ kind: 'skip' });
      if (/^[|,:!]={3,}$/.test(text)) {
        isTable = !isTable;
        return done({ kind: 'skip' });
      }
      const end = LITERAL.test(text) ? endOf(lines, at) : -1;
      if (end !== -1) {
        const code = codeOf(lines.slice(at + 1, end));
        const is: LineKind = text.startsWith('+') ? { kind: 'skip' } : { kind: 'code', text: code };
        return done(is, end - at + 1);
      }
      if (text === '+') joins = true;
      if (text === '' || text === '+') return done(isTable ? { kind: 'skip' } : { kind: 'blank' });
      const heading = /^(={1,6}|#{1,6})\s+(\S.*?)(?:\s+=+)?$/.exec(line);
      if (heading)
        return done({ kind: 'heading', level: heading[1]?.length ?? 1, text: heading[2] ?? '' });
      if (isTable && text.includes('|')) {
        const cells = text.replace(/^(?:[\w.<>^+*]*)\|/, '').split(/\s(?:[\d.<>^+*a-z]*)\|/);
        return done({ kind: 'row', cells });
      }
      if (DELIMITER.test(text) || /^:!?[\w-]+!?:/.test(text) || /^'{3}$|^<{3}$/.test(text)) {
        return done({ kind: 'skip' });
      }
      if (
        /^\[[^\]]*\]$/.test(text) ||
        /^(?:include|image|video|audio|toc|ifdef|ifndef|ifeval|endif|icon)::/.test(text)
      ) {
        return done({ kind: 'skip' });
      }
      const title = /^\.([^\s.].*)$/.exec(line);
      if (title) return done({ kind: 'text', text: title[1] ?? '' });
      const item = /^(?:(\*{1,5}|-|\.{1,5})|(\d{1,9}\.|[a-z]\.))\s+(?:\[[ x*]\]\s+)?(\S.*)$/.exec(
        text,
      );
      const isFirst = (lines[at - 1] ?? '').trim() === '';
      if (item && !(/^\d{4}/.test(text) && !opensLongNumber(text, isFirst, lastItem))) {
        lastItem = text;
        const marks = item[1] ?? '';
        const mark = item[2] ?? '•';
        return done({
          kind: 'item',
          mark,
          text: item[3] ?? '',
          depth: Math.max(marks.length - 1, 0),
        });
      }
      const term = /^(\S.{0,200}?):{2,4}(?:\s+(.*))?$/.exec(text);
      if (term)
        return done({ kind: 'item', mark: '•', text: `${term[1]}: ${term[2] ?? ''}`, depth: 0 });
      const continues = joins;
      joins = false;
      return done({
        kind: 'text',
        continues,
        text: text.replace(/^(?:NOTE|TIP|WARNING|CAUTION|IMPORTANT): /, '').replace(/ \+$/, ''),
      });
    },
    plain: (text) =>
      text
        .replace(/\{(?:nbsp|zwsp|wj)\}/g, ' ')
        .replace(/\(\(\([^()]{0,300}\)\)\)/g, '')
        .replace(/\(\(([^()]{1,300})\)\)/g, '$1')
        .replace(/<<[^,<>]*,\s*([^<>]*)>>/g, '$1')
        .replace(/<<([^<>]*)>>/g, '$1')
        .replace(/\b(?:link|xref|mailto):[^\s[\]]*\[([^\][]*)\]/g, label)
        .replace(/https?:\/\/[^\s[\]]+\[([^\][]+)\]/g, label)
        .replace(/\b(?:kbd|btn|menu|footnote|icon|image):[^\s[\]]*\[([^\]]*)\]/g, '$1')
        .replace(/\[\[[^\]]*\]\]|\[#[^\]]*\](?=[#*_`])/g, '')
        .replace(/(?<![\w`])`\+?([^`]+?)\+?`(?![\w`])/g, '$1')
        .replace(/\*\*([^*]+)\*\*|__([^_]+)__/g, '$1$2')
        .replace(/(?<![\w*])\*(\S(?:[^*]*\S)?)\*(?![\w*])/g, '$1')
        .replace(/(?<![\w_])_(\S(?:[^_]*\S)?)_(?![\w_])/g, '$1')
        .replace(/(?<![\w#])#(\S(?:[^#]*\S)?)#(?![\w#])/g, '$1'),
  };
}

/** What ends the literal block that a line opens. */
function closing(line: string): string {
  return line.trim().startsWith('`') ? '```' : line;
}
