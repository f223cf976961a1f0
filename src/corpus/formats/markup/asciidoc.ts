import { raised } from '../raised.ts';
import { opensLongNumber } from '../text/item-number.ts';
import { isTableRule, tableAt } from './asciidoc-table.ts';
import { codeOf, type Dialect, type LineKind } from './dialect.ts';
import { ItemCounts } from './item-counts.ts';

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

/** The line below the title that names who wrote it; an address may follow. */
const AUTHOR = /^(\p{Lu}[\p{L}\p{M}.'’_ -]{1,80}?)\s*(?:<[^<>]*>)?;?\s*$/u;

/** `[source,ruby]`, `[[id]]`: what is said of the block below. */
function isAttributes(text: string): boolean {
  return /^\[[^\]]*\]\]?$/.test(text);
}

/** What `:name: words` says that `{name}` stands for. */
function attributesIn(lines: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    lines.flatMap((line): [string, string][] => {
      const found = /^:([\w-]{1,60}):\s+(\S.{0,200})$/.exec(line);
      return found ? [[(found[1] ?? '').toLowerCase(), found[2] ?? '']] : [];
    }),
  );
}

const STRUCK =
  /`[^`]{1,500}`|\[[\w.,= "-]{0,60}line-through[\w.,= "-]{0,60}\](?<struck>##.{1,2000}?##|#[^#]{1,2000}#|\*[^*]{1,2000}\*|_[^_]{1,2000}_)/g;

/** What a link says, without its attributes. */
function label(_link: string, attributes: string): string {
  return attributes.split(/,|\^$/)[0] ?? '';
}

/** AsciiDoc (Asciidoctor). */
export function asciidoc(): Dialect {
  let isComment = false;
  let joins = false;
  /** Between the title and the first blank line stand author, edition and attributes. */
  let isHeader = false;
  let attributes: ReadonlyMap<string, string> = new Map();
  const counts = new ItemCounts();
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
    stated: (lines) => {
      const title = lines.findIndex((line) => /^= \S/.test(line));
      const author = AUTHOR.exec(title === -1 ? '' : (lines[title + 1] ?? ''))?.[1];
      return author === undefined ? {} : { author: [author] };
    },
    line(lines, at) {
      if (at === 0) attributes = attributesIn(lines);
      const line = lines[at] ?? '';
      const text = line.trim();
      if (COMMENT.test(text)) isComment = !isComment && closes(lines, at);
      if (isComment || text.startsWith('//')) return done({ kind: 'skip' });
      if (isHeader && text !== '' && !text.startsWith('=')) return done({ kind: 'skip' });
      isHeader = false;
      if (isTableRule(text)) {
        const last = endOf(lines, at);
        if (last === -1) return done({ kind: 'skip' });
        const above = (lines[at - 1] ?? '').startsWith('[')
          ? (lines[at - 1] ?? '')
          : (lines[at - 2] ?? '');
        return tableAt(lines, at, last, above.startsWith('[') ? above : '');
      }
      const end = LITERAL.test(text) ? endOf(lines, at) : -1;
      if (end !== -1) {
        const code = codeOf(lines.slice(at + 1, end));
        const is: LineKind = text.startsWith('+') ? { kind: 'skip' } : { kind: 'code', text: code };
        return done(is, end - at + 1);
      }
      if (text === '+') joins = true;
      if (text === '' || text === '+') return done({ kind: 'blank' });
      const heading = /^(={1,6}|#{1,6})\s+(\S.*?)(?:\s+=+)?$/.exec(line);
      if (heading) {
        const level = heading[1]?.length ?? 1;
        isHeader = level === 1 && line.startsWith('=');
        counts.reset();
        return done({ kind: 'heading', level, text: heading[2] ?? '' });
      }
      if (DELIMITER.test(text) || /^:!?[\w-]+!?:/.test(text) || /^'{3}$|^<{3}$/.test(text)) {
        return done({ kind: 'skip' });
      }
      if (
        isAttributes(text) ||
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
        const depth = Math.max(marks.length - 1, 0);
        const start = /\bstart\s*=\s*"?(\d{1,4})/.exec(lines[at - 1] ?? '')?.[1];
        if (start !== undefined) counts.reset(Number(start));
        const mark = item[2] ?? (marks.startsWith('.') ? counts.next(depth) : '•');
        return done({ kind: 'item', mark, text: (item[3] ?? '').replace(/ \+$/, ''), depth });
      }
      const term = /^(\S.{0,200}?):{2,4}(?:\s+(.*))?$/.exec(text);
      if (term)
        return done({ kind: 'item', mark: '•', text: `${term[1]}: ${term[2] ?? ''}`, depth: 0 });
      const continues = joins;
      joins = false;
      if (isFirst && !continues) counts.reset();
      return done({
        kind: 'text',
        continues,
        text: text.replace(/^(?:NOTE|TIP|WARNING|CAUTION|IMPORTANT): /, '').replace(/ \+$/, ''),
      });
    },
    struck: STRUCK,
    plain: (text) =>
      text
        .replace(/\{(?:nbsp|zwsp|wj)\}/g, ' ')
        .replace(
          /\{([a-z\d][\w-]{0,60})\}/gi,
          (written, name: string) => attributes.get(name.toLowerCase()) ?? written,
        )
        .replace(/footnote:[\w-]*\[([^\]]*)\]/g, ' [$1]')
        .replace(/"`([^`]{1,2000})`"/g, '“$1”')
        .replace(/'`([^`]{1,2000})`'/g, '‘$1’')
        .replace(/\(\(\([^()]{0,300}\)\)\)/g, '')
        .replace(/\(\(([^()]{1,300})\)\)/g, '$1')
        .replace(/<<[^,<>]*,\s*([^<>]*)>>/g, '$1')
        .replace(/<<([^<>]*)>>/g, '$1')
        .replace(/\b(?:link|xref|mailto):[^\s[\]]*\[([^\][]*)\]/g, label)
        .replace(/https?:\/\/[^\s[\]]+\[([^\][]+)\]/g, label)
        .replace(/\b(?:kbd|btn|menu|icon|image):[^\s[\]]*\[([^\]]*)\]/g, '$1')
        .replace(/\[\[[^\]]*\]\]|\[#[^\]]*\](?=[#*_`])/g, '')
        .replace(/(?<![\w`])`\+?([^`]+?)\+?`(?![\w`])/g, '$1')
        .replace(/\*\*([^*]+)\*\*|__([^_]+)__/g, '$1$2')
        .replace(/(?<![\w*])\*(\S(?:[^*]*\S)?)\*(?![\w*])/g, '$1')
        .replace(/(?<![\w_])_(\S(?:[^_]*\S)?)_(?![\w_])/g, '$1')
        .replace(/(?<![\w#])#(\S(?:[^#]*\S)?)#(?![\w#])/g, '$1')
        .replace(/\^(\S{1,40}?)\^/g, (_, text: string) => raised(text) ?? text)
        .replace(/(?<!~)~(\S{1,40}?)~(?!~)/g, '$1'),
  };
}

/** What ends the literal block that a line opens. */
function closing(line: string): string {
  return line.trim().startsWith('`') ? '```' : line;
}
