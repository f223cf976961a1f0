import table from './salience.json' with { type: 'json' };

/** What a word of a question is, as far as it says whether the answer's passage repeats it. */
export type WordClass = 'name' | 'number' | 'asked' | 'adverb' | 'word';

/** How likely the passage that answers repeats a word, by class and, in English, by stem. */
export interface SalienceTable {
  /** Over all words of questions. */
  readonly average: number;
  readonly classes: Readonly<Record<WordClass, number>>;
  readonly words: Readonly<Record<string, number>>;
}

/** Relative to the average word (1), how likely the passage that answers repeats this one. */
export type Salience = (stemmed: string, wordClass: WordClass, language: string) => number;

/**
 * Names and numbers are nearly always repeated, the noun after "what" and "which" and words like
 * "kind" or "called" seldom.
 */
function salienceBy({ average, classes, words }: SalienceTable): Salience {
  const learned = new Map(Object.entries(words));
  return (stemmed, wordClass, language) => {
    const usual = classes[wordClass];
    if (language !== 'en' || wordClass === 'name') return usual / average;
    const own = learned.get(stemmed) ?? usual;
    return (wordClass === 'word' ? own : Math.min(own, usual)) / average;
  };
}

/** By the table that `tests/benchmarks/retrieval/fit.ts` learned. */
export const salience: Salience = salienceBy(table);
