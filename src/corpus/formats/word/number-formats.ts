/** Beyond this the number words and letters of Word say nothing to anybody; figures stand in. */
const MAX_LETTERS = 26 * 30;
const MAX_WORD = 99;
const MAX_ROMAN = 3_999;

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];
const CARDINALS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const ORDINALS =
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'.split(
    ' ',
  );
const TENS = '- - twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** Formats that count through a row of signs; beyond its end most of them double the sign. */
const SIGNS: ReadonlyMap<string, string> = new Map([
  ['ganada', '가나다라마바사아자차카타파하'],
  ['chosung', 'ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ'],
  [
    'aiueoFullWidth',
    'アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン',
  ],
  ['aiueo', 'ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ'],
  [
    'irohaFullWidth',
    'イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス',
  ],
  ['ideographTraditional', '甲乙丙丁戊己庚辛壬癸'],
  ['ideographZodiac', '子丑寅卯辰巳午未申酉戌亥'],
  ['arabicAlpha', 'أبتثجحخدذرزسشصضطظعغفقكلمنهوي'],
  ['arabicAbjad', 'أبجدهوزحطيكلمنسعفصقرشتثخذضظغ'],
  ['hebrew2', 'אבגדהוזחטיכלמנסעפצקרשת'],
  ['russianLower', 'абвгдежзиклмнопрстуфхцчшщыэюя'],
  ['russianUpper', 'АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ'],
  ['thaiLetters', 'กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ'],
  ['chicago', '*†‡§'],
]);
/** Formats that only have other figures. */
const FIGURES: ReadonlyMap<string, string> = new Map([
  ['decimalFullWidth', '０１２３４５６７８９'],
  ['decimalFullWidth2', '０１２３４５６７８９'],
  ['ideographDigital', '〇一二三四五六七八九'],
  ['japaneseDigitalTenThousand', '〇一二三四五六七八九'],
  ['koreanDigital', '영일이삼사오육칠팔구'],
  ['koreanDigital2', '零一二三四五六七八九'],
  ['taiwaneseDigital', '○一二三四五六七八九'],
  ['thaiNumbers', '๐๑๒๓๔๕๖๗๘๙'],
  ['hindiNumbers', '०१२३४५६७८९'],
]);
/** Formats that say ten and the tens. */
const COUNTING: ReadonlyMap<string, string> = new Map([
  ['chineseCounting', '〇一二三四五六七八九十'],
  ['chineseCountingThousand', '〇一二三四五六七八九十'],
  ['taiwaneseCounting', '〇一二三四五六七八九十'],
  ['taiwaneseCountingThousand', '〇一二三四五六七八九十'],
  ['japaneseCounting', '〇一二三四五六七八九十'],
  ['koreanCounting', '영일이삼사오육칠팔구십'],
]);
const CIRCLED_ONE = 0x2460;
const MAX_CIRCLED = 20;

/**
 * A number as Word writes it in a format (ECMA-376, 17.18.59); `custom` is the pattern of a format of
 * its own (`001, 002, …`). A format that is not known counts in figures.
 */
export function formatNumber(number: number, format: string, custom?: string): string {
  const figures = String(number);
  if (number < 0) return figures;
  switch (format) {
    case 'none':
      return '';
    case 'decimalZero':
      return figures.padStart(2, '0');
    case 'upperRoman':
      return roman(number).toUpperCase();
    case 'lowerRoman':
      return roman(number);
    case 'upperLetter':
      return letters(number).toUpperCase();
    case 'lowerLetter':
      return letters(number);
    case 'ordinal':
      return `${figures}${ordinalEnding(number)}`;
    case 'cardinalText':
      return capitalised(words(number, CARDINALS) ?? figures);
    case 'ordinalText':
      return capitalised(words(number, ORDINALS) ?? `${figures}${ordinalEnding(number)}`);
    case 'numberInDash':
      return `- ${figures} -`;
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return number >= 1 && number <= MAX_CIRCLED
        ? String.fromCodePoint(CIRCLED_ONE + number - 1)
        : figures;
    case 'custom':
      return figures.padStart(/^0*\d/.exec(custom ?? '')?.[0].length ?? 0, '0');
    default:
      return inSigns(number, format) ?? figures;
  }
}

function inSigns(number: number, format: string): string | null {
  const signs = SIGNS.get(format);
  if (signs !== undefined)
    return number >= 1 && number <= MAX_LETTERS ? repeated(number, signs) : null;
  const digits = FIGURES.get(format);
  if (digits !== undefined)
    return [...String(number)].map((d) => digits.charAt(Number(d))).join('');
  const counting = COUNTING.get(format);
  if (counting === undefined || number > MAX_WORD) return null;
  if (number <= 10) return counting.charAt(number);
  const tens = Math.floor(number / 10);
  const ones = number % 10;
  return `${tens > 1 ? counting.charAt(tens) : ''}${counting.charAt(10)}${ones > 0 ? counting.charAt(ones) : ''}`;
}

function repeated(number: number, signs: string): string {
  const sign = signs.charAt((number - 1) % signs.length);
  return sign.repeat(Math.floor((number - 1) / signs.length) + 1);
}

/** a, b … z, aa, bb … */
function letters(number: number): string {
  if (number < 1 || number > MAX_LETTERS) return String(number);
  return repeated(number, 'abcdefghijklmnopqrstuvwxyz');
}

function roman(number: number): string {
  if (number < 1 || number > MAX_ROMAN) return String(number);
  let rest = number;
  let text = '';
  for (const [value, sign] of ROMAN) {
    text += sign.repeat(Math.floor(rest / value));
    rest %= value;
  }
  return text;
}

function ordinalEnding(number: number): string {
  if (Math.floor((number % 100) / 10) === 1) return 'th';
  return ['th', 'st', 'nd', 'rd'][number % 10] ?? 'th';
}

function words(number: number, small: readonly string[]): string | null {
  if (number < 20) return small[number] ?? null;
  if (number > MAX_WORD) return null;
  const tens = TENS[Math.floor(number / 10)] ?? '';
  const ones = number % 10;
  if (ones > 0) return `${tens}-${small[ones]}`;
  return small === ORDINALS ? tens.replace(/y$/, 'ieth') : tens;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
