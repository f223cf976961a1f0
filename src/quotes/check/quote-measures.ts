import type { QuotePart } from './quote-verdict.ts';

/** Two texts that share a run of words: where a word ends in each, by its number in the comparison. */
export interface WordEnds {
  readonly text: string;
  readonly start: (word: number) => number;
  readonly end: (word: number) => number;
}

const SINGLE = /['’‘′]/;
const DOUBLE = /["”“″]/;
/** How far back a mark that opens may stand. */
const LOOKED_BACK = 200;

/**
 * The parts with every measure apart whose sign was exchanged: `10' 5"` for `10" 5'` has the same words,
 * as such signs are also quotation marks and apostrophes.
 */
export function withExchangedMeasures(
  parts: readonly QuotePart[],
  source: WordEnds,
  quote: WordEnds,
): QuotePart[] {
  let [left, right] = [0, 0];
  return parts.flatMap((part) => {
    const [from, behind] = [left, right];
    if (part.kind !== 'new') left += part.words;
    if (part.kind !== 'gone') right += part.words;
    // Joined words are not one to one.
    if (part.kind !== 'same') return [part];
    const split: QuotePart[] = [];
    let begun = 0;
    const same = (upTo: number) => {
      const text = source.text.slice(source.start(from + begun), source.end(from + upTo - 1));
      if (upTo > begun) split.push({ ...part, text, words: upTo - begun });
    };
    for (let at = 0; at < part.words; at += 1) {
      const [here, there] = [source.end(from + at), quote.end(behind + at)];
      const [one, other] = [measure(source.text, here), measure(quote.text, there)];
      if (one === null || other === null || one === other) continue;
      same(at);
      const cut = ({ text, start, end }: WordEnds, word: number) =>
        text.slice(start(word), end(word) + 1);
      split.push({ kind: 'gone', text: cut(source, from + at), words: 1, marked: false });
      split.push({ kind: 'new', text: cut(quote, behind + at), words: 1, marked: false });
      begun = at + 1;
    }
    if (begun === 0) return [part];
    same(part.words);
    return split;
  });
}

/** The sign of a measure at an offset, right behind a figure; null for a mark that closes a quotation. */
function measure(text: string, at: number): 'single' | 'double' | null {
  const sign = text.charAt(at);
  const kind = SINGLE.test(sign) ? SINGLE : DOUBLE.test(sign) ? DOUBLE : null;
  if (kind === null || !/\p{N}/u.test(text.charAt(at - 1))) return null;
  for (let back = at - 1; back >= Math.max(0, at - LOOKED_BACK); back -= 1) {
    const opens = kind.test(text.charAt(back)) && /\S/.test(text.charAt(back + 1));
    if (opens && (back === 0 || /[\s([]/.test(text.charAt(back - 1)))) return null;
  }
  return kind === SINGLE ? 'single' : 'double';
}
