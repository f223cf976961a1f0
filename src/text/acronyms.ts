/** A name and its short form, as a text defines them. */
export interface WrittenAcronym {
  readonly short: string;
  readonly long: string;
}

const SHORT_FORM = /\((\p{Lu}[\p{L}.]{1,7})\)/gu;
const WORDS_BEFORE = /(?:[\p{L}’'-]+\s+){2,10}$/u;
/** Ten words are hardly ever longer (UTF-16 code units). */
const LONGEST = 300;

/** Words that an acronym may leave out. */
const LEFT_OUT = /^\p{Ll}{1,3}$/u;

/**
 * Short forms that the text defines in brackets after the long one: "National Football League (NFL)",
 * "Director of Research (DoR)". Every letter must begin a word, read backwards from the bracket, as in
 * Schwartz and Hearst (2003), who also allow letters within words.
 */
export function acronymsIn(text: string): WrittenAcronym[] {
  return Array.from(text.matchAll(SHORT_FORM)).flatMap(({ index, 1: short = '' }) => {
    // From the bracket backwards: most of a text has none.
    const [before = ''] = WORDS_BEFORE.exec(text.slice(Math.max(0, index - LONGEST), index)) ?? [];
    const long = longForm(before.trim(), short.replace(/\P{L}/gu, '').toLowerCase());
    return long === null ? [] : [{ short, long }];
  });
}

function longForm(before: string, letters: string): string | null {
  const words = before.split(/\s+/u);
  let left = letters.length;
  for (let at = words.length - 1; at >= 0 && left > 0; at -= 1) {
    const word = words[at] ?? '';
    if (word.charAt(0).toLowerCase() === letters.charAt(left - 1)) left -= 1;
    else if (!LEFT_OUT.test(word)) return null;
    if (left === 0) return words.slice(at).join(' ');
  }
  return null;
}
