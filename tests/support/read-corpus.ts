import type { Corpus } from '../../src/corpus/folder/assemble-corpus.ts';
import { readFilled } from '../../src/corpus/folder/corpus-folder.ts';
import { type CorpusOptions, openCorpus } from '../../src/corpus/folder/open-corpus.ts';

/** Every document below `dir`, read once. @throws PlainError when there is none. */
export async function readCorpus(dir: string, options: CorpusOptions = {}): Promise<Corpus> {
  const open = openCorpus(dir, options);
  try {
    return await readFilled(open, dir);
  } finally {
    await open.close();
  }
}
