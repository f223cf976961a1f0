/**
 * Learns `src/retrieval/question/salience.json` from questions on Wikipedia articles:
 * `node --import tsx tests/benchmarks/retrieval/fit-salience.ts DATA_DIR`.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Question, readQuestion } from '../../../src/retrieval/question/question.ts';
import type { SalienceTable, WordClass } from '../../../src/retrieval/question/salience.ts';
import { articleExamples } from './load-rows.ts';
import { type Example, heldBy, type Trial } from './training-set.ts';

/** A word's share is drawn to its class's as if seen so many times more. */
const PRIOR = 5;
/** Words rarer than this, or in fewer articles, say more about the articles than about English. */
const LEAST_SEEN = 5;
const LEAST_ARTICLES = 3;
/** Words nearer to their class are left out of the table. */
const TELLING = 0.08;

interface Count {
  seen: number;
  held: number;
  readonly articles: Set<string>;
}

/** How often the passage that answers holds a word of the question, by word and by class of words. */
function fitSalience(examples: readonly Example[], { index }: Trial): SalienceTable {
  const classes = new Map<string, Count>();
  const words = new Map<string, Count>();
  for (const { judged, right } of examples) {
    if (right === null) continue;
    const question = plain(judged.question, index);
    const held = heldBy(right, question, index);
    question.terms.forEach(({ stem, wordClass }, term) => {
      const article = judged.document ?? '';
      count(classes, wordClass, held[term] === true, article);
      if (wordClass === 'word' && /^[a-z]+$/.test(stem))
        count(words, stem, held[term] === true, article);
    });
  }
  const all = [...classes.values()];
  const shareOf = (name: WordClass): number => share(classes.get(name));
  const usual = shareOf('word');
  const kept = [...words]
    .filter(([, one]) => one.seen >= LEAST_SEEN && one.articles.size >= LEAST_ARTICLES)
    .map(([word, one]) => [word, (one.held + PRIOR * usual) / (one.seen + PRIOR)] as const)
    .filter(([, likely]) => Math.abs(likely - usual) >= TELLING)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    average: round(sum(all.map(({ held }) => held)) / sum(all.map(({ seen }) => seen))),
    classes: {
      name: shareOf('name'),
      number: shareOf('number'),
      asked: shareOf('asked'),
      adverb: shareOf('adverb'),
      word: usual,
    },
    words: Object.fromEntries(kept.map(([word, likely]) => [word, round(likely)])),
  };
}

function plain(text: string, index: Trial['index']): Question {
  return readQuestion(text, index, () => 1);
}

function count(counts: Map<string, Count>, key: string, held: boolean, article: string): void {
  const one = counts.get(key) ?? { seen: 0, held: 0, articles: new Set<string>() };
  one.seen += 1;
  if (held) one.held += 1;
  one.articles.add(article);
  counts.set(key, one);
}

function share(one: Count | undefined): number {
  return one === undefined ? 0.5 : round(one.held / one.seen);
}

function sum(values: readonly number[]): number {
  return values.reduce((all, one) => all + one, 0);
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

const data = process.argv[2];
if (data === undefined) throw new Error('Give the data folder.');
const { examples: all, trial } = await articleExamples(data);
const provenance = {
  script: 'tests/benchmarks/retrieval/fit-salience.ts',
  data: 'SQuAD v1.1 dev, questions on 24 of 48 articles (CC BY-SA 4.0)',
  questions: all.length,
};
const file = join(import.meta.dirname, '../../../src/retrieval/question/salience.json');
await writeFile(file, `${JSON.stringify({ provenance, ...fitSalience(all, trial) }, null, 2)}\n`);
