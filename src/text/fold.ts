/** Letters that Unicode does not decompose into a base letter and a mark. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  ŋ: 'n',
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ى: 'ي',
  ة: 'ه',
  ؤ: 'و',
  ئ: 'ي',
  ـ: '',
  ё: 'е',
  ς: 'σ',
};

const ASCII = /^[\x20-\x7e]*$/;
const SPECIAL = /[ßæœøđðþłħıŋأإآٱىةؤئـёς]/g;

/** Latin, Greek and Cyrillic accents, Hebrew points, Arabic vowel signs; never the vowels of Indic or Thai. */
const MARKS = /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u064b-\u065f\u0670]/g;

/**
 * Lower case and compatibility forms (NFKC), accents kept: what a stemmer expects. Apostrophes of all
 * kinds become `'`. The length may differ from the word's.
 */
export function foldCase(word: string): string {
  if (ASCII.test(word)) return word.toLowerCase();
  return word
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u2019\u2018\u02bc\u201b]/g, "'")
    .normalize('NFC');
}

/** The word without accents: `konanŭi` and `konanui`, `Straße` and `strasse` become the same. */
export function foldAccents(word: string): string {
  if (ASCII.test(word)) return word;
  return word
    .replace(SPECIAL, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFD')
    .replace(MARKS, '')
    .normalize('NFC');
}
