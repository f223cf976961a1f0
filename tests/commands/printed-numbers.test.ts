import { describe, expect, test } from 'vitest';
import { cite } from '../../commands/cite/cite.ts';
import { referenceChoices } from '../../commands/shared/options/reference.ts';
import { buildLibrary } from '../../src/retrieval/index/build-library.ts';
import { numberedDocuments } from '../support/numbered-documents.ts';
import { quotesIn, textIn } from '../support/replies.ts';
import { requestOf } from '../support/request.ts';
import { emptyServices } from '../support/services.ts';

const library = buildLibrary(numberedDocuments);
const answer = (reference: string) =>
  cite.answer(requestOf({ reference }), library, emptyServices());

describe('/cite of a printed number', () => {
  test('shows the item alone and says what was taken', async () => {
    const reply = await answer('Jorde 2:3');
    expect(reply.visibility).toBe('public');
    expect(quotesIn(reply).map(({ text }) => text)).toEqual(['3 The boats were gone.']);
    expect(textIn(reply)).toContain('No. 2.3, as printed in JORDE.');
    for (const { passage, start, end, text } of quotesIn(reply)) {
      expect(passage.document.text.slice(start, end)).toBe(text);
    }
  });

  test('shows the item alone beside a formatted reference too', async () => {
    const reference = { reference: 'Jorde 2:3', style: 'apa' };
    const reply = await cite.answer(requestOf(reference), library, emptyServices());
    expect(quotesIn(reply).map(({ text }) => text)).toEqual(['3 The boats were gone.']);
  });

  test('that several documents bear is a list for who asks', async () => {
    const reply = await answer('chapter 2');
    expect(reply.visibility).toBe('ephemeral');
    expect(textIn(reply)).toContain('That fits several passages');
  });
});

describe('suggestions for a printed number', () => {
  test('come first, and lead to it', async () => {
    const [first] = await referenceChoices(numberedDocuments, 'rule 5');
    expect(first?.name).toMatch(/^RULES No\. 5 — .*Music/);
    const [chapter] = await referenceChoices(numberedDocuments, 'ROPE chapter 2');
    expect(chapter?.name).toMatch(/^ROPE Chapter II — The fire came/);
    for (const { value } of [first, chapter].filter((choice) => choice !== undefined)) {
      expect((await answer(value)).visibility).toBe('public');
    }
  });

  test('leave the other suggestions where they were', async () => {
    const choices = await referenceChoices(numberedDocuments, 'ROPE');
    expect(choices[0]?.value).toBe('ROPE:1');
  });
});
