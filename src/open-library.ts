import type { Settings } from './config.ts';
import { readCorpus } from './corpus/corpus-folder.ts';
import { formatProblem } from './corpus/problem.ts';
import { buildLibrary, type LibraryOptions } from './retrieval/build-library.ts';
import type { Library } from './retrieval/library.ts';

/** What the settings say of a library. */
export function libraryOptions({ excerptLength, answerThreshold }: Settings): LibraryOptions {
  return { excerptLength, ...(answerThreshold === null ? {} : { threshold: answerThreshold }) };
}

/**
 * The library that a command of the command line answers from; problems go to standard error. The
 * snapshot in the data folder belongs to the bot's own documents, so another folder leaves it alone.
 * @throws PlainError when the folder holds no readable document.
 */
export async function openLibrary(
  settings: Settings,
  folder = settings.corpusDir,
): Promise<Library> {
  const own = folder === settings.corpusDir;
  const { documents, problems } = await readCorpus(
    folder,
    own ? { dataDir: settings.dataDir } : {},
  );
  for (const problem of problems) process.stderr.write(`${formatProblem(problem)}\n`);
  return buildLibrary(documents, libraryOptions(settings));
}
