import type { Dialect, LineKind } from './dialect.ts';

const STRUCK =
  /<nowiki>.{0,2000}?<\/nowiki>|<(s|del|strike)(?:\s[^<>]{0,200})?>(?<struck>.{0,2000}?)<\/\1\s*>/gi;

/** Wikitext (MediaWiki). Templates are passed over: what they would say is not in the file. */
export function mediawiki(): Dialect {
  let isTable = false;
  let templates = 0;
  const done = (is: LineKind, length = 1) => ({ is, length });
  return {
    line(lines, at) {
      const line = lines[at] ?? '';
      const text = line.trim();
      const opens = (line.match(/\{\{/g) ?? []).length - (line.match(/\}\}/g) ?? []).length;
      // One that never closes ends where the next section begins.
      if (/^==/.test(text)) templates = 0;
      const isInside = templates > 0;
      if (isInside || (text.startsWith('{{') && opens > 0)) {
        templates = Math.max(templates + opens, 0);
        return done({ kind: 'skip' });
      }
      if (text === '') return done({ kind: 'blank' });
      const heading = /^(={1,6})\s*([^=].*?)\s*\1\s*$/.exec(text);
      if (heading)
        return done({
          kind: 'heading',
          level: Math.max((heading[1]?.length ?? 2) - 1, 1),
          text: heading[2] ?? '',
        });
      if (text.startsWith('{|')) isTable = true;
      if (text.startsWith('|}')) isTable = false;
      if (
        /^(?:\{\||\|\}|\|-|__[A-Z]+__$|----|#REDIRECT|\[\[(?:Category|File|Image):[^\]]*\]\]$|<\/?(?:div|center|gallery|noinclude|includeonly|references)\b)/i.test(
          text,
        )
      ) {
        return done({ kind: 'skip' });
      }
      if (isTable && /^[|!]/.test(text))
        return done({ kind: 'row', cells: cellsOf(lines, at) }, rowLength(lines, at));
      const item = /^([*#:;]+)\s*(\S.*)$/.exec(line);
      if (item) {
        const marks = item[1] ?? '';
        if (/^:+$/.test(marks)) return done({ kind: 'text', text: item[2] ?? '' });
        return done({ kind: 'item', mark: '•', text: item[2] ?? '', depth: marks.length - 1 });
      }
      return done({ kind: 'text', text });
    },
    struck: STRUCK,
    plain: (text) =>
      text
        .replace(/<!--.*?-->|<ref\b[^<>]*\/>|<ref\b[^<>]*>[^<]*<\/ref>/g, '')
        .replace(/\{\{[^{}]*\}\}/g, '')
        .replace(/\[\[(?:File|Image|Category):[^\]]*\]\]/gi, '')
        .replace(/\[\[[^\][|]*\|([^\][]*)\]\]/g, '$1')
        .replace(/\[\[([^\][]*)\]\]/g, '$1')
        .replace(/\[(?:https?:)?\/\/[^\s\]]+\s+([^\]]*)\]/g, '$1')
        .replace(/'{2,5}/g, '')
        .replace(/<br\s*\/?>/gi, ' ')
        .replace(/<\/?[a-z][^<>]*>/gi, '')
        .replace(/&nbsp;/g, ' '),
  };
}

/** How many lines a row has: until the next mark of a row or the end of the table. */
function rowLength(lines: readonly string[], at: number): number {
  let length = 1;
  while (/^\s*[|!](?![-}])/.test(lines[at + length] ?? '')) length += 1;
  return length;
}

function cellsOf(lines: readonly string[], at: number): string[] {
  return lines.slice(at, at + rowLength(lines, at)).flatMap((line) =>
    line
      .trim()
      .replace(/^\|\+?|^!/, '')
      .split(/\|\||!!/)
      .map((cell) => cell.replace(/^(?:[^|[\]{}]*=[^|[\]{}]*)\|/, '')),
  );
}
