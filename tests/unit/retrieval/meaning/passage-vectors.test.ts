import { describe, expect, test } from 'vitest';
import { meaningSteps } from '../../../../src/retrieval/meaning/library-meaning.ts';
import { runSync } from '../../../../src/system/yielding.ts';
import { documentsOf } from '../../../support/documents.ts';
import { indexDocuments } from '../../../support/library-index.ts';
import { vectorTable } from '../../../support/vector-table.ts';

const table = vectorTable(
  { ship: [100, 0], pilot: [0, 50], baker: [0, 0, 10], common: [0, 0, 90] },
  new Map([['common', 0.5]]),
);

function vectorsOf(text: string) {
  const { segments, vocabulary } = indexDocuments(
    documentsOf({ 'd.md': `---\nlanguage: en\ntitle: Stones\n---\n${text}` }),
  );
  const [made] = runSync(meaningSteps(segments, table)).parts;
  if (made === undefined) throw new Error('no segment');
  const vector = (passage: number) =>
    [0, 1, 2].map((at) => made.components[passage * table.dimensions + at]);
  return { made, vector, vocabulary };
}

describe('the vector of a passage', () => {
  test('is the direction of its words, whatever their length, scaled to 127', () => {
    const { vector } = vectorsOf('A ship.');
    expect(vector(0)).toEqual([127, 0, 0]);
    const both = Math.round(127 / Math.SQRT2);
    expect(vectorsOf('A ship, a pilot.').vector(0)).toEqual([both, both, 0]);
  });

  test('counts a word as often as it stands there', () => {
    const [ship = 0, pilot = 0] = vectorsOf('A ship, a ship, a pilot.').vector(0);
    expect(ship / pilot).toBeCloseTo(2, 1);
  });

  test('counts a word by its weight', () => {
    const [ship = 0, , common = 0] = vectorsOf('A common ship.').vector(0);
    expect(ship / common).toBeCloseTo(2, 1);
  });

  test('counts its headings', () => {
    const both = Math.round(127 / Math.SQRT2);
    const { vector } = vectorsOf('# Bakers\n\nA ship.\n\n# Other\n\nA ship.');
    expect(vector(0)).toEqual([both, 0, both]);
    expect(vector(1)).toEqual([127, 0, 0]);
  });

  test('is 0 without a known word', () => {
    const { made } = vectorsOf('Nothing known stands here.');
    expect(made.components.every((one) => one === 0)).toBe(true);
    expect(made.rowOf.every((row) => row === -1)).toBe(true);
  });

  test('comes with the rows of all terms', () => {
    const { made, vocabulary } = vectorsOf('A ship of stone.');
    expect(made.rowOf[vocabulary.number('ship') ?? -1]).toBe(0);
    expect(made.rowOf[vocabulary.number('stone') ?? -1]).toBe(-1);
  });
});
