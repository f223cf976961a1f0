import type { Fault } from '../document/problem.ts';

/**
 * Letters and digits in a row that are read. What stands between them in any script (blanks, punctuation)
 * comes every few hundred; patterns that match words run out of stack after some millions.
 */
const MOST_LETTERS = 250_000;

/** A run of letters and digits that is no text, by its line; null where there is none. One pass. */
export function endlessWordIn(text: string): Fault | null {
  let run = 0;
  let line = 1;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === LINE_FEED) line += 1;
    run = isBetweenWords(code) ? 0 : run + 1;
    if (run > MOST_LETTERS) {
      return {
        line,
        message: `more than ${MOST_LETTERS.toLocaleString('en')} letters stand here without a blank or a mark between them; this is no text that can be quoted.`,
      };
    }
  }
  return null;
}

const LINE_FEED = 0x0a;

/** ASCII and Latin-1 but for letters and digits, and the blocks of blanks and punctuation of all scripts. */
function isBetweenWords(code: number): boolean {
  if (code < 0x30) return true;
  if (code < 0x80)
    return !(code < 0x3a || (code > 0x40 && code < 0x5b) || (code > 0x60 && code < 0x7b));
  if (code < 0xc0) return true;
  return (code >= 0x2000 && code < 0x2070) || (code >= 0x3000 && code < 0x3040) || code >= 0xff00;
}
