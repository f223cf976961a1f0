import { foldAccents, foldCase } from '../../text/fold.ts';

const UNITS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const ORDINAL_UNITS =
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** English numbers in words, 1 to 99; compounds with a hyphen. */
const CARDINALS: ReadonlyMap<string, number> = new Map([
  ...UNITS.slice(1).map((word, at) => [word, at + 1] as const),
  ...TENS.flatMap((ten, at) => [
    [ten, (at + 2) * 10] as const,
    ...UNITS.slice(1, 10).map((unit, one) => [`${ten}-${unit}`, (at + 2) * 10 + one + 1] as const),
  ]),
]);

/** The first ordinals as chapters and parts bear them, without accents: 1, 2, 3 … */
const FOREIGN_ORDINALS = [
  'erst zweit dritt viert funft sechst siebt acht neunt zehnt elft zwolft',
  'erste zweite dritte vierte funfte sechste siebte achte neunte zehnte elfte zwolfte',
  'erster zweiter dritter vierter funfter sechster siebter achter neunter zehnter elfter zwolfter',
  'erstes zweites drittes viertes funftes sechstes siebtes achtes neuntes zehntes elftes zwolftes',
  'primero segundo tercero cuarto quinto sexto septimo octavo noveno decimo',
  'primera segunda tercera cuarta quinta sexta septima octava novena decima',
  'premier deuxieme troisieme quatrieme cinquieme sixieme septieme huitieme neuvieme dixieme',
  'premiere seconde',
  'primo secondo terzo quarto quinto sesto settimo ottavo nono decimo',
  'primeiro segundo terceiro quarto quinto sexto setimo oitavo nono decimo',
  'первая вторая третья четвертая пятая шестая седьмая восьмая девятая десятая',
  'первый второй третий четвертый пятый шестой седьмой восьмой девятый десятый',
  'الاول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر',
];

const ORDINALS: ReadonlyMap<string, number> = new Map([
  ...FOREIGN_ORDINALS.flatMap((words) =>
    words.split(' ').map((word, at) => [word, at + 1] as const),
  ),
  ...ORDINAL_UNITS.slice(1).map((word, at) => [word, at + 1] as const),
  ...TENS.flatMap((ten, at) => [
    [`${ten.slice(0, -1)}ieth`, (at + 2) * 10] as const,
    ...ORDINAL_UNITS.slice(1, 10).map(
      (unit, one) => [`${ten}-${unit}`, (at + 2) * 10 + one + 1] as const,
    ),
  ]),
]);

const ROMAN = /^(?=[ivxlcdm])m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/i;
const ROMAN_VALUES: ReadonlyMap<string, number> = new Map([
  ['i', 1],
  ['v', 5],
  ['x', 10],
  ['l', 50],
  ['c', 100],
  ['d', 500],
  ['m', 1000],
]);

const HAN_DIGITS = '〇一二三四五六七八九';
const HAN_TENS: ReadonlyMap<string, number> = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
]);

/** Letters that stand alone as a Roman number far more often than as a letter. */
const ROMAN_ALONE = /^[ivx]$/i;

/** The value of an ordinal in words, such as `third` or `tercera`; null for other words. */
export function ordinalOfWord(word: string): number | null {
  return ORDINALS.get(foldAccents(foldCase(word))) ?? null;
}

/** The value of a word such as `seven`, `twenty-first`, `VII`, `第十二`'s `十二`; null for other words. */
function valueOfWord(word: string): number | null {
  const known = CARDINALS.get(word.toLowerCase()) ?? ordinalOfWord(word);
  if (known !== null) return known;
  if (/^[〇一二三四五六七八九十百千]{1,7}$/.test(word)) return hanValue(word);
  const isRoman = ROMAN.test(word) && (word.length > 1 || ROMAN_ALONE.test(word));
  return isRoman ? romanValue(word.toLowerCase()) : null;
}

/**
 * The one form in which numbers are compared: parts in Arabic figures or lower case letters, joined by
 * dots. `2.2`, `2:2` and `2(2)` are `2.2`, `8a` and `8(a)` are `8.a`, `IV` and `four` are `4`. Null for
 * what is no number.
 */
export function canonicalNumber(written: string): string | null {
  const text = written.normalize('NFKC').trim();
  const figures =
    /^(?:[A-Za-z][.-])?\d{1,5}(?:[.:]\d{1,5})*(?:[.-]?[A-Za-z])?(?:\([A-Za-z\d]{1,5}\))*$/;
  if (figures.test(text)) {
    const parts = text.toLowerCase().match(/\d+|[a-z]+/g) ?? [];
    return parts.map((part) => part.replace(/^0+(?=\d)/, '')).join('.');
  }
  const value = valueOfWord(text);
  if (value !== null) return String(value);
  return /^[A-Z]$/.test(text) ? text.toLowerCase() : null;
}

function romanValue(word: string): number {
  const values = Array.from(word, (letter) => ROMAN_VALUES.get(letter) ?? 0);
  return values.reduce(
    (sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value),
    0,
  );
}

function hanValue(word: string): number {
  let sum = 0;
  let digit: number | null = null;
  for (const character of word) {
    const unit = HAN_TENS.get(character);
    if (unit === undefined) digit = (digit ?? 0) * 10 + HAN_DIGITS.indexOf(character);
    else {
      sum += (digit ?? 1) * unit;
      digit = null;
    }
  }
  return sum + (digit ?? 0);
}
