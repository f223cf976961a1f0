import { problemLines } from '../corpus/document/problem.ts';
import { readFilled } from '../corpus/folder/corpus-folder.ts';
import { openCorpus } from '../corpus/folder/open-corpus.ts';
import { type LibraryOptions, librarySteps } from '../retrieval/index/build-library.ts';
import type { Library } from '../retrieval/library.ts';
import { runSync } from '../system/yielding.ts';
import { analysingReader, preparedTerms } from './analysis-thread.ts';
import type { Settings } from './settings.ts';

/** What the settings say of a library. */
export function libraryOptions({
  excerptLength,
  answerThreshold,
  meaning,
}: Settings): LibraryOptions {
  return {
    excerptLength,
    meaning,
    ...(answerThreshold === null ? {} : { threshold: answerThreshold }),
  };
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
  const reader = analysingReader();
  const open = openCorpus(folder, { reader, ...(own ? { dataDir: settings.dataDir } : {}) });
  try {
    const { documents, problems } = await readFilled(open, folder);
    for (const line of problemLines(problems)) process.stderr.write(`${line}\n`);
    const terms = preparedTerms(open);
    return runSync(librarySteps(documents, libraryOptions(settings), { terms }));
  } finally {
    await reader.close();
    await open.close();
  }
}
