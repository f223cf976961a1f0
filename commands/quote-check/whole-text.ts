import type { QuoteVerdict } from '../../src/quotes/check/quote-verdict.ts';
import type { Quotations } from '../../src/quotes/text/find-quotations.ts';
import { wordsOf } from '../../src/text/words.ts';

/** Share of the words outside quotation marks that a source must hold for the text to be from it as a whole. */
const FROM_SOURCE = 0.5;

/** How many words of a text stand in none of its quotations. */
export function wordsOutside(text: string, { quotations }: Pick<Quotations, 'quotations'>): number {
  return outside(text, quotations).reduce((count, piece) => count + wordsOf(piece).length, 0);
}

/**
 * Whether a text with quotations in it is a quotation as a whole, such as a paragraph with dialogue:
 * the source holds its words outside the marks too, and not only those within them.
 */
export function isQuotedWhole(
  text: string,
  { quotations }: Pick<Quotations, 'quotations'>,
  verdict: QuoteVerdict,
): boolean {
  const located = verdict.kind === 'other-source' ? verdict.found : verdict;
  switch (located.kind) {
    case 'exact':
    case 'alike':
    case 'marked':
    case 'turned':
      return true;
    case 'differs':
      return holds(
        outside(text, quotations),
        located.parts.filter(({ kind }) => kind === 'same'),
      );
    case 'stitched':
      return holds(outside(text, quotations), located.pieces);
    default:
      return false;
  }
}

/** Whether the texts found hold most of the pieces' words, each as often as they have it. */
function holds(pieces: readonly string[], found: readonly { readonly text: string }[]): boolean {
  const left = new Map<string, number>();
  for (const { text } of found) {
    for (const { form } of wordsOf(text)) left.set(form, (left.get(form) ?? 0) + 1);
  }
  const words = pieces.flatMap((piece) => wordsOf(piece));
  const held = words.filter(({ form }) => {
    const count = left.get(form) ?? 0;
    left.set(form, count - 1);
    return count > 0;
  });
  return words.length > 0 && held.length >= words.length * FROM_SOURCE;
}

function outside(text: string, quotations: Quotations['quotations']): string[] {
  const ends = [0, ...quotations.map(({ end }) => end)];
  return ends.map((start, at) => text.slice(start, quotations[at]?.start ?? text.length));
}
