import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { EXIT, PlainError } from '../system/errors.ts';

/** A file of questions and the folder of the documents that they are asked of. */
export interface EvaluationFiles {
  /** Short, for tables; with several sets, each has its own. */
  readonly name: string;
  readonly questions: string;
  /** Undefined: the bot's own documents. */
  readonly corpus: string | undefined;
}

const QUESTIONS_FILE = 'questions.jsonl';
const CORPUS_FOLDER = 'corpus';

/**
 * Files of questions with their folders in the order of both; one folder serves all files.
 * @throws PlainError where it is not clear which folder belongs to which file.
 */
export function pairedFiles(
  files: readonly string[],
  folders: readonly string[],
): EvaluationFiles[] {
  if (folders.length > 1 && folders.length !== files.length) {
    throw new PlainError(
      `There are ${files.length} files of questions and ${folders.length} folders: give one --corpus for all of them, or one for each in the same order.`,
    );
  }
  const names = files.map(nameOf);
  const isShared = (name: string): boolean => names.filter((other) => other === name).length > 1;
  return files.map((questions, at) => {
    const name = nameOf(questions);
    const corpus = folders.length > 1 ? folders[at] : folders[0];
    return { name: isShared(name) ? questions : name, questions, corpus };
  });
}

/** Every folder in `field` with `questions.jsonl` and `corpus/`, by name; what else lies there is told. */
export async function fieldFiles(
  field: string,
  tell: (sentence: string) => void,
): Promise<EvaluationFiles[]> {
  const entries = await readdir(field, { withFileTypes: true }).catch((error: unknown) => {
    throw new PlainError(`Cannot read ${field}: is it a folder, and may you read it?`, EXIT.usage, {
      cause: error,
    });
  });
  const found: EvaluationFiles[] = [];
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!entry.isDirectory() || entry.name.startsWith('.')) continue;
    const questions = path.join(field, entry.name, QUESTIONS_FILE);
    const corpus = path.join(field, entry.name, CORPUS_FOLDER);
    if ((await exists(questions)) && (await exists(corpus))) {
      found.push({ name: entry.name, questions, corpus });
    } else {
      tell(`${path.join(field, entry.name)} has no ${QUESTIONS_FILE} beside ${CORPUS_FOLDER}/.`);
    }
  }
  if (found.length === 0) {
    throw new PlainError(
      `${field} holds no communities: folders with ${QUESTIONS_FILE} and ${CORPUS_FOLDER}/ in each.`,
    );
  }
  return found;
}

/** The file's name, or that of its folder where all such files have the same. */
function nameOf(file: string): string {
  const isUsual = path.basename(file) === QUESTIONS_FILE;
  return isUsual ? path.basename(path.dirname(path.resolve(file))) : path.parse(file).name;
}

async function exists(file: string): Promise<boolean> {
  return (await stat(file).catch(() => null)) !== null;
}
