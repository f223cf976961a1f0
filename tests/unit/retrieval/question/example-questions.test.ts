import { expect, test } from 'vitest';
import { exampleQuestions } from '../../../../src/retrieval/question/example-questions.ts';
import { smallLibrary } from '../../../support/library.ts';

const FAQ = `---
key: FAQ
title: Visiting
---

# Visiting

Come by boat.

# Tickets

Tickets are sold on the quay from nine o'clock.

# When does the ferry leave?

The ferry leaves the quay at noon.

# ${'Very '.repeat(20)}long heading of a section about the harbour

It is long.`;

const library = smallLibrary({ 'faq.md': FAQ });

test('examples are headings that the library answers, questions first, of all documents in turn', () => {
  const examples = exampleQuestions(library, 20);
  const ofFaq = examples.filter((one) => FAQ.includes(`# ${one}\n`));
  expect(ofFaq[0]).toBe('When does the ferry leave?');
  const first = examples.slice(0, 3);
  expect(first.filter((one) => FAQ.includes(one))).toHaveLength(1);
  expect(new Set(examples).size).toBe(examples.length);
  for (const example of examples) {
    expect(library.ask(example).answered, example).toBe(true);
    expect(example.length).toBeLessThanOrEqual(80);
  }
});

test('there are no more than were wanted, and no titles among them', () => {
  expect(exampleQuestions(library, 2)).toHaveLength(2);
  expect(exampleQuestions(library, 0)).toEqual([]);
  expect(exampleQuestions(library, 20)).not.toContain('Visiting');
});
