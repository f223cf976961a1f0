/**
 * Footnote and the keyword engines of the JavaScript world on the same passages and questions, in one
 * run: `node --import tsx tests/benchmarks/retrieval/compare-peers.ts DATA_DIR [SET …]`, SET being a
 * folder of it, `english/typos` for another file, `english:3` for every third question. Prints a Markdown table for each set. Every engine
 * gets the same excerpt chooser: the stretch of 300 characters with most of the question's words.
 */
import { join } from 'node:path';
import type { Document, Passage } from '../../../src/corpus/document/document.ts';
import { foldText, isRightPassage } from '../../../src/evaluation/evaluation.ts';
import { percentile } from '../../../src/evaluation/metrics.ts';
import type { JudgedQuestion } from '../../../src/evaluation/question-file.ts';
import { EXCERPT_LENGTH } from '../../../src/retrieval/excerpt/excerpt.ts';
import { excerptWindows } from '../../../src/retrieval/excerpt/excerpt-windows.ts';
import { buildLibrary } from '../../../src/retrieval/index/build-library.ts';
import { analyze } from '../../../src/text/analyzer.ts';
import { sentences } from '../../../src/text/sentences.ts';
import { PEERS } from './peers.ts';
import { loadCorpus, loadQuestions } from './training-set.ts';

interface Found {
  readonly passage: Passage;
  readonly excerpt: string;
}

type Ask = (question: string) => Promise<{ found: () => Found[]; ms: number }>;

const TOP = 10;

function footnote(documents: readonly Document[]): Ask {
  const library = buildLibrary(documents);
  return async (question) => {
    const began = performance.now();
    const { excerpts } = library.ask(question, { top: TOP });
    const ms = performance.now() - began;
    return { found: () => excerpts.map(({ passage, text }) => ({ passage, excerpt: text })), ms };
  };
}

async function peer(
  number: number,
  documents: readonly Document[],
  language: string,
): Promise<Ask> {
  const passages = documents.flatMap((document) => document.passages);
  const search = await PEERS[number]?.build(
    passages.map(({ document, text }, id) => ({ id, title: document.metadata.title, text })),
    language,
  );
  return async (question) => {
    const began = performance.now();
    const numbers = (await search?.(question)) ?? [];
    const ms = performance.now() - began;
    const found = (): Found[] =>
      numbers.flatMap((id) => {
        const passage = passages[id];
        return passage === undefined ? [] : [{ passage, excerpt: densest(passage, question) }];
      });
    return { found, ms };
  };
}

function densest({ document, start, end }: Passage, question: string): string {
  const { language } = document.metadata;
  const wanted = new Set(analyze(question, language).map(({ term }) => term));
  const spans = sentences(document.prose, language, start, end);
  let best = '';
  let most = -1;
  for (const window of excerptWindows(document.text, spans, EXCERPT_LENGTH)) {
    const words = analyze(document.prose, language, window.start, window.end);
    const held = new Set(
      words.filter(({ stop, term }) => !stop && wanted.has(term)).map(({ term }) => term),
    ).size;
    if (held <= most) continue;
    most = held;
    best = document.text.slice(window.start, window.end);
  }
  return best;
}

async function row(name: string, ask: Ask, questions: readonly JudgedQuestion[]): Promise<string> {
  const times: number[] = [];
  let [first, exFirst, exThree] = [0, 0, 0];
  for (const question of questions) {
    const { found, ms } = await ask(question.question);
    times.push(ms);
    const answers = question.answers.map(foldText);
    const holds = ({ excerpt }: Found): boolean =>
      answers.some((answer) => foldText(excerpt).includes(answer));
    const best = found().slice(0, 3);
    if (best[0] !== undefined && isRightPassage(best[0].passage, question)) first += 1;
    if (best[0] !== undefined && holds(best[0])) exFirst += 1;
    if (best.some(holds)) exThree += 1;
  }
  times.sort((a, b) => a - b);
  const percent = (count: number): string => ((100 * count) / questions.length).toFixed(1);
  const time = `${percentile(times, 0.5).toFixed(2)} / ${percentile(times, 0.99).toFixed(1)}`;
  return `| ${name} | ${percent(first)} | ${percent(exFirst)} | ${percent(exThree)} | ${time} |`;
}

const [data, ...sets] = process.argv.slice(2);
if (data === undefined) throw new Error('Give the data folder.');
for (const set of sets.length > 0 ? sets : ['english', 'english/typos', 'de', 'es', 'ru', 'zh']) {
  const [name = '', every = '1'] = set.split(':');
  const [folder = '', file = 'questions'] = name.split('/');
  const documents = await loadCorpus(join(data, folder, 'corpus'));
  const all = await loadQuestions(join(data, folder, `${file}.jsonl`));
  const questions = all.filter(
    ({ answerable }, number) => answerable && number % Number(every) === 0,
  );
  const language = documents[0]?.metadata.language ?? 'en';
  const write = (line: string): boolean => process.stdout.write(`${line}\n`);
  write(`\n${set}: ${questions.length} questions\n`);
  write('| engine | R@1 | Ex@1 | Ex@3 | ms p50 / p99 |\n|---|---|---|---|---|');
  write(await row('**Footnote**', footnote(documents), questions));
  for (const [number, { name }] of PEERS.entries()) {
    write(await row(name, await peer(number, documents, language), questions));
  }
}
