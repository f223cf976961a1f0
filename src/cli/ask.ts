import { createReadStream } from 'node:fs';
import { Command, InvalidArgumentError } from 'commander';
import { readEnvironment } from '../app/environment.ts';
import { type OpenedLibrary, openLibrary } from '../app/open-library.ts';
import { parseSettings } from '../app/settings.ts';
import { EXIT, PlainError } from '../system/errors.ts';
import { answerToJson } from './answer-json.ts';
import { answerToText, painted, plain } from './answer-text.ts';
import { linesOf, readQuestionLine } from './question-lines.ts';
import { runCommandLine } from './run-command-line.ts';

const EXIT_NOTHING_FOUND = 3;
const MAX_TOP = 100;

interface AskFlags {
  readonly corpus?: string;
  readonly top: number;
  readonly json?: boolean;
  readonly explain?: boolean;
  readonly questions?: string;
}

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

async function ask(words: readonly string[], flags: AskFlags): Promise<void> {
  const question = words.length === 0 ? undefined : words.join(' ');
  if ((question === undefined) === (flags.questions === undefined)) {
    throw new PlainError('Give one question, or a file of them with --questions FILE.');
  }
  if (question?.trim() === '') throw new PlainError('The question is empty; write some words.');
  const opened = await openLibrary(parseSettings(readEnvironment()), flags.corpus);
  try {
    if (question !== undefined) {
      const answered = await answer(opened, null, question, flags);
      process.exitCode = answered ? 0 : EXIT_NOTHING_FOUND;
    } else if (flags.questions !== undefined) {
      await answerAll(opened, flags.questions, flags);
    }
  } finally {
    await opened.close();
  }
}

async function answer(
  { library, encode }: OpenedLibrary,
  id: string | null,
  question: string,
  { top, json = false, explain = false }: AskFlags,
): Promise<boolean> {
  const began = performance.now();
  const found = library.ask(question, { top, encoded: await encode(question) });
  const ms = performance.now() - began;
  const paint = process.stdout.isTTY ? painted : plain;
  const text = json
    ? answerToJson(found, { id, ms, explain })
    : answerToText(found, paint, explain);
  await print(`${text}\n`);
  return found.answered;
}

async function answerAll(opened: OpenedLibrary, file: string, flags: AskFlags): Promise<void> {
  const name = file === '-' ? 'standard input' : file;
  let number = 0;
  let asked = 0;
  for await (const line of linesOf(file === '-' ? process.stdin : createReadStream(file), name)) {
    number += 1;
    if (line.includes('\0')) {
      throw new PlainError(`${name} is no text; give JSON Lines, {"question": "…"} each.`);
    }
    if (line.trim() === '') continue;
    asked += 1;
    const read = readQuestionLine(line);
    if (read.ok) {
      if (!flags.json) await print(`\n> ${read.question}\n\n`);
      await answer(opened, read.id, read.question, flags);
    } else {
      process.stderr.write(`${name}:${number}: ${read.message}\n`);
      process.exitCode = EXIT.usage;
    }
  }
  if (asked === 0) {
    throw new PlainError(
      `${name} holds no question; write one JSON object a line, {"question": "…"}.`,
    );
  }
}

function print(text: string): Promise<void> {
  return new Promise((resolve) => process.stdout.write(text, () => resolve()));
}

function parseTop(value: string): number {
  const top = Number(value);
  if (Number.isInteger(top) && top >= 1 && top <= MAX_TOP) return top;
  throw new InvalidArgumentError(`Give a whole number from 1 to ${MAX_TOP}.`);
}
