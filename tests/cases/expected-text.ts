import { expect } from 'vitest';

interface Expected {
  readonly contain?: readonly string[] | undefined;
  readonly not?: readonly string[] | undefined;
  readonly once?: readonly string[] | undefined;
}

/** A text is looked for as it stands but for white space; between slashes it is a regular expression. */
function patternOf(wanted: string): RegExp {
  const expression = /^\/(.*)\/$/s.exec(wanted)?.[1];
  if (expression !== undefined) return new RegExp(expression, 'gu');
  const words = wanted.trim().split(/\s+/);
  return new RegExp(
    words.map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join(' '),
    'gu',
  );
}

const flat = (text: string) => text.replace(/\s+/g, ' ').trim();

export function countOf(text: string, wanted: string): number {
  return [...flat(text).matchAll(patternOf(wanted))].length;
}

/** Whether the text is the wanted one as a whole. */
export function isText(text: string, wanted: string): boolean {
  return /^\/.*\/$/s.test(wanted) ? countOf(text, wanted) > 0 : flat(text) === flat(wanted);
}

export function expectAll(text: string, wanted: readonly string[] = []): void {
  for (const one of wanted)
    expect(countOf(text, one), `“${one}” in: ${flat(text)}`).toBeGreaterThan(0);
}

export function expectNone(text: string, unwanted: readonly string[] = []): void {
  for (const one of unwanted) expect(countOf(text, one), `“${one}” in: ${flat(text)}`).toBe(0);
}

export function expectText(text: string, { contain, not, once }: Expected): void {
  expectAll(text, contain);
  expectNone(text, not);
  for (const one of once ?? []) expect(countOf(text, one), `“${one}” in: ${flat(text)}`).toBe(1);
}
