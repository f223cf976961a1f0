import { describe, expect, it } from 'vitest';
import { buildLibrary } from '../../../../src/retrieval/index/build-library.ts';
import { documentsOf } from '../../../support/documents.ts';

/** The excerpt of at most `limit` characters that answers from a document of one paragraph. */
function excerptOf(question: string, text: string, limit: number) {
  const documents = documentsOf({ 'd.md': `---\nlanguage: en\n---\n${text}` });
  const [excerpt] = buildLibrary(documents, { excerptLength: limit }).ask(question).excerpts;
  if (!excerpt) throw new Error('nothing found');
  return excerpt;
}

describe('an excerpt', () => {
  it('is the sentence whose possible answer is nearer to the question, all else being equal', () => {
    const far = 'Pilots came here from every corner of the county, 40 of them.';
    const near = 'Pilots here were 40 and came from every corner of it.';
    expect(excerptOf('How many pilots?', `${far} ${near}`, 70).text).toBe(near);
  });

  it('is the sentence with a word of the asked kind', () => {
    const without = 'Pilots came here from every corner of the county.';
    const holding = 'From every corner of the county 40 of them came here, pilots.';
    expect(excerptOf('How many pilots?', `${without} ${holding}`, 70).text).toBe(holding);
  });

  it('is the sentence with the rarer word of the question', () => {
    const common = 'The boats lie in the yard all winter long.';
    const rare = 'The varnish lies in the shed all winter long.';
    const text = `${common} ${rare} The boats are many. The boats are blue.`;
    expect(excerptOf('varnish boats', text, 50).text).toBe(rare);
  });

  it('is the sentence where the words of the question stand together, all else being equal', () => {
    const apart = 'The harbour opens early and in the evening the master goes home.';
    const together = 'The harbour master goes home in the evening and opens it early.';
    expect(excerptOf('harbour master', `${apart} ${together}`, 70).text).toBe(together);
  });

  it('is a slice of the text, without white space at its ends, and within the limit', () => {
    const long = `${'The boats lie in the yard, and '.repeat(9)}nobody sails.`;
    const { text, start, end, passage } = excerptOf('boats', long, 80);
    expect(text).toBe(passage.document.text.slice(start, end));
    expect(text.trim()).toBe(text);
    expect(text.length).toBeLessThanOrEqual(80);
    expect(text.length).toBeGreaterThan(40);
  });

  it('highlights the words of the question within it, each once', () => {
    const { text, start, highlights } = excerptOf(
      'boats in winter',
      'In winter the boats sleep.',
      80,
    );
    const words = highlights.map((span) => text.slice(span.start - start, span.end - start));
    expect(words).toEqual(['winter', 'boats']);
  });
});
