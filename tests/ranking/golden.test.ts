import { describe, expect, it } from 'vitest';
import { buildLibrary } from '../../src/retrieval/index/build-library.ts';
import { documentsOf } from '../support/documents.ts';

/** One passage a section, so that each can be named by its heading. */
const library = buildLibrary(
  documentsOf({
    'bridge.md': `# The old bridge

## Building

Anna Keller designed the stone bridge in 1873. Two hundred masons worked on it for four years.

## Flood

The flood of 1910 carried off the middle arch of the bridge. Nobody was hurt, but trade stopped for a winter.

## Repair

The town council paid 40,000 crowns for the repair. Engineers replaced the arch with iron in 1912.`,
    'mill.md': `# The paper mill

## Founding

The paper mill was established by the brothers Weiss in 1820. It used the water of the upper river.

## Decline

Cheap imports ruined the paper mill. It closed its gates in 1931 because nobody bought its paper any more.

## Museum

Today the mill is a museum. Visitors can make their own paper on Saturdays.`,
  }),
);

const best = (question: string): string | null | undefined =>
  library.ask(question).excerpts[0]?.passage.section.heading;

describe('the best passage', () => {
  it.each([
    ['Who designed the bridge?', 'Building'],
    ['How many masons built the bridge?', 'Building'],
    ['What carried off the arch?', 'Flood'],
    ['How much did the council pay to repair the bridge?', 'Repair'],
    ['When was the mill founded?', 'Founding'],
    ['Why did the paper mill close?', 'Decline'],
    ['On which days can visitors make paper?', 'Museum'],
    ['What is the mill used for today?', 'Museum'],
    ['paper mill closing', 'Decline'],
    ['Who desinged the brigde?', 'Building'],
  ])('for "%s" is under "%s"', (question, heading) => {
    expect(best(question)).toBe(heading);
  });

  it('is trusted where it answers and not where it only sounds alike', () => {
    const sure = library.ask('When did the flood carry off the middle arch?');
    const unsure = library.ask('Who won the bridge tournament in Geneva?');
    expect(sure.answered).toBe(true);
    expect(unsure.answered).toBe(false);
    expect(sure.confidence).toBeGreaterThan(unsure.confidence + 0.3);
  });
});

describe('one more matching word', () => {
  it('never lowers the score, other things equal', () => {
    const filler = 'Grey stones lie along the quiet shore';
    const question = 'Which harbour pilot guided ships?';
    const scores = [
      'ones',
      'harbour',
      'harbour pilot',
      'harbour pilot guided',
      'harbour pilot guided ships',
    ].map((words) => {
      const padding = Array.from(
        { length: 5 - words.split(' ').length },
        (_, i) => `pebble${i}`,
      ).join(' ');
      const small = buildLibrary(
        documentsOf({
          'a.md': `${filler} ${words} ${padding}.`,
          'b.md': 'A harbour pilot guided ships far away.',
        }),
      );
      const found = small
        .ask(question)
        .excerpts.find(({ passage }) => passage.document.name === 'a.md');
      return found?.score ?? Number.NEGATIVE_INFINITY;
    });
    expect(scores).toEqual(scores.toSorted((a, b) => a - b));
    expect(new Set(scores).size).toBe(scores.length);
  });
});

describe('an excerpt', () => {
  const tale = 'The story began with water in the wrong place, and with a kettle that spoke.';
  const talk = buildLibrary(
    documentsOf({
      'talk.md': `# Talk

**Bell:** How did the story of the ferryman begin?

**Doe:** ${tale}

**Bell:** How does the story end?

**Doe:** With a letter that nobody has read.

# Fees

| Type | Fee | Note |
|---|---|---|
| Full | 34 | key fob |
| Evening | 22 | until eleven |`,
    }),
  );

  it('of an interview is the reply, whatever the question repeats', () => {
    const [first] = talk.ask('How did the story of the ferryman begin?').excerpts;
    expect(first?.text).toBe(`Doe: ${tale}`);
  });

  it('of a table is found by the names of its columns, and is its row', () => {
    const [first] = talk.ask('What is the fee for evening?').excerpts;
    expect(first?.text).toBe('Evening | 22 | until eleven');
  });
});
