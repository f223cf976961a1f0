import { describe, expect, test } from 'vitest';
import { askingPart } from '../../../../src/retrieval/question/asking-part.ts';

const partOf = (text: string, language = 'en'): string => {
  const { start, end } = askingPart(text, language);
  return text.slice(start, end).trim();
};

describe('the part of a message that asks', () => {
  test('is all of a short one', () => {
    expect(partOf('hi, where do I park?')).toBe('hi, where do I park?');
  });

  test('is the last sentence with a question mark of a long one', () => {
    const text =
      'Hello, I am new here and was at the last evening as a guest. I work shifts. Where can I pick up the text? Thank you all so much for the lovely biscuits.';
    expect(partOf(text)).toBe('Where can I pick up the text?');
  });

  test('is the last clause that opens like a question where a sentence runs on', () => {
    const text =
      'hey so we played last year as a different team and messed up because nobody told us anything lol, anyway this time I want to do it right, from when until when do we have to check in before a match?';
    expect(partOf(text)).toMatch(/^(?:anyway .*)?from when|^when do we|^from when/);
    expect(partOf(text)).toContain('check in before a match');
    expect(partOf(text)).not.toContain('last year');
  });

  test('is not a tag at the end that leans on what was said', () => {
    const text =
      'I have four friends from another university who would love to come along on Saturday and bring their own tools, is that okay?';
    expect(partOf(text)).toContain('four friends');
  });

  test('is everything where nothing asks', () => {
    const text = 'a'.repeat(50).concat(' ', 'b'.repeat(60));
    expect(partOf(text)).toBe(text);
  });
});
