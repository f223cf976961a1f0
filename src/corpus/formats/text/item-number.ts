/**
 * Whether a line opens with a number of four digits or more that begins an item. Such a number may be a
 * year that ends a sentence ("… in / 1945. The war …"), so it has to open a paragraph (`isFirst`), or to
 * count on from `above`, the line that opened the item before.
 */
export function opensLongNumber(line: string, isFirst: boolean, above: string): boolean {
  const number = numberOf(line);
  return number !== null && number > 999 && (isFirst || number - 1 === numberOf(above));
}

function numberOf(line: string): number | null {
  const digits = /^\(?(\d{1,9})[.)]\s+\S/.exec(line)?.[1];
  return digits === undefined ? null : Number(digits);
}
