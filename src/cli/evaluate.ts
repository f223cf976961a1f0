import { readFile, writeFile } from 'node:fs/promises';
import { SingleBar } from 'cli-progress';
import { Command } from 'commander';
import { readEnvironment } from '../app/environment.ts';
import { type OpenedLibrary, openLibrary } from '../app/open-library.ts';
import { parseSettings, type Settings } from '../app/settings.ts';
import { compare, parseSaved, toSaved } from '../evaluation/comparison.ts';
import { judge, type Outcome } from '../evaluation/evaluation.ts';
import { type EvaluatedSet, reportData, reportText } from '../evaluation/evaluation-report.ts';
import { type JudgedQuestion, parseQuestionFile } from '../evaluation/question-file.ts';
import { thresholdsFrom } from '../retrieval/ranking/band.ts';
import { THRESHOLD } from '../retrieval/ranking/confidence.ts';
import { EXIT, PlainError } from '../system/errors.ts';
import { type EvaluationFiles, fieldFiles, pairedFiles } from './evaluation-files.ts';
import { runCommandLine } from './run-command-line.ts';

interface Flags {
  readonly corpus: readonly string[];
  readonly field: readonly string[];
  readonly json?: boolean;
  readonly save?: string;
  readonly compare?: string;
}

/** The library of the set before, which may be that of the next one too. */
interface Opened {
  readonly corpus: string | undefined;
  readonly asked: OpenedLibrary;
}

const program = new Command('evaluate')
  .description('Measures how well your documents answer files of questions.')
  .argument(
    '[questions...]',
    'JSON Lines: {"question", "answerable"?, "answers"?, "document"?, "passage_starts"?, "kind"?}',
  )
  .option(
    '--corpus <dir>',
    'the folder with the documents, once or once for each file (default: CORPUS_DIR)',
    collected,
    [],
  )
  .option(
    '--field <dir>',
    'a folder of communities, each with questions.jsonl and corpus/; may be repeated',
    collected,
    [],
  )
  .option('--json', 'the figures and misses as JSON')
  .option('--save <file>', 'keep the outcome of every question')
  .option('--compare <file>', 'tell what changed since a saved evaluation')
  .exitOverride()
  .action(evaluate);

await runCommandLine(program);

async function evaluate(files: readonly string[], flags: Flags): Promise<void> {
  const asked = await filesOf(files, flags);
  const read: (EvaluationFiles & { readonly all: JudgedQuestion[] })[] = [];
  for (const one of asked) {
    read.push({ ...one, all: parseQuestionFile(await readText(one.questions), one.questions) });
  }
  const before =
    flags.compare === undefined ? null : parseSaved(await readText(flags.compare), flags.compare);
  const settings = parseSettings(readEnvironment());
  const sets: EvaluatedSet[] = [];
  let opened: Opened | null = null;
  for (const { name, corpus, all } of read) {
    const { asked }: Opened = await libraryOf(corpus, opened, settings);
    opened = { corpus, asked };
    const outcomes = await judgeAll(all, (question) => judgeOne(question, asked));
    sets.push({ name, outcomes: read.length > 1 ? outcomes.map(idsIn(name)) : outcomes });
  }
  await opened?.asked.close();
  const outcomes = sets.flatMap((set) => set.outcomes);
  const comparison = before === null ? null : compare(before, outcomes);
  if (flags.save !== undefined)
    await writeText(flags.save, `${JSON.stringify(toSaved(outcomes))}\n`);
  const thresholds = thresholdsFrom(settings.answerThreshold ?? THRESHOLD);
  process.stdout.write(
    flags.json
      ? `${JSON.stringify(reportData(sets, thresholds, comparison))}\n`
      : reportText(sets, thresholds, comparison),
  );
}

async function libraryOf(
  corpus: string | undefined,
  opened: Opened | null,
  settings: Settings,
): Promise<Opened> {
  if (opened !== null && opened.corpus === corpus) return opened;
  await opened?.asked.close();
  return { corpus, asked: await openLibrary(settings, corpus) };
}

async function filesOf(files: readonly string[], flags: Flags): Promise<EvaluationFiles[]> {
  const asked = pairedFiles(files, flags.corpus);
  for (const field of flags.field) {
    asked.push(...(await fieldFiles(field, (sentence) => process.stderr.write(`${sentence}\n`))));
  }
  if (asked.length > 0) return asked;
  throw new PlainError('Give a file of questions, or a folder of communities with --field DIR.');
}

/** The time of a question is that from its being put to the answer, its vector included. */
async function judgeOne(
  question: JudgedQuestion,
  { library, encode }: OpenedLibrary,
): Promise<Outcome> {
  const clock = () => performance.now();
  const began = clock();
  const encoded = await encode(question.question);
  return { ...judge(library, question, clock, encoded), ms: clock() - began };
}

/** Questions of several files may have the same ids. */
function idsIn(name: string): (outcome: Outcome) => Outcome {
  return (outcome) => ({ ...outcome, id: `${name}/${outcome.id}` });
}

function collected(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

/** Asks all questions, with a progress bar where standard error is a terminal. */
async function judgeAll(
  questions: readonly JudgedQuestion[],
  ask: (question: JudgedQuestion) => Promise<Outcome>,
): Promise<Outcome[]> {
  const bar = new SingleBar({ stream: process.stderr, clearOnComplete: true, noTTYOutput: false });
  bar.start(questions.length, 0);
  const outcomes: Outcome[] = [];
  for (const question of questions) {
    outcomes.push(await ask(question));
    bar.increment();
  }
  bar.stop();
  return outcomes;
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new PlainError(`Cannot read ${file}: is it there, and may you read it?`, EXIT.usage, {
      cause: error,
    });
  }
}

async function writeText(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text);
  } catch (error) {
    throw new PlainError(
      `Cannot write ${file}: is its folder there, and may you write to it?`,
      EXIT.usage,
      {
        cause: error,
      },
    );
  }
}
