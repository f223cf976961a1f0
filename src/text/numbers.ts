/** Number words that stand for a figure; smaller ones ("one") and larger ones are ordinary words. */
const FIGURES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    two: '2',
    three: '3',
    four: '4',
    five: '5',
    six: '6',
    seven: '7',
    eight: '8',
    nine: '9',
    ten: '10',
    eleven: '11',
    twelve: '12',
    thirteen: '13',
    fourteen: '14',
    fifteen: '15',
    sixteen: '16',
    seventeen: '17',
    eighteen: '18',
    nineteen: '19',
    twenty: '20',
    thirty: '30',
    forty: '40',
    fifty: '50',
    sixty: '60',
    seventy: '70',
    eighty: '80',
    ninety: '90',
    eleventh: '11',
    twelfth: '12',
    thirteenth: '13',
    fourteenth: '14',
    fifteenth: '15',
    sixteenth: '16',
    seventeenth: '17',
    eighteenth: '18',
    nineteenth: '19',
    twentieth: '20',
  }),
);

/** Small ordinals keep their word: "first" is used far beyond counting. */
const ORDINALS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '1st': 'first',
    '2nd': 'second',
    '3rd': 'third',
    '4th': 'fourth',
    '5th': 'fifth',
    '6th': 'sixth',
    '7th': 'seventh',
    '8th': 'eighth',
    '9th': 'ninth',
    '10th': 'tenth',
  }),
);

/** Words that say how many without being a figure. */
const LARGE_OR_VAGUE: ReadonlySet<string> = new Set(
  `hundred hundreds thousand thousands million millions billion billions trillion trillions dozen dozens
  half twice once several zero none`.split(/\s+/),
);

/** The term for a number word in English, or null when it is none. `word` in lower case. */
export function numberWord(word: string): string | null {
  return FIGURES.get(word) ?? null;
}

/**
 * Whether the word says a number in letters, as far as an answer to "how many" goes: "one" is mostly
 * no number ("one another"), and "first" says which.
 */
export function saysNumber(word: string): boolean {
  return FIGURES.has(word) || LARGE_OR_VAGUE.has(word);
}

/**
 * One form for a number that begins with a digit: `1,000`, `1 000` (thin space) and `1.000.000` lose
 * their separators, `2.50` becomes `2.5`, `50th` becomes `50`, `3rd` `third`, `1990's` and `'90s`
 * `1990s`. `word` in lower case.
 */
export function numberTerm(word: string): string {
  const ordinal = ORDINALS.get(word);
  if (ordinal !== undefined) return ordinal;
  const parts = /^(\d[\d.,\u00a0\u202f\u2009]*?)(?:(st|nd|rd|th)|('?s)|([\p{L}\p{M}].*))?$/u.exec(
    word,
  );
  if (parts === null) return word;
  const [, digits = word, , decade, rest] = parts;
  const plain = plainNumber(digits);
  if (decade !== undefined) return `${plain.length === 2 ? `19${plain}` : plain}s`;
  return rest === undefined ? plain : plain + rest;
}

function plainNumber(digits: string): string {
  const grouped = /^\d{1,3}(?:[.,\u00a0\u202f\u2009]\d{3})+$/.test(digits);
  // A single group of three after a dot is a decimal in English and thousands in German: only the
  // comma and two or more groups are safe to join.
  if (grouped && (!digits.includes('.') || digits.split('.').length > 2)) {
    return digits.replace(/\D/g, '');
  }
  const decimal = digits.replace(/,/g, digits.includes('.') ? '' : '.');
  return /^\d+\.\d+$/.test(decimal) ? decimal.replace(/\.?0+$/, '') : decimal;
}
