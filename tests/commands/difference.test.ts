import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differenceLine } from '../../commands/cite/difference.ts';
import { readText } from '../support/discord-markdown.ts';
import { nastyText } from '../support/nasty-text.ts';

const same = (text: string) => ({ kind: 'same', text, words: 3 }) as const;
const gone = (text: string | null, words = 1) => ({ kind: 'gone', text, words }) as const;
const came = (text: string) => ({ kind: 'new', text, words: 1 }) as const;

describe('a difference', () => {
  test('strikes out what went and sets in bold what came', () => {
    const parts = [same('A goat named'), gone('Bella'), came('Rosa'), same('gave milk.')];
    expect(differenceLine(parts).markdown).toBe('A goat named ~~Bella~~ **Rosa** gave milk.');
  });

  test('counts words that are not known any more, and leaves out what is marked as left out', () => {
    expect(differenceLine([gone(null, 3), came('now')]).markdown).toBe('~~(3 words)~~ **now**');
    const omitted = { ...gone('very'), marked: true };
    expect(differenceLine([same('a'), omitted, same('goat')]).markdown).toBe('a […] goat');
  });

  test('closes behind a tilde', () => {
    expect(differenceLine([gone('about ~')]).markdown).toBe(String.raw`~~about \~ ~~`);
  });

  test('shortens what stayed, and marks it', () => {
    const long = Array.from({ length: 60 }, (_, at) => `word${at}`).join(' ');
    const [first, middle, last] = [
      [same(long), came('x')],
      [came('x'), same(long), came('y')],
      [came('x'), same(long)],
    ].map((parts) => differenceLine(parts).markdown);
    expect(first).toMatch(/^\[…\] .*word59 \*\*x\*\*$/);
    expect(middle).toMatch(/^\*\*x\*\* word0 .* \[…\] .*word59 \*\*y\*\*$/);
    expect(last).toMatch(/^\*\*x\*\* word0 .*\[…\]$/);
  });

  test('fits into a message and formats nothing else, whatever the texts hold', () => {
    const part = fc.oneof(
      nastyText.map((text) => same(`x${text}`)),
      nastyText.map((text) => gone(`x${text}`)),
      nastyText.map((text) => came(`x${text}`)),
    );
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 30 }), (parts) => {
        const { markdown } = differenceLine(parts);
        expect(markdown.length).toBeLessThanOrEqual(1000);
        const bare = markdown
          .replace(/\\.|~~|\*\*/gu, (mark) => (mark.startsWith('\\') ? mark : ''))
          .replaceAll('[…]', '');
        expect(readText(bare).active).toEqual([]);
      }),
    );
  });
});
