import { describe, expect, it } from 'vitest';
import { buildLibrary } from '../../../../src/retrieval/index/build-library.ts';
import { documentsOf } from '../../../support/documents.ts';

const english = (text: string): string => `---\nlanguage: en\n---\n${text}`;
const library = buildLibrary(
  documentsOf({
    'a.md': english('The National Harbour League (NHL) sails in May, when the weather is fair.'),
    'b.md': english('The National Harbour League has nine ships and a crew of forty for each.'),
    'c.md': english('The NHL owns a museum of rope, which is open to all from June on.'),
    'd.md': english('The national press writes about a league of harbour towns and a museum.'),
  }),
);
const best = (question: string): string | undefined =>
  library.ask(question).excerpts[0]?.passage.document.name;

describe('an acronym that the documents define', () => {
  it('finds passages that spell it out', () => {
    const found = library.ask('What does the NHL do?', { top: 9 }).excerpts;
    expect(found.map(({ passage }) => passage.document.name)).toContain('b.md');
    expect(best('How many ships does the NHL have?')).toBe('b.md');
  });

  it('is found where the question spells it out', () => {
    const question = 'Where does the National Harbour League meet?';
    const names = (documents: typeof library.documents): string[] =>
      buildLibrary(documents, { meaning: false })
        .ask(question, { top: 9 })
        .excerpts.map(({ passage }) => passage.document.name);
    expect(names(library.documents)).toContain('c.md');
    const undefinedThere = library.documents.filter(({ name }) => name !== 'a.md');
    expect(names(undefinedThere)).not.toContain('c.md');
  });

  it('is worth less than what stands there', () => {
    const score = (name: string): number =>
      library.ask('NHL', { top: 9 }).excerpts.find(({ passage }) => passage.document.name === name)
        ?.score ?? 0;
    expect(score('c.md')).toBeGreaterThan(score('b.md'));
    expect(score('b.md')).toBeGreaterThan(0);
  });
});
