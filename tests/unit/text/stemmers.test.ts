import { describe, expect, test } from 'vitest';
import { stem } from '../../../src/text/stemmers.ts';

describe('English stems', () => {
  const stems = (words: string) => new Set(words.split(' ').map((word) => stem(word, 'en')));

  test.each(['exist exists existed existing', 'tourist tourists', 'journalism journalisms'])(
    'are the same for the forms of a word: %s',
    (forms) => expect(stems(forms).size).toBe(1),
  );

  test.each(['capital capitalism capitalist', 'journal journalism', 'art artist'])(
    'are different for different words: %s',
    (words) => expect(stems(words).size).toBe(words.split(' ').length),
  );
});
