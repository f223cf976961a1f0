import type { Passage } from '../../src/corpus/document/document.ts';
import { passageQuote, type Quote } from '../../src/discord/command/reply.ts';

/**
 * A passage between up to `around` passages before and after it in its document, as quotes. Where
 * there is no room for all, the ends that touch the passage stay.
 */
export function withNeighbours(passage: Passage, around: number): Quote[] {
  const { passages } = passage.document;
  const at = passages.indexOf(passage);
  const before = passages.slice(Math.max(0, at - around), at);
  const after = passages.slice(at + 1, at + 1 + around);
  return [
    ...before.map((other) => passageQuote(other, { keep: 'end' })),
    passageQuote(passage, { main: true }),
    ...after.map((other) => passageQuote(other)),
  ];
}
