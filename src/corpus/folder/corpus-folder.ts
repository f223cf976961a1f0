import { EXIT, PlainError } from '../../system/errors.ts';
import { isFault, type Problem } from '../document/problem.ts';
import { READ_EXTENSIONS } from '../formats/formats.ts';
import type { Corpus } from './assemble-corpus.ts';
import type { OpenCorpus } from './open-corpus.ts';

/**
 * The first reading of a folder, `dir`, that is meant to hold documents. With `patience` (milliseconds), files
 * that keep it waiting that long are left to a later reading, unless nothing else is there to serve.
 * @throws PlainError when it is missing, cannot be listed, or holds no readable document.
 */
export async function readFilled(
  open: OpenCorpus,
  dir: string,
  patience?: number,
): Promise<Corpus> {
  const quick = patience === undefined ? null : await open.read({ waitFor: 'quick', patience });
  const corpus = quick && quick.documents.length > 0 ? quick : await open.read();
  if (corpus.documents.length === 0) throw nothingToRead(dir, corpus.problems.filter(isFault));
  return corpus;
}

/** What is said of a corpus folder without a document. */
function nothingToRead(dir: string, problems: readonly Problem[]): PlainError {
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
