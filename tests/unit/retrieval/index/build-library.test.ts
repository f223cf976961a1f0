import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildLibrary } from '../../../../src/retrieval/index/build-library.ts';
import { documentsOf } from '../../../support/documents.ts';

const FILES = {
  'famine.md': `# The famine\n\nThe famine of the 1990s is called the Arduous March (konanŭi haenggun). It began after the floods of 1995.\n\nRations stopped, and people traded food at markets.`,
  'talks.md': `# The talks\n\nSokeel Park directs research at Liberty in North Korea. He works with refugees every day.\n\nSteven Denney studies national identity in Toronto, and he surveys migrants.`,
  'boats.md': `# Boats\n\nA harbour pilot guides large ships into the port of Busan. Pilots train for nine years before their first voyage.`,
};
const library = buildLibrary(documentsOf(FILES));

describe('ask', () => {
  it('answers with a slice of the stored text and marks the question in it', () => {
    const [first] = library.ask('konanui haenggun?').excerpts;
    expect(first?.text).toContain('konanŭi haenggun');
    expect(first?.text).toBe(first?.passage.document.text.slice(first.start, first.end));
    const marked = first?.highlights.map(({ start, end }) =>
      first.passage.document.text.slice(start, end),
    );
    expect(marked).toEqual(['konanŭi', 'haenggun']);
  });

  it('corrects a dozen words of a question and leaves the others as they are', () => {
    const plain = buildLibrary(documentsOf(FILES), { meaning: false });
    const others = (count: number): string =>
      Array.from({ length: count }, (_, at) => `zzq${String.fromCharCode(97 + at)}xxyyzz`).join(
        ' ',
      );
    expect(plain.ask(`${others(11)} harbuor`).excerpts).toHaveLength(1);
    expect(plain.ask(`${others(12)} harbuor`).excerpts).toEqual([]);
  });

  it('finds a word that is misspelt, swapped or inflected', () => {
    for (const question of ['Who studies natoinal identity?', 'Who surveyed the migrnats?']) {
      expect(library.ask(question).excerpts[0]?.text).toContain('Steven Denney');
    }
  });

  it('is not made surer by repetition', () => {
    const [once, often] = ['famine', 'famine '.repeat(9)].map((text) => library.ask(text));
    expect(often?.answered).toBe(false);
    expect(often?.confidence).toBeLessThan(once?.confidence ?? 0);
  });

  it('shows no excerpt whose words stand in a better one', () => {
    const repeated = 'The harbour pilot of Busan guides large ships into the port.';
    const different = 'The harbour pilot of Busan trains for nine years.';
    const texts = ['Alpha', 'Beta', 'Gamma'].map((name) =>
      Array.from({ length: 60 }, (_, i) => `${name}${i}`).join(' '),
    );
    const found = buildLibrary(
      documentsOf({
        'a.md': `${repeated}\n\n${texts[0]}.`,
        'b.md': `${repeated} ${texts[1]}.`,
        'c.md': `${different} ${texts[2]}.`,
      }),
      { excerptLength: 70 },
    ).ask('What does the harbour pilot of Busan do?').excerpts;
    expect(found.slice(0, 2).map(({ text }) => text)).toEqual([repeated, different]);
    expect(found.filter(({ text }) => text === repeated)).toHaveLength(1);
  });

  it('is silent when the documents are', () => {
    for (const question of [
      'How tall is Mount Everest?',
      'Who wrote Hamlet?',
      'best pizza recipe',
    ]) {
      expect(library.ask(question).answered).toBe(false);
    }
  });

  it.each([
    '',
    '   ',
    '😀',
    'what is the of and',
    '**_~~',
    '<@123456789012345678> @everyone',
    'x'.repeat(6000),
    'why '.repeat(1500),
  ])('says clearly that %j has no answer', (question) => {
    const answer = library.ask(question);
    expect(answer.answered).toBe(false);
    expect(answer.confidence).toBeLessThan(0.2);
    expect(answer.question).toBe(question);
  });

  it('reads no words into mentions and custom emoji', () => {
    const numbered = buildLibrary(
      documentsOf({ 'a.md': 'Rule 1 of the harbour is to wait for the pilot.' }),
    );
    expect(numbered.ask('<@1> <@&1> <#1> <:rule:1> <t:1:R> **__').excerpts).toEqual([]);
  });

  it('keeps to the documents it may show', () => {
    const answer = library.ask('Steven Denney', { within: ({ name }) => name !== 'talks.md' });
    expect(answer.excerpts.every(({ passage }) => passage.document.name !== 'talks.md')).toBe(true);
    expect(answer.answered).toBe(false);
  });

  it('shows the closest passages even when it does not answer', () => {
    const answer = library.ask('How many food markets are there on Mars?');
    expect(answer.answered).toBe(false);
    expect(answer.excerpts[0]?.text).toContain('markets');
  });

  it('explains a score by features that sum up to it', () => {
    for (const { features, score } of library.ask('Who trains pilots for ships?').excerpts) {
      expect(Object.values(features).reduce((sum, one) => sum + one, 0)).toBeCloseTo(score, 9);
    }
  });

  it('shows one of two passages that say the same', () => {
    const twice = buildLibrary(
      documentsOf({ ...FILES, 'copy.md': FILES['boats.md'].replace('# Boats', '# More boats') }),
    );
    const names = twice
      .ask('Where does a harbour pilot guide ships?')
      .excerpts.map(({ passage }) => passage.document.name);
    expect(names.filter((name) => name === 'boats.md' || name === 'copy.md')).toHaveLength(1);
  });

  it('does not depend on the order in which documents load', () => {
    const orders = fc.shuffledSubarray(Object.entries(FILES), { minLength: 3 });
    const outline = (entries: [string, string][]): unknown =>
      ['When did the famine begin?', 'Who works with refugees?', 'ships'].map((question) =>
        buildLibrary(documentsOf(Object.fromEntries(entries)))
          .ask(question)
          .excerpts.map(({ text, score }) => [text, score]),
      );
    const expected = outline(Object.entries(FILES));
    fc.assert(
      fc.property(orders, (entries) => {
        expect(outline(entries)).toEqual(expected);
      }),
      { numRuns: 6 },
    );
  });

  it('gives excerpts that are slices within the limit, whatever the question and the limit', () => {
    const words = fc.constantFrom(
      'famine',
      'Park',
      'ships',
      'who',
      '1995',
      'March',
      'rations',
      '?',
      'zebra',
    );
    fc.assert(
      fc.property(fc.array(words), fc.integer({ min: 20, max: 300 }), (question, excerptLength) => {
        const small = buildLibrary(documentsOf(FILES), { excerptLength });
        const { confidence, excerpts } = small.ask(question.join(' '));
        expect(confidence).toBeGreaterThanOrEqual(0);
        expect(confidence).toBeLessThanOrEqual(1);
        for (const { text, start, end, passage, highlights } of excerpts) {
          expect(text).toBe(passage.document.text.slice(start, end));
          expect(text.length).toBeLessThanOrEqual(excerptLength);
          expect(start >= passage.start && end <= passage.end).toBe(true);
          expect(highlights.every((one) => one.start >= start && one.end <= end)).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });
});
