const DECIMAL_DIGIT = /\p{Nd}/u;

/** The text with the decimal digits of every script as ASCII digits (`٣` and `३` as `3`). */
export function asciiDigits(text: string): string {
  return text.replace(/[^\p{ASCII}]/gu, (character) => {
    if (!DECIMAL_DIGIT.test(character)) return character;
    // Unicode keeps the ten digits of a script in one run that begins with its zero (chapter 4.6).
    const code = character.codePointAt(0) ?? 0;
    let value = 0;
    while (value < 9 && DECIMAL_DIGIT.test(String.fromCodePoint(code - value - 1))) value += 1;
    return String(value);
  });
}
