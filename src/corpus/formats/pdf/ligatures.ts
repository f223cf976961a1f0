/** Arabic and Hebrew letters, their marks and presentation forms. */
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;
const WORD = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]+/g;
/** Forms that stand for letters in a certain place or for several letters; spaces of all widths. */
const FORMS =
  /[\u00A0\u00B5\u037E\u2000-\u200A\u202F\u2126\uFB00-\uFB06\uFB13-\uFB17\uFB1D-\uFDF3\uFDFA-\uFDFC\uFE70-\uFEFC]+/g;
/** A shift between glyphs from this many thousandths of the font size on parts words. */
const WORD_SHIFT = 150;
/** No font draws alef and lam in this order as one sign: the file names its parts as they are seen. */
const ALEF_LAM = /^([\u0622\u0623\u0625\u0627\u0671])\u0644$/;

/** One text operation of a page: its glyphs (what each stands for) and the shifts between them. */
export type ShownText = readonly (string | number)[];

export function isRightToLeft(text: string): boolean {
  return RIGHT_TO_LEFT.test(text);
}

/** Letters as one types them, for presentation forms and ligatures. */
export function typed(text: string): string {
  return text.replace(FORMS, (forms) => forms.normalize('NFKC'));
}

/**
 * Corrects words that are read from the right. pdf.js turns a line around letter by letter, and so the
 * letters of a ligature that is one glyph (lam and alef) change places; `shown` says which glyphs there
 * are. `texts` are those of pdf.js in the order of drawing, not yet `typed`.
 */
export function withLigatures(texts: readonly string[], shown: readonly ShownText[]): string[] {
  const meant = new Map<string, string[]>();
  for (const glyphs of wordsIn(shown)) {
    const turned = [...glyphs.join('')].reverse().join('');
    const word = glyphs
      .toReversed()
      .map((glyph) => glyph.replace(ALEF_LAM, '\u0644$1'))
      .join('');
    const known = meant.get(turned);
    if (known) known.push(word);
    else meant.set(turned, [word]);
  }
  const places = new Map<string, number>();
  return texts.map((text) => {
    if (!isRightToLeft(text)) return text;
    // The file draws the words of a line from the left, and so the last one first.
    const found = [...text.matchAll(WORD)].reverse();
    let corrected = text;
    for (const { 0: word, index } of found) {
      const place = places.get(word) ?? 0;
      const words = meant.get(word);
      const right = words?.[Math.min(place, words.length - 1)] ?? word;
      places.set(word, place + 1);
      corrected = corrected.slice(0, index) + right + corrected.slice(index + word.length);
    }
    return corrected;
  });
}

function wordsIn(shown: readonly ShownText[]): string[][] {
  const words: string[][] = [];
  let word: string[] = [];
  const close = () => {
    if (word.length > 0) words.push(word);
    word = [];
  };
  for (const glyphs of shown) {
    for (const glyph of glyphs) {
      if (typeof glyph === 'number') {
        if (Math.abs(glyph) >= WORD_SHIFT) close();
      } else if (isRightToLeft(glyph)) word.push(glyph);
      else close();
    }
    close();
  }
  return words;
}
