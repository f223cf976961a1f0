import { readFile, writeFile } from 'node:fs/promises';
import { SingleBar } from 'cli-progress';
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
import type { EvaluationFiles } from './evaluation-files.ts';

export interface MeasureFlags {
  readonly json?: boolean;
  readonly save?: string;
  readonly compare?: string;
}

/** The library of the set before, which may be that of the next one too. */
interface Opened {
  readonly corpus: string | undefined;
  readonly asked: OpenedLibrary;
}

/**
 * Asks all questions of all files and prints how well they were answered.
 * @throws PlainError when a file cannot be read or written, or holds no such questions.
 */
export async function measureAnswers(
  files: readonly EvaluationFiles[],
  flags: MeasureFlags,
): Promise<void> {
  const read: (EvaluationFiles & { readonly all: JudgedQuestion[] })[] = [];
  for (const one of files) {
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
