import { describe, expect, test } from 'vitest';
import { buildLibrary } from '../../../../src/retrieval/index/build-library.ts';
import { documentsOf, paragraphOf } from '../../../support/documents.ts';
import { numberedDocuments } from '../../../support/numbered-documents.ts';

const library = buildLibrary(numberedDocuments);

describe('a question that names a printed number', () => {
  test.each([
    ['rule 5', /No music after ten\.$/],
    ['what does article 2.2 say', /^2\.2 Cats are not admitted to it\.$/],
    ["what's rule 4", /At least three letters\.$/],
    ['was sagt § 12a', /Am Sonntag den ganzen Tag\.$/],
    ['chapter 2 of the rope makers', /^The fire came in the second winter\.$/],
    ['Jorde 1:4', /^4\. The moon came up\.$/],
    ['does rule 5 apply to guitars', /No music after ten\.$/],
  ])('%j is answered with it', (question, expected) => {
    const { answered, confidence, excerpts } = library.ask(question);
    expect(excerpts[0]?.text).toMatch(expected);
    expect([answered, confidence > 0.9]).toEqual([true, true]);
    for (const { passage, start, end, text } of excerpts) {
      expect(passage.document.text.slice(start, end)).toBe(text);
    }
  });

  test('is not answered with a part of a work when something else is asked about it', () => {
    const books = buildLibrary(
      documentsOf({
        'saga.md':
          '---\nlanguage: en\n---\n# The saga\n\n## Book One\n\nThe fleet leaves the harbour.\n\n## Book Two\n\nThe fleet is lost in the ice.\n\n## Shop\n\nA signed copy costs twelve pounds.',
      }),
    );
    expect(books.ask('what does book two say').excerpts[0]?.text).toContain('lost in the ice');
    const { excerpts } = books.ask('how much is a signed copy of book two');
    expect(excerpts[0]?.text).toContain('twelve pounds');
    expect(books.ask('how many pages has book two').answered).toBe(false);
  });

  test('is unsure where several bear it, and shows them', () => {
    const { band, excerpts } = library.ask('chapter 2');
    expect(band).toBe('unsure');
    expect(new Set(excerpts.map(({ passage }) => passage.document.metadata.key))).toEqual(
      new Set(['CARRIERS', 'ROPE']),
    );
  });

  test('is not answered with another number', () => {
    for (const question of ['rule 99', 'what does rule 99 say']) {
      expect(library.ask(question).answered).toBe(false);
    }
  });

  test('is asked of the document that is chosen', () => {
    const rope = (key: string) => key === 'ROPE';
    const within = library.ask('chapter 2', { within: ({ metadata }) => rope(metadata.key) });
    expect([within.answered, within.excerpts[0]?.text]).toEqual([
      true,
      'The fire came in the second winter.',
    ]);
  });

  test('shows no more of a long one than an excerpt holds', () => {
    const long = `# Rules\n\n1. ${paragraphOf(90)} It ends here.\n2. Be brief.`;
    const { excerpts } = buildLibrary(documentsOf({ 'rules.md': long })).ask('rule 1');
    expect(excerpts[0]?.text).toMatch(/^1\. word0 .*\S$/);
    expect(excerpts[0]?.text.length).toBeLessThanOrEqual(300);
  });

  test('leaves other questions about a chapter to their words', () => {
    const { excerpts } = library.ask('what took the winter fire in chapter 2');
    expect(excerpts.map(({ text }) => text)).toContain('The fire came in the second winter.');
  });
});
