import { describe, expect, it } from 'vitest';
import { buildLibrary } from '../../../../src/retrieval/index/build-library.ts';
import { questionMeaning } from '../../../../src/retrieval/meaning/question-meaning.ts';
import { readQuestion } from '../../../../src/retrieval/question/question.ts';
import { findCandidates } from '../../../../src/retrieval/ranking/candidates.ts';
import { confidenceOf, leadOf } from '../../../../src/retrieval/ranking/confidence.ts';
import { rank } from '../../../../src/retrieval/ranking/ranking.ts';
import { rankingContext } from '../../../../src/retrieval/ranking/ranking-context.ts';
import weights from '../../../../src/retrieval/ranking/weights.json' with { type: 'json' };
import { documentsOf } from '../../../support/documents.ts';

const library = buildLibrary(
  documentsOf({
    'a.md':
      '---\nlanguage: en\n---\n# Harbour\n\nThe pilot guides ships.\n\n## Where do I put wet ropes?\n\nInto the shed.',
    'b.md': 'Bakers feed their sourdough.',
  }),
);

/** Confidence in the best passage, were the question in another language. */
function confidenceIn(language: string, text = 'Does the pilot guide ships?'): number {
  const { index } = library;
  const question = { ...readQuestion(text, index), language };
  const meaning = index.meaning && questionMeaning(question, index.meaning);
  const candidates = findCandidates(question, index, () => true, meaning);
  const context = rankingContext(candidates, question, index, meaning);
  return confidenceOf(rank(candidates, context), context);
}
const logit = (share: number): number => Math.log(share / (1 - share));
const scored = (...scores: number[]) => scores.map((score) => ({ score }));

describe('the lead of the best passage', () => {
  it('is its share of the choice', () => {
    expect(leadOf([])).toBe(0);
    expect(leadOf(scored(7))).toBe(1);
    expect(leadOf(scored(7, 7))).toBe(0.5);
    expect(leadOf(scored(7, 7 - Math.log(3)))).toBeCloseTo(0.75, 9);
  });

  it('looks at twenty rivals and is a number however far apart they are', () => {
    expect(leadOf(scored(...Array<number>(20).fill(1)))).toBeCloseTo(1 / 20, 9);
    expect(leadOf(scored(...Array<number>(500).fill(1)))).toBeCloseTo(1 / 20, 9);
    expect(leadOf(scored(1e6, -1e6))).toBeCloseTo(1, 9);
  });
});

describe('confidence in a language without a table of words', () => {
  const spanish = buildLibrary(
    documentsOf({
      'puerto.md': `---\nlanguage: es\n---\n# El puerto\n\nEl nombre del puerto es Lunara. Cada barco paga once libras por noche.

El faro fue construido en 1931 por los hermanos Vela y su luz se ve desde la isla.

La mayor parte de los barcos llega por la tarde, cuando el piloto vuelve de la isla.`,
    }),
  );

  it('takes no common word for an answer', () => {
    for (const question of [
      '¿Qué nombre se usa para describir la selva amazónica?',
      '¿Qué nación contiene la mayor parte de la selva amazónica?',
      '¿Cuántas especies de árboles se pueden ver en la selva?',
    ]) {
      expect(spanish.ask(question).band).not.toBe('answer');
    }
  });

  it('knows an answer when it stands there', () => {
    for (const question of [
      '¿Cuánto paga un barco por noche en el puerto?',
      '¿Quién construyó el faro en 1931?',
    ]) {
      expect(spanish.ask(question).band).toBe('answer');
    }
  });
});

describe('confidence', () => {
  it('is moved by the language of the question, as it was measured for that language', () => {
    const english = logit(confidenceIn('en'));
    for (const [language, offset] of Object.entries(weights.words.languages)) {
      expect(logit(confidenceIn(language)) - english).toBeCloseTo(offset, 6);
    }
    expect(confidenceIn('cy')).toBe(confidenceIn('other'));
    expect(confidenceIn('constructor')).toBe(confidenceIn('other'));
  });

  it('is 0.95 where the question stands in the documents as a heading, in whatever language', () => {
    const { confidence, excerpts } = library.ask('where do I put wet ropes');
    expect(excerpts[0]?.text).toContain('Into the shed.');
    expect(confidence).toBe(0.95);
    expect(confidenceIn('de', 'Where do I put wet ropes?')).toBe(0.95);
  });

  it('is 0 where no passage was found', () => {
    const question = readQuestion('', library.index);
    expect(confidenceOf([], rankingContext([], question, library.index))).toBe(0);
  });
});
