/** Stands for the last section, paragraph or page there is. */
export const LAST = -1;

const CARDINALS = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
const ORDINALS =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(' ');
const ROMAN = /^(?=[ivxl])(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/;
const ROMAN_VALUES: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50 };

/** The number that `first` … `twelfth`, `last`, `3rd` or `21st` stands for; null for other words. */
export function ordinalValue(word: string): number | null {
  if (word === 'last') return LAST;
  const place = ORDINALS.indexOf(word) + 1;
  if (place > 0) return place;
  const digits = /^(\d{1,5})(?:st|nd|rd|th)$/.exec(word)?.[1];
  return digits === undefined ? null : Number(digits);
}

/** The number that `7`, `seven` or `vii` (up to 89) stands for; null for other words. */
export function cardinalValue(word: string): number | null {
  if (/^\d{1,5}$/.test(word)) return Number(word);
  const place = CARDINALS.indexOf(word) + 1;
  if (place > 0) return place;
  return ROMAN.test(word) ? romanValue(word) : null;
}

function romanValue(word: string): number {
  const values = Array.from(word, (letter) => ROMAN_VALUES[letter] ?? 0);
  return values.reduce(
    (sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value),
    0,
  );
}
