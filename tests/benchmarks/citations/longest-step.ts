/**
 * Quotations and documents that were made to take long: how long the longest step of a check holds the main
 * thread, in ms of processor time, the best of three runs. Prints a Markdown table.
 *
 *   node --import tsx tests/benchmarks/citations/longest-step.ts
 */
import { checkQuoteSteps, MAX_QUOTE_CHARACTERS } from '../../../src/quotes/check/quote-check.ts';
import { buildQuoteIndex } from '../../../src/quotes/index/build-word-index.ts';
import { documentsOf } from '../../support/documents.ts';
import { print, row } from '../table.ts';
import { seededRandom } from './random.ts';

const RUNS = 3;
const random = seededRandom(1);
const texts = (count: number, length: number, one: () => string, space: string) =>
  Array.from({ length: count }, () => Array.from({ length }, one).join(space));
const words = texts(600, 100, () => `w${Math.floor(random() * 5_000).toString(36)}`, ' ');
const characters = texts(
  150,
  400,
  () => String.fromCharCode(0x4e00 + Math.floor(random() * 2_500)),
  '',
);
const same = `${'a '.repeat(1_000)}z`;

const index = buildQuoteIndex(
  documentsOf({
    'words.txt': words.join('\n\n'),
    'chinese.txt': characters.join('。\n\n'),
    'same.txt': `${same}\n\n`.repeat(300),
    'pairs.txt': `${'x y '.repeat(1_000)}\n\n`.repeat(100),
  }),
);
const chinese = Array.from(characters.slice(3, 13).join(''));
const english = words.slice(3, 12).join(' ').split(' ');

const QUOTES: Readonly<Record<string, string>> = {
  'Chinese, every other character changed': chinese
    .map((one, at) => (at % 2 === 0 ? '字' : one))
    .join(''),
  'Chinese, every third character changed': chinese
    .map((one, at) => (at % 3 === 0 ? '字' : one))
    .join(''),
  'Chinese, characters exchanged': chinese
    .map((one, at) => chinese[at % 2 === 0 ? at + 1 : at - 1] ?? one)
    .join(''),
  'every other word changed': english.map((one, at) => (at % 2 === 0 ? `q${at}` : one)).join(' '),
  'one word again and again, too often': 'a '.repeat(1_990),
  'the same with markup': `*zzz ${'a '.repeat(1_980)}`,
  'two words in another order': `${'x y '.repeat(600)}${'x x '.repeat(300)}`,
  'pieces of one word': Array.from({ length: 38 }, () => 'a '.repeat(40)).join(' … '),
};

print(`${row('quotation', 'verdict', 'longest step, ms', 'steps', 'in all, ms')}`);
print(row('---', '---', '---', '---', '---'));
for (const [name, text] of Object.entries(QUOTES)) {
  const runs = Array.from({ length: RUNS }, () => run(text.slice(0, MAX_QUOTE_CHARACTERS - 1)));
  const [best] = runs.sort((a, b) => a.longest - b.longest);
  if (!best) continue;
  const { kind, longest, count, all } = best;
  print(row(name, kind, longest.toFixed(1), count, all.toFixed(0)));
}

function run(text: string) {
  const steps = checkQuoteSteps(index, text);
  let [longest, all] = [0, 0];
  for (let count = 1; ; count += 1) {
    const began = process.cpuUsage();
    const step = steps.next();
    const { user, system } = process.cpuUsage(began);
    const took = (user + system) / 1_000;
    longest = Math.max(longest, took);
    all += took;
    if (step.done) return { kind: step.value.kind, longest, count, all };
  }
}
