import { formatNumber } from '../word/number-formats.ts';
import type { Element } from './dom.ts';

/** Of the attribute `type` of a list (HTML Standard, 4.4.5), and of the style of the same meaning. */
const TYPES: ReadonlyMap<string, string> = new Map([
  ['a', 'lowerLetter'],
  ['A', 'upperLetter'],
  ['i', 'lowerRoman'],
  ['I', 'upperRoman'],
]);
const STYLES: ReadonlyMap<string, string> = new Map([
  ['lower-alpha', 'lowerLetter'],
  ['lower-latin', 'lowerLetter'],
  ['upper-alpha', 'upperLetter'],
  ['upper-latin', 'upperLetter'],
  ['lower-roman', 'lowerRoman'],
  ['upper-roman', 'upperRoman'],
]);

/**
 * The number of an item as a browser shows it: `3`, `c`, `iii`. `numbers` holds the last one of each list, and gets
 * this one: counting anew takes the square.
 */
export function numberOf(list: Element, item: Element, numbers: WeakMap<Element, number>): string {
  const first = integerOf(list.getAttribute('start')) ?? 1;
  const number = integerOf(item.getAttribute('value')) ?? (numbers.get(list) ?? first - 1) + 1;
  numbers.set(list, number);
  return formatNumber(number, numberFormat(list.getAttribute('type'), list.getAttribute('style')));
}

/** How a list counts that has these attributes. */
export function numberFormat(type: string | null, style: string | null): string {
  const styled = /list-style(?:-type)?\s*:\s*([a-z-]+)/i.exec(style ?? '')?.[1]?.toLowerCase();
  return STYLES.get(styled ?? '') ?? TYPES.get(type ?? '') ?? 'decimal';
}

function integerOf(attribute: string | null): number | null {
  return attribute !== null && /^\s*-?\d{1,9}\s*$/.test(attribute) ? Number(attribute) : null;
}
