import type { Document, Section } from '../document/document.ts';
import { type NumberHead, readNumberHead } from './number-head.ts';
import { contextOf, type PrintedNumber } from './printed-number.ts';

/** Headings between two yields. */
const STEP = 1_000;

/** The numbers that headings open with; each numbers all that stands under it. In steps. */
export function* ofHeadings(document: Document): Generator<void, PrintedNumber[]> {
  const { sections } = document;
  const heads: (NumberHead | null)[] = [];
  for (const { heading } of sections) {
    heads.push(heading === null ? null : readNumberHead(heading));
    if (heads.length % STEP === 0) yield;
  }
  const ends = endsOf(sections);
  yield;
  const found: PrintedNumber[] = [];
  for (const [at, head] of heads.entries()) {
    if (at % STEP === STEP - 1) yield;
    const section = sections[at];
    if (!head || !section || (head.kind === null && !isNumbering(at))) continue;
    const { kind, number, label } = head;
    const { start } = section;
    found.push({
      document,
      kind,
      number,
      label,
      heading: true,
      context: contextOf(section, document),
      start,
      end: ends[at] ?? section.end,
    });
  }
  return found;

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
