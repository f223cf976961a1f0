import { describe, expect, test } from 'vitest';
import { isChatWord, withoutChatPhrases } from '../../../../src/text/chat/chat-words.ts';

describe('chat words', () => {
  test('are greetings, thanks and fillings, of English in every language', () => {
    expect(['hey', 'pls', 'thx', 'lol', 'u'].every((word) => isChatWord(word, 'en'))).toBe(true);
    expect(isChatWord('moin', 'de')).toBe(true);
    expect(isChatWord('moin', 'en')).toBe(false);
    expect(isChatWord('hey', 'de')).toBe(true);
    expect(isChatWord('constructor', 'en')).toBe(false);
  });

  test('leave what may be asked for alone', () => {
    for (const word of ['morning', 'help', 'question', 'evening', 'refund'])
      expect(isChatWord(word, 'en')).toBe(false);
  });
});

describe('phrases around a question', () => {
  test.each([
    ['hey guys quick question, when is the raid? thanks in advance!', 'when is the raid?'],
    ['does anyone know how to reset the lamp', 'how to reset the lamp'],
    ['kurze Frage: wann ist Training? danke schon mal', 'wann ist Training?'],
  ])('are taken out of "%s"', (text, kept) => {
    const rest = withoutChatPhrases(text);
    expect(rest).toHaveLength(text.length);
    expect(rest.replace(/\s+/g, ' ')).toContain(kept);
    expect(rest).not.toMatch(/quick|advance|anyone|kurze|danke/i);
  });

  test('leave a question without them as it is', () => {
    const plain = 'When does the ferry leave?';
    expect(withoutChatPhrases(plain)).toBe(plain);
  });
});
