import type { Document, Section } from '../document/document.ts';
import { readNumberHead } from './number-head.ts';
import { contextOf, type PrintedNumber } from './printed-number.ts';

/** The numbers that headings open with; each numbers all that stands under it. */
export function* ofHeadings(document: Document): Generator<PrintedNumber> {
  const { sections } = document;
  const heads = sections.map(({ heading }) => (heading === null ? null : readNumberHead(heading)));
  const ends = endsOf(sections);
  for (const [at, head] of heads.entries()) {
    const section = sections[at];
    if (!head || !section || (head.kind === null && !isNumbering(at))) continue;
    const { kind, number, label } = head;
    const { start } = section;
    yield {
      document,
      kind,
      number,
      label,
      heading: true,
      context: contextOf(section, document),
      start,
      end: ends[at] ?? section.end,
    };
  }

  function isNumbering(at: number): boolean {
    const head = heads[at];
    if (!head || /^[a-z]$/.test(head.number)) return false;
    const rest = sections[at]?.heading?.slice(head.rest).trim();
    if (rest === '' || head.mark !== '' || head.number.includes('.'))
      return !/^\d{4}\b/.test(head.label);
    const value = Number(head.number);
    const near = [heads[at - 1], heads[at + 1]].map((other) => Number(other?.number));
    return near.includes(value - 1) || near.includes(value + 1);
  }
}

/** Where each section ends with those under it. */
function endsOf(sections: readonly Section[]): number[] {
  const ends = sections.map(({ end }) => end);
  const open: number[] = [];
  for (const [at, { trail }] of sections.entries()) {
    close(trail.length, at);
    open.push(at);
  }
  close(0, sections.length);
  return ends;

  function close(depth: number, at: number): void {
    for (let above = open.at(-1); above !== undefined; above = open.at(-1)) {
      if ((sections[above]?.trail.length ?? 0) < depth) return;
      open.pop();
      ends[above] = Math.max(ends[above] ?? 0, sections[at - 1]?.end ?? 0);
    }
  }
}
