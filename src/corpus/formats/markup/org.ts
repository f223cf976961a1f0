import { codeOf, type Dialect, type LineKind } from './dialect.ts';

const MAX_DRAWER_LINES = 50;

function closes(lines: readonly string[], at: number): boolean {
  return lines.slice(at + 1, at + MAX_DRAWER_LINES).some((line) => /^\s*:END:\s*$/i.test(line));
}

/** What `#+name: …` says. */
function keywordIn(lines: readonly string[], name: string): string | undefined {
  const keyword = new RegExp(`^#\\+${name}:\\s*(\\S.*)$`, 'i');
  return lines.map((line) => keyword.exec(line)?.[1]).find((said) => said);
}

/** Its marks stand between blanks and punctuation; what begins with a figure is a sum. */
const STRUCK =
  /(?<=^|[\s({'"-])(?:=[^=]{1,500}=|~[^~]{1,500}~|\+(?<struck>[^\s+\d](?:[^+]{0,500}[^\s+])?)\+)(?=$|[\s.,;:!?)}'"-])/g;

/** Org mode (Emacs). */
export function org(): Dialect {
  let isDrawer = false;
  /** Kinds of blocks of which none ends below: who looked for that at each opening would take the square. */
  const endless = new Set<string>();
  const endOf = (lines: readonly string[], at: number, block: string): number => {
    const end = new RegExp(`^\\s*#\\+end_${block}\\s*$`, 'i');
    for (let below = at + 1; !endless.has(block) && below < lines.length; below += 1) {
      if (end.test(lines[below] ?? '')) return below;
    }
    endless.add(block);
    return -1;
  };
  const done = (is: LineKind, length = 1) => ({ is, length });
  return {
    stated: (lines) => ({
      title: keywordIn(lines, 'title'),
      author: [keywordIn(lines, 'author') ?? ''],
      language: keywordIn(lines, 'language'),
    }),
    line(lines, at) {
      const line = lines[at] ?? '';
      const text = line.trim();
      if (/^:END:$/i.test(text)) isDrawer = false;
      else if (/^:[A-Z_-]+:$/i.test(text) && closes(lines, at)) isDrawer = true;
      else if (!isDrawer) {
        if (text === '') return done({ kind: 'blank' });
        const heading =
          /^(\*+)\s+(?:(?:TODO|DONE|NEXT|WAITING|CANCELLED)\s+)?(?:\[#[A-Z]\]\s+)?(\S.*?)(?:\s+:[\w@:]+:)?$/.exec(
            line,
          );
        if (heading)
          return done({ kind: 'heading', level: heading[1]?.length ?? 1, text: heading[2] ?? '' });
        const block = /^#\+begin_(src|example|comment|export)\b/i.exec(text)?.[1]?.toLowerCase();
        const end = block === undefined ? -1 : endOf(lines, at, block);
        if (end !== -1) {
          const code = codeOf(lines.slice(at + 1, end));
          const isShown = block === 'src' || block === 'example';
          return done(isShown ? { kind: 'code', text: code } : { kind: 'skip' }, end - at + 1);
        }
        if (/^#\+(?:begin|end)_/i.test(text)) return done({ kind: 'blank' });
        const note = /^\[fn:([\w-]{1,40})\]\s+(\S.*)$/.exec(line);
        if (note)
          return done({ kind: 'item', mark: `[${note[1]}]`, text: note[2] ?? '', depth: 0 });
        if (/^#(?:\+|\s|$)/.test(text) || /^\|[-+]+\|$/.test(text)) return done({ kind: 'skip' });
        if (/^(?:SCHEDULED|DEADLINE|CLOSED|CLOCK):/.test(text)) return done({ kind: 'skip' });
        const row = /^\|(.*)\|$/.exec(text);
        if (row) return done({ kind: 'row', cells: (row[1] ?? '').split('|') });
        const item = /^(?:([-+])|(\d{1,9}[.)]))\s+(?:\[[ X-]\]\s+)?(\S.*)$/.exec(text);
        if (item) {
          const depth = Math.floor((line.length - line.trimStart().length) / 2);
          // What sets the number is not shown; the number stands in front.
          const said = (item[3] ?? '')
            .replace(/^\[@\d{1,9}\]\s+/, '')
            .replace(/\s+::(?=\s|$)/, ':');
          return done({ kind: 'item', mark: item[2] ?? '•', text: said, depth });
        }
        return done({ kind: 'text', text });
      }
      return done({ kind: 'skip' });
    },
    struck: STRUCK,
    plain: (text) =>
      text
        .replace(/\[\[(?:[^\][]*)\]\[([^\][]*)\]\]/g, '$1')
        .replace(/\[\[([^\][]*)\]\]/g, '$1')
        .replace(/\s?\[fn:[\w-]*:\s*([^\]]*)\]/g, ' [$1]')
        .replace(/\[fn:([\w-]{1,40})\]/g, '[$1]')
        .replace(/<<<?[^<>]{1,100}>?>>\s?/g, '')
        .replace(/\s*\[(?:\d+\/\d+|\d+%)\]/g, '')
        .replace(/(?<![\w*])\*(\S(?:[^*]*\S)?)\*(?![\w*])/g, '$1')
        .replace(/(?<![\w/:])\/(\S(?:[^/]*\S)?)\/(?![\w/])/g, '$1')
        .replace(/(?<![\w=])=(\S(?:[^=]*\S)?)=(?![\w=])/g, '$1')
        .replace(/(?<![\w~])~(\S(?:[^~]*\S)?)~(?![\w~])/g, '$1')
        .replace(/(?<![\w_])_(\S(?:[^_]*\S)?)_(?![\w_])/g, '$1'),
  };
}
