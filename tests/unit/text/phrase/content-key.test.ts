import { describe, expect, it } from 'vitest';
import { analyze } from '../../../../src/text/analyzer.ts';
import { contentKey } from '../../../../src/text/phrase/content-key.ts';

const keyOf = (text: string, language = 'en') => contentKey(analyze(text, language), language);

describe('the key of what a text asks', () => {
  it('is the same in any order of the words, with other little words and other endings', () => {
    const key = keyOf('How do I cancel my booking?');
    expect(keyOf('my bookings: how can I cancel them')).toBe(key);
    expect(keyOf('How is a booking cancelled')).toBe(key);
  });

  it('is another one for another question word, a negation or one more word of content', () => {
    const key = keyOf('How do I cancel my booking?');
    expect(keyOf('When do I cancel my booking?')).not.toBe(key);
    expect(keyOf('How often do I cancel my booking?')).not.toBe(key);
    expect(keyOf('How do I not cancel my booking?')).not.toBe(key);
    expect(keyOf('How do I cancel my second booking?')).not.toBe(key);
    expect(keyOf('Cancel a booking')).not.toBe(key);
  });

  it.each([
    ['de', 'Wie kann ich meine Buchung stornieren?', 'Buchung stornieren, wie geht das', true],
    ['de', 'Darf ich Hunde mitbringen?', 'Darf ich keine Hunde mitbringen?', false],
    ['es', '¿Cómo cancelo la reserva?', 'la reserva, cómo se cancela', true],
    ['fr', 'Comment annuler une réservation ?', 'Comment ne pas annuler une réservation ?', false],
  ])('knows the question words and negations of %s', (language, heading, question, isSame) => {
    const key = keyOf(heading, language);
    expect(key).not.toBeNull();
    expect(keyOf(question, language) === key).toBe(isSame);
  });

  it('is none for fewer than two words of content, and where order cannot be passed over', () => {
    expect(keyOf('What is the fee?')).toBeNull();
    expect(keyOf('如何取消预订', 'zh')).toBeNull();
    expect(keyOf('Quomodo pactum rescindere possum', 'la')).toBeNull();
  });
});
