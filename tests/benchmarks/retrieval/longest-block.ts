/**
 * How long a look-up holds the main thread at the longest, with inputs that are meant to:
 * `node --import tsx tests/benchmarks/retrieval/longest-block.ts DATA_DIR [PASSAGES]`. Prints a Markdown
 * table: for each command the longest stretch between two turns of the event loop and the time in all, in
 * ms of processor time, of the best of three runs. The passages are those of `recombine`.
 */
import { join } from 'node:path';
import { ask } from '../../../commands/ask/ask.ts';
import { bibliography } from '../../../commands/bibliography/bibliography.ts';
import { cite } from '../../../commands/cite/cite.ts';
import { findSources } from '../../../commands/find-sources/find-sources.ts';
import { quoteCheck } from '../../../commands/quote-check/quote-check.ts';
import { search } from '../../../commands/search/search.ts';
import type { Command } from '../../../src/discord/command/command.ts';
import { MAX_QUESTION } from '../../../src/discord/command/question.ts';
import type { Request } from '../../../src/discord/command/request.ts';
import { buildLibrary } from '../../../src/retrieval/index/build-library.ts';
import { completionOf, requestOf } from '../../support/request.ts';
import { emptyServices } from '../../support/services.ts';
import { recombine } from './recombined.ts';
import { loadCorpus } from './training-set.ts';

const LENGTH = 4_000;
const RUNS = 3;

const [data, wanted = '100000'] = process.argv.slice(2);
if (data === undefined) throw new Error('Give the data folder.');
const library = buildLibrary(
  recombine(await loadCorpus(join(data, 'english', 'corpus')), Number(wanted)),
);
const services = emptyServices();
await services.quotes(library);

const passages = library.documents.flatMap((document) => document.passages);
const long = (text: string): string =>
  text.repeat(Math.ceil(LENGTH / text.length)).slice(0, LENGTH);
/** Stretches of so many words from all over the library. */
const patchwork = (words: number): string =>
  Array.from({ length: 600 / words }, (_, at) =>
    passages[(at * 7919) % passages.length]?.text
      .split(' ')
      .slice(3, 3 + words)
      .join(' '),
  )
    .join(' ')
    .slice(0, LENGTH - 10);

const TEXTS: Readonly<Record<string, string>> = {
  'common words': long('what is the first year of the war in the city and the state of the world '),
  'many words': patchwork(1),
  'one word again and again': long('city '),
  'no spaces': 'x'.repeat(LENGTH),
  'no spaces, letters of all kinds': long('abcdefghijklmnopqrstuvwxyz'),
  'many numbers': Array.from({ length: 800 }, (_, at) => 1000 + at).join(' '),
  Chinese: long('第二次世界大战的历史是什么'),
  Korean: long('제이차세계대전의 역사는 무엇입니까 '),
  'misspelt words': long('hystorical govermnent exmaination comittee parlaiment '),
  'brackets and marks': long('[a] (b) “c” … *d* '),
  'a patchwork of 12 words each': patchwork(12),
  'a patchwork of 5 words each': patchwork(5),
  'a passage with every third word changed': (passages[5]?.text ?? '')
    .concat(' ', passages[6]?.text ?? '', ' ', passages[7]?.text ?? '')
    .split(' ')
    .map((word, at) => (at % 3 === 0 ? 'changed' : word))
    .join(' '),
  'cut by marks': patchwork(12).replaceAll(' of ', ' … ').replaceAll(' the ', ' [...] '),
};

const SEARCHES: Readonly<Record<string, Request['options']>> = {
  the: { terms: 'the' },
  'what is the, any': { terms: 'what is the', match: 'any' },
  'a phrase of stop words': { terms: '"to be or not to be"' },
  'a phrase of common words': { terms: '"in the city of"' },
  'common words, any': { terms: 'year city war state time first world', match: 'any' },
  'common words, all': { terms: 'year city' },
  exact: { terms: 'the first of the', match: 'exact' },
};

async function measured(run: () => unknown): Promise<{ block: number; all: number }> {
  let best = { block: Number.POSITIVE_INFINITY, all: 0 };
  for (let round = 0; round < RUNS; round += 1) {
    let block = 0;
    let isOver = false;
    const began = cpu();
    let last = began;
    const done = Promise.resolve(run()).then(
      () => {
        isOver = true;
      },
      () => {
        isOver = true;
      },
    );
    while (!isOver) {
      await new Promise((resolve) => setImmediate(resolve));
      const now = cpu();
      block = Math.max(block, now - last);
      last = now;
    }
    await done;
    if (block < best.block) best = { block, all: last - began };
  }
  return best;
}

/** Milliseconds of processor time of this process. */
function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

async function row(name: string, run: () => unknown): Promise<void> {
  const { block, all } = await measured(run);
  process.stdout.write(`| ${name} | ${block.toFixed(1)} | ${all.toFixed(0)} |\n`);
}

const answer = (command: Command, request: Request) => () =>
  command.answer(request as never, library, services);

process.stdout.write(
  `${passages.length} passages\n\n| look-up | longest block, ms | in all, ms |\n|---|---|---|\n`,
);
for (const [name, text] of Object.entries(TEXTS)) {
  const question = text.slice(0, MAX_QUESTION);
  await row(`/ask: ${name}`, answer(ask, requestOf({ question })));
  await row(`ask, on the command line: ${name}`, () => library.ask(text));
  await row(`/quote-check: ${name}`, answer(quoteCheck, requestOf({ text })));
  await row(`/cite: ${name}`, answer(cite, requestOf({ reference: text })));
  await row(`/cite, typing: ${name}`, () =>
    cite.complete?.(completionOf('reference', text), library, services),
  );
  await row(`/search, typing: ${name}`, () =>
    search.complete?.(completionOf('source', text), library, services),
  );
  const target = { text, attachments: [] };
  await row(
    `Find sources: ${name}`,
    answer(findSources, requestOf({}, { target: target as never })),
  );
}
for (const [name, options] of Object.entries(SEARCHES))
  await row(`/search: ${name}`, answer(search, requestOf(options)));
await row('/bibliography', answer(bibliography, requestOf()));
