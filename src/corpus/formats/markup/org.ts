import type { Dialect, LineKind } from './dialect.ts';

const MAX_DRAWER_LINES = 50;

function closes(lines: readonly string[], at: number): boolean {
  return lines.slice(at + 1, at + MAX_DRAWER_LINES).some((line) => /^\s*:END:\s*$/i.test(line));
}

/** Org mode (Emacs). */
export function org(): Dialect {
  let isDrawer = false;
  const done = (is: LineKind, length = 1) => ({ is, length });
  return {
    title: (lines) =>
      lines.map((line) => /^#\+title:\s*(\S.*)$/i.exec(line)?.[1]).find((title) => title) ?? null,
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
        if (/^#(?:\+|\s|$)/.test(text) || /^\|[-+]+\|$/.test(text)) return done({ kind: 'skip' });
        if (/^(?:SCHEDULED|DEADLINE|CLOSED):/.test(text)) return done({ kind: 'skip' });
        const row = /^\|(.*)\|$/.exec(text);
        if (row) return done({ kind: 'row', cells: (row[1] ?? '').split('|') });
        const item = /^(?:([-+])|(\d{1,9}[.)]))\s+(?:\[[ X-]\]\s+)?(\S.*)$/.exec(text);
        if (item) {
          const depth = Math.floor((line.length - line.trimStart().length) / 2);
          const said = (item[3] ?? '').replace(/\s+::(?=\s|$)/, ':');
          return done({ kind: 'item', mark: item[2] ?? '•', text: said, depth });
        }
        return done({ kind: 'text', text });
      }
      return done({ kind: 'skip' });
    },
    plain: (text) =>
      text
        .replace(/\[\[(?:[^\][]*)\]\[([^\][]*)\]\]/g, '$1')
        .replace(/\[\[([^\][]*)\]\]/g, '$1')
        .replace(/(?<![\w*])\*(\S(?:[^*]*\S)?)\*(?![\w*])/g, '$1')
        .replace(/(?<![\w/:])\/(\S(?:[^/]*\S)?)\/(?![\w/])/g, '$1')
        .replace(/(?<![\w=])=(\S(?:[^=]*\S)?)=(?![\w=])/g, '$1')
        .replace(/(?<![\w~])~(\S(?:[^~]*\S)?)~(?![\w~])/g, '$1')
        .replace(/(?<![\w_])_(\S(?:[^_]*\S)?)_(?![\w_])/g, '$1'),
  };
}
