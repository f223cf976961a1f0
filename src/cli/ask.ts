import { Command, InvalidArgumentError } from 'commander';
import { PlainError } from '../system/errors.ts';
import type { AskFlags } from './answer-questions.ts';
import { runCommandLine } from './run-command-line.ts';

const MAX_TOP = 100;

const program = new Command('footnote')
  .description('Answers questions from your own documents with cited, verbatim excerpts.')
  .exitOverride();

program
  .command('ask')
  .argument('[question...]', 'the question, with or without quotes')
  .option('--corpus <dir>', 'the folder with the documents (default: CORPUS_DIR)')
  .option('--top <n>', 'how many excerpts at the most', parseTop, 3)
  .option('--json', 'one line of JSON for each question')
  .option('--explain', 'tell what each ranking feature contributed')
  .option('--questions <file>', 'JSON Lines, {"id"?, "question"} each; - reads standard input')
  .exitOverride()
  .action(ask);

await runCommandLine(program);

async function ask(
  words: readonly string[],
  { questions, ...flags }: AskFlags & { readonly questions?: string },
): Promise<void> {
  const question = words.length === 0 ? undefined : words.join(' ');
  if ((question === undefined) === (questions === undefined)) {
    throw new PlainError('Give one question, or a file of them with --questions FILE.');
  }
  if (question?.trim() === '') throw new PlainError('The question is empty; write some words.');
  // Half a second of loading, for which a slip in the options does not wait.
  const { answerOne, answerFile } = await import('./answer-questions.ts');
  process.exitCode =
    questions === undefined
      ? await answerOne(question ?? '', flags)
      : await answerFile(questions, flags);
}

function parseTop(value: string): number {
  const top = Number(value);
  if (Number.isInteger(top) && top >= 1 && top <= MAX_TOP) return top;
  throw new InvalidArgumentError(`Give a whole number from 1 to ${MAX_TOP}.`);
}
