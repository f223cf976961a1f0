/**
 * Time and memory at 100,000 passages: `node --import tsx tests/benchmarks/retrieval/large-library.ts
 * DATA_DIR [PASSAGES]`. The passages are those of `recombine`.
 */
import { join } from 'node:path';
import { percentile } from '../../../src/evaluation/metrics.ts';
import { buildLibrary } from '../../../src/retrieval/index/build-library.ts';
import { recombine } from './recombined.ts';
import { loadCorpus, loadQuestions } from './training-set.ts';

const [data, wanted = '100000'] = process.argv.slice(2);
if (data === undefined) throw new Error('Give the data folder.');
const questions = await loadQuestions(join(data, 'english', 'questions.jsonl'));
const documents = recombine(await loadCorpus(join(data, 'english', 'corpus')), Number(wanted));
const began = performance.now();
const library = buildLibrary(documents);
const built = performance.now() - began;
const sample = questions.filter((_, number) => number % 3 === 0);
for (const { question } of sample.slice(0, 100)) library.ask(question);
const times = sample.map(({ question }) => {
  const asked = performance.now();
  library.ask(question);
  return performance.now() - asked;
});
times.sort((a, b) => a - b);
const ms = (part: number): string => percentile(times, part).toFixed(2);
process.stdout.write(
  `${wanted} passages: built in ${(built / 1000).toFixed(1)} s, ${Math.round(process.memoryUsage().rss / 1e6)} MB resident; ` +
    `${times.length} questions, ms p50 ${ms(0.5)}, p95 ${ms(0.95)}, p99 ${ms(0.99)}, most ${ms(1)}\n`,
);
