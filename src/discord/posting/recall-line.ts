import type { CitationChange } from '../../community/corrections.ts';
import type { RecallNote } from '../../community/post-editor.ts';
import { code } from '../rendering/citation-line.ts';
import { clip } from '../rendering/clip.ts';
import { joined, type Markdown, markdown } from '../rendering/markdown.ts';

const LINE = /^-# ⚠️ (?:Withdrawn|Corrected) on <t:\d+:D>: `([A-Z0-9-]{2,12})`/;
const TITLE_LENGTHS = [150, 60, 0];
const MOST_IDS = 3;

/** The key of the document that a line of a recall note is about; null for any other line. */
export function recalledKey(line: string): string | null {
  return LINE.exec(line)?.[1] ?? null;
}

/** Whether two lines of recall notes say the same, be it on different days. */
export function saysTheSame(line: string, other: string): boolean {
  const undated = (text: string) => text.replace(/<t:\d+:D>/, '');
  return undated(line) === undated(other);
}

/**
 * A note as one line of Discord's Markdown, from the fullest wording to the shortest: the date, as each
 * reader's Discord writes dates, and the key stay; the title goes first, then the changes from the last on.
 */
export function recallLines(note: RecallNote): string[] {
  const changes = note.kind === 'corrected' ? note.changes.map(changed) : [];
  const lines = TITLE_LENGTHS.map((length) => line(note, length, changes));
  for (let listed = changes.length - 1; listed >= 0; listed -= 1) {
    const left = changes.length - listed;
    const more = markdown`${left === 1 ? '1 passage' : `${left} passages`}${listed > 0 ? ' more' : ''}`;
    lines.push(line(note, 0, [...changes.slice(0, listed), more]));
  }
  return lines;
}

function line(note: RecallNote, titleLength: number, rest: readonly Markdown[]): string {
  const { key, title, at } = note;
  const what = note.kind === 'withdrawn' ? 'Withdrawn' : 'Corrected';
  const day = { markdown: `<t:${Math.floor(at.getTime() / 1000)}:D>` };
  const named = titleLength === 0 ? [] : [markdown` **${clip(title, titleLength)}**`];
  const subject = joined([code(key), ...named], '');
  return markdown`-# ⚠️ ${what} on ${day}: ${joined([subject, ...rest], ' · ')}`.markdown;
}

function changed({ cited, now }: CitationChange): Markdown {
  if (now.length === 0) return markdown`${code(cited)} is gone`;
  const ids = joined(now.slice(0, MOST_IDS).map(code), ', ');
  const more = now.length > MOST_IDS ? markdown` and ${now.length - MOST_IDS} more` : markdown``;
  return markdown`${code(cited)} → ${ids}${more}`;
}
