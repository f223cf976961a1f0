import { numberFormat } from '../html/html-lists.ts';
import { formatNumber } from '../word/number-formats.ts';
import type { Dialect, LineKind } from './dialect.ts';

/** Lists in one another; more are a mistake. */
const MOST_LISTS = 20;
const STRUCK =
  /<nowiki>.{0,2000}?<\/nowiki>|<(s|del|strike)(?:\s[^<>]{0,200})?>(?<struck>.{0,2000}?)<\/\1\s*>/gi;

/** Wikitext (MediaWiki). Templates are passed over: what they would say is not in the file. */
export function mediawiki(): Dialect {
  let isTable = false;
  let templates = 0;
  /** How many items each list has that is open, by its depth, and how those of tags count. */
  let counts: number[] = [];
  const lists: { readonly format: string | null; number: number }[] = [];
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
      if (text === '') {
        counts = [];
        return done({ kind: 'blank' });
      }
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
      const tagged = taggedItem(text, lists);
      if (tagged) return done(tagged);
      const item = /^([*#:;]+)\s*(\S.*)$/.exec(line);
      if (item) {
        const marks = item[1] ?? '';
        if (/^:+$/.test(marks)) return done({ kind: 'text', text: item[2] ?? '' });
        const depth = marks.length - 1;
        counts = [
          ...counts.slice(0, depth),
          ...new Array(Math.max(depth - counts.length, 0)).fill(0),
          (counts[depth] ?? 0) + (marks.endsWith('#') ? 1 : 0),
        ];
        const mark = marks.endsWith('#') ? `${counts[depth]}.` : '•';
        return done({ kind: 'item', mark, text: item[2] ?? '', depth });
      }
      counts = [];
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

/** A line of a list that is written in tags, as converters write it; null for any other. */
function taggedItem(
  text: string,
  lists: { readonly format: string | null; number: number }[],
): LineKind | null {
  const opening = /^<(ol|ul)\b([^<>]{0,200})>\s*$/i.exec(text);
  if (opening) {
    const [, name = '', attributes = ''] = opening;
    const start = Number(/\bstart\s*=\s*"?(\d{1,6})/.exec(attributes)?.[1] ?? 1);
    const type = /\btype\s*=\s*"?([aAiI])\b/.exec(attributes)?.[1] ?? null;
    const format = /^ol$/i.test(name) ? numberFormat(type, attributes) : null;
    if (lists.length < MOST_LISTS) lists.push({ format, number: start - 1 });
    return { kind: 'blank' };
  }
  const list = lists.at(-1);
  if (!list) return null;
  const closed = (text.match(/<\/(?:ol|ul)\s*>/gi) ?? []).length;
  const item = /^<li(?:\s[^<>]{0,200})?>(.*)$/i.exec(text);
  const depth = lists.length - 1;
  if (closed > 0) lists.length = Math.max(lists.length - closed, 0);
  if (!item) return closed > 0 || /^<\/li\s*>$/i.test(text) ? { kind: 'blank' } : null;
  list.number += 1;
  const mark = list.format === null ? '•' : `${formatNumber(list.number, list.format)}.`;
  return { kind: 'item', mark, text: item[1] ?? '', depth };
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
