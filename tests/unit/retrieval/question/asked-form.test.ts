import { describe, expect, test } from 'vitest';
import { askedForm } from '../../../../src/retrieval/question/asked-form.ts';

describe('what an answer must look like', () => {
  test.each([
    ['what time does the hall open', 'The hall opens at 18:00.', 'The hall opens in spring.'],
    ['how much does a shirt cost', 'Short sleeve 38 €', 'Shirts are sold at the door.'],
    ['how long is the credit good for', 'valid for twelve months', 'valid in the shop'],
    ['when is the next meeting', 'on 3 March', 'in the small room'],
    ['how many subs can we have', 'up to two substitutes', 'substitutes are named'],
    ['what is the email for refunds', 'refunds@wetboots.example', 'write to the desk'],
    ['wann ist Training', 'dienstags um 19 Uhr', 'in der Halle'],
    ['¿cuánto cuesta la copia?', 'cuesta 2 €', 'se hace en la sede'],
  ])('"%s" wants "%s", not "%s"', (question, right, wrong) => {
    const form = askedForm(question);
    expect(form?.test(right)).toBe(true);
    expect(form?.test(wrong)).toBe(false);
  });

  test('is not said by most questions', () => {
    expect(askedForm('can I bring my dog')).toBeNull();
    expect(askedForm('who runs the bar')).toBeNull();
  });
});
