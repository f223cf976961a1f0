import { createReadStream } from 'node:fs';
import { readEnvironment } from '../app/environment.ts';
import { type OpenedLibrary, openLibrary } from '../app/open-library.ts';
import { parseSettings } from '../app/settings.ts';
import { EXIT, PlainError } from '../system/errors.ts';
import { answerToJson } from './answer-json.ts';
import { answerToText, painted, plain } from './answer-text.ts';
import { linesOf, readQuestionLine } from './question-lines.ts';

const EXIT_NOTHING_FOUND = 3;

export interface AskFlags {
  readonly corpus?: string;
  readonly top: number;
  readonly json?: boolean;
  readonly explain?: boolean;
}

const open = (corpus: string | undefined): Promise<OpenedLibrary> =>
  openLibrary(parseSettings(readEnvironment()), corpus);

/**
 * Prints the answer to a question.
 * @returns the exit status: 0, or 3 where the documents do not answer.
 */
export async function answerOne(question: string, flags: AskFlags): Promise<number> {
  const opened = await open(flags.corpus);
  try {
    return (await answer(opened, null, question, flags)) ? 0 : EXIT_NOTHING_FOUND;
  } finally {
    await opened.close();
  }
}

/**
 * Prints the answers to a file of questions, JSON Lines; of standard input for `-`. The documents are opened
 * with the first question.
 * @returns the exit status: 0, or 2 where a line cannot be read.
 * @throws PlainError when the file cannot be read or holds no question.
 */
export async function answerFile(file: string, flags: AskFlags): Promise<number> {
  const name = file === '-' ? 'standard input' : file;
  let opened: OpenedLibrary | null = null;
  let number = 0;
  let asked = 0;
  let status = 0;
  try {
    for await (const line of linesOf(file === '-' ? process.stdin : createReadStream(file), name)) {
      number += 1;
      if (line.includes('\0')) {
        throw new PlainError(`${name} is no text; give JSON Lines, {"question": "…"} each.`);
      }
      if (line.trim() === '') continue;
      asked += 1;
      const read = readQuestionLine(line);
      if (read.ok) {
        opened ??= await open(flags.corpus);
        if (!flags.json) await print(`\n> ${read.question}\n\n`);
        await answer(opened, read.id, read.question, flags);
      } else {
        process.stderr.write(`${name}:${number}: ${read.message}\n`);
        status = EXIT.usage;
      }
    }
  } finally {
    await opened?.close();
  }
  if (asked > 0) return status;
  throw new PlainError(
    `${name} holds no question; write one JSON object a line, {"question": "…"}.`,
  );
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

function print(text: string): Promise<void> {
  return new Promise((resolve) => process.stdout.write(text, () => resolve()));
}
