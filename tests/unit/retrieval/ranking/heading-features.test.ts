import { describe, expect, it } from 'vitest';
import { readQuestion } from '../../../../src/retrieval/question/question.ts';
import { findCandidates, passageOf } from '../../../../src/retrieval/ranking/candidates.ts';
import { FEATURES, type FeatureName } from '../../../../src/retrieval/ranking/features.ts';
import { rankingContext } from '../../../../src/retrieval/ranking/ranking-context.ts';
import { documentsOf, paragraphOf } from '../../../support/documents.ts';
import { indexDocuments } from '../../../support/library-index.ts';

/** A feature of the passage that holds these words. */
function featuresOf(question: string, text: string) {
  const index = indexDocuments(
    documentsOf({ 'd.md': `---\nlanguage: en\ntitle: The harbour\n---\n${text}` }),
  );
  const read = readQuestion(question, index);
  const candidates = findCandidates(read, index, () => true);
  const context = rankingContext(candidates, read, index);
  return (words: string, name: FeatureName): number => {
    const found = candidates.find((one) => passageOf(one)?.text.includes(words));
    if (found === undefined) throw new Error(`${words} is no candidate`);
    return FEATURES[name](found, context);
  };
}

const SECTIONS = `# The harbour\n\nGulls rest here, and nobody fishes.

## Mooring fees\n\nEleven pounds a night, gulls included.

## Lost ropes\n\nAsk the master about fishing.`;

describe('a ranking feature', () => {
  it('headingShare is how much of the question the section’s own heading holds', () => {
    const value = featuresOf('mooring gulls', SECTIONS);
    expect(value('Eleven', 'headingShare')).toBeGreaterThan(0);
    expect(value('Eleven', 'headingShare')).toBeLessThan(1);
    expect(featuresOf('mooring fees', SECTIONS)('Eleven', 'headingShare')).toBeCloseTo(1, 9);
    expect(value('nobody', 'headingShare')).toBe(0);
  });

  it('headingShare and headingCover take a document’s title for no heading of a section', () => {
    const value = featuresOf('harbour gulls', SECTIONS);
    expect(value('nobody', 'headingShare')).toBe(0);
    expect(value('nobody', 'headingCover')).toBe(0);
  });

  it('headingCover is how much of the section’s own heading the question holds', () => {
    const part = featuresOf('gulls and mooring', SECTIONS)('Eleven', 'headingCover');
    expect(part).toBeGreaterThan(0);
    expect(part).toBeLessThan(1);
    const more = featuresOf('gulls and mooring fees', SECTIONS)('Eleven', 'headingCover');
    expect(more).toBeCloseTo(1, 9);
  });

  it('headingMatch wants both: the question in the heading and the heading in the question', () => {
    expect(featuresOf('mooring fees', SECTIONS)('Eleven', 'headingMatch')).toBeCloseTo(1, 9);
    for (const question of ['mooring', 'mooring fees gulls']) {
      const value = featuresOf(question, SECTIONS);
      const [share, cover] = [value('Eleven', 'headingShare'), value('Eleven', 'headingCover')];
      expect(value('Eleven', 'headingMatch')).toBeCloseTo(share * cover, 9);
      expect(value('Eleven', 'headingMatch')).toBeLessThan(0.999);
    }
  });

  it('exactHeading is 1 below the heading that the question is, and less further down', () => {
    const text = `${SECTIONS}\n\n## Opening hours\n\n${paragraphOf(150, 'dawn')}\n\n${paragraphOf(150, 'dusk')}`;
    const value = featuresOf('Opening hours?', text);
    expect(value('dawn1 ', 'exactHeading')).toBe(1);
    expect(value('dusk1 ', 'exactHeading')).toBeCloseTo(0.9, 9);
    expect(featuresOf('opening', text)('dawn1 ', 'exactHeading')).toBe(0);
    expect(featuresOf('gulls', text)('nobody', 'exactHeading')).toBe(0);
  });

  it('askedForm tells the passage that looks like an answer from the one that does not', () => {
    const value = featuresOf(
      'How much is the rope?',
      '# One\n\nA rope: £4.\n\n# Two\n\nA rope, wet.',
    );
    expect(value('£4', 'askedForm')).toBe(1);
    expect(value('wet', 'askedForm')).toBe(-1);
    expect(featuresOf('rope', '# One\n\nA rope: £4.')('£4', 'askedForm')).toBe(0);
  });
});
