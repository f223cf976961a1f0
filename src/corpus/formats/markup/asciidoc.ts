import type { Dialect, LineKind } from './dialect.ts';

const DELIMITER = /^(?:-{4,}|\.{4,}|={4,}|\*{4,}|_{4,}|\+{4,}|--)\s*$/;

/** What a link says, without its attributes. */
function label(_link: string, attributes: string): string {
  return attributes.split(/,|\^$/)[0] ?? '';
}

/** AsciiDoc (Asciidoctor). */
export function asciidoc(): Dialect {
  let isComment = false;
  let isTable = false;
  const done = (is: LineKind, length = 1) => ({ is, length });
  return {
    line(lines, at) {
      const line = lines[at] ?? '';
      const text = line.trim();
      if (/^\/{4,}$/.test(text)) isComment = !isComment;
      if (isComment || text.startsWith('//')) return done({ kind: 'skip' });
      if (/^[|,:!]={3,}$/.test(text)) {
        isTable = !isTable;
        return done({ kind: 'skip' });
      }
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
      const item = /^(?:(\*{1,5}|-|\.{1,5})|(\d{1,3}\.|[a-z]\.))\s+(?:\[[ x*]\]\s+)?(\S.*)$/.exec(
        text,
      );
      if (item) {
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
      return done({
        kind: 'text',
        text: text.replace(/^(?:NOTE|TIP|WARNING|CAUTION|IMPORTANT): /, '').replace(/ \+$/, ''),
      });
    },
    plain: (text) =>
      text
        .replace(/\{(?:nbsp|zwsp|wj)\}/g, ' ')
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
