import { EXIT, PlainError } from '../errors.ts';
import type { Corpus } from './assemble-corpus.ts';
import { READ_EXTENSIONS } from './formats.ts';
import { type CorpusOptions, openCorpus } from './open-corpus.ts';
import type { Problem } from './problem.ts';

/**
 * Reads every document below `dir`, with sidecars. A file that cannot be read becomes a problem and the
 * rest load.
 * @throws PlainError when the folder is missing, cannot be listed, or holds no readable document.
 */
export async function readCorpus(dir: string, options: CorpusOptions = {}): Promise<Corpus> {
  const open = openCorpus(dir, options);
  try {
    const corpus = await open.read();
    if (corpus.documents.length === 0) throw nothingToRead(dir, corpus.problems);
    return corpus;
  } finally {
    await open.close();
  }
}

/** What is said of a corpus folder without a document. */
export function nothingToRead(dir: string, problems: readonly Problem[]): PlainError {
  const unread = problems.length === 1 ? '1 file' : `${problems.length} files`;
  const kinds = READ_EXTENSIONS.map((extension) => `.${extension}`).join(', ');
  const why =
    problems.length === 0
      ? `it holds no file that is read (${kinds})`
      : `${unread} could not be read`;
  const first = problems[0] ? ` (${problems[0].file}: ${problems[0].message})` : '';
  return new PlainError(
    `No document in the corpus folder "${dir}": ${why}${first}. Put documents there, or set CORPUS_DIR to a folder that has some.`,
    EXIT.config,
  );
}
