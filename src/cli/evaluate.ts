import { readFile, writeFile } from 'node:fs/promises';
import { SingleBar } from 'cli-progress';
import { Command } from 'commander';
import { readEnvironment } from '../app/environment.ts';
import { openLibrary } from '../app/open-library.ts';
import { parseSettings } from '../app/settings.ts';
import { compare, parseSaved, toSaved } from '../evaluation/comparison.ts';
import { judge, type Outcome } from '../evaluation/evaluation.ts';
import { reportText, worstMisses } from '../evaluation/evaluation-report.ts';
import { figuresOf } from '../evaluation/metrics.ts';
import { type JudgedQuestion, parseQuestionFile } from '../evaluation/question-file.ts';
import { EXIT, PlainError } from '../system/errors.ts';
import { runCommandLine } from './run-command-line.ts';

interface Flags {
  readonly corpus?: string;
  readonly json?: boolean;
  readonly save?: string;
  readonly compare?: string;
}

const program = new Command('evaluate')
  .description('Measures how well your documents answer a file of questions.')
  .argument(
    '<questions>',
    'JSON Lines: {"question", "answerable"?, "answers"?, "document"?, "passage_starts"?}',
  )
  .option('--corpus <dir>', 'the folder with the documents (default: CORPUS_DIR)')
  .option('--json', 'the figures and misses as JSON')
  .option('--save <file>', 'keep the outcome of every question')
  .option('--compare <file>', 'tell what changed since a saved evaluation')
  .exitOverride()
  .action(evaluate);

await runCommandLine(program);

async function evaluate(file: string, flags: Flags): Promise<void> {
  const questions = parseQuestionFile(await readText(file), file);
  const before =
    flags.compare === undefined ? null : parseSaved(await readText(flags.compare), flags.compare);
  const library = await openLibrary(parseSettings(readEnvironment()), flags.corpus);
  const outcomes = judgeAll(questions, (question) =>
    judge(library, question, () => performance.now()),
  );
  const figures = figuresOf(outcomes);
  const comparison = before === null ? null : compare(before, outcomes);
  if (flags.save !== undefined)
    await writeText(flags.save, `${JSON.stringify(toSaved(outcomes))}\n`);
  const report = { figures, worstMisses: worstMisses(outcomes), comparison };
  process.stdout.write(
    flags.json ? `${JSON.stringify(report)}\n` : reportText(figures, outcomes, comparison),
  );
}

/** Asks all questions, with a progress bar where standard error is a terminal. */
function judgeAll(
  questions: readonly JudgedQuestion[],
  ask: (question: JudgedQuestion) => Outcome,
): Outcome[] {
  const bar = new SingleBar({ stream: process.stderr, clearOnComplete: true, noTTYOutput: false });
  bar.start(questions.length, 0);
  const outcomes = questions.map((question) => {
    const outcome = ask(question);
    bar.increment();
    return outcome;
  });
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
