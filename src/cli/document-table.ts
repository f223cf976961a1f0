import Table from 'cli-table3';
import type { Document } from '../corpus/document/document.ts';
import { summaryOf } from '../corpus/document/document-summary.ts';
import { printable } from './printable.ts';

const TITLE_WIDTH = 40;
/** No lines but white space, as `ls -l` and `docker ps` do: it can be cut and searched. */
const PLAIN = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '  ',
};

/** What was read of each document, a line each. */
export function documentTable(documents: readonly Document[]): string {
  const table = new Table({
    head: ['TITLE', 'KEY', 'LANG', 'SECTIONS', 'PASSAGES', 'PAGES', 'WORDS', 'NOTES'],
    chars: PLAIN,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
    colAligns: ['left', 'left', 'left', 'right', 'right', 'right', 'right', 'right'],
  });
  for (const document of documents) {
    const row = summaryOf(document);
    const { title, key, language, sections, passages, pages, words, notes } = row;
    const short = title.length > TITLE_WIDTH ? `${title.slice(0, TITLE_WIDTH - 1)}…` : title;
    const count = notes.length === 0 ? '' : String(notes.length);
    table.push([printable(short), key, language, sections, passages, pages ?? '', words, count]);
  }
  const lines = table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd());
  return lines.filter((line) => line !== '').join('\n');
}
