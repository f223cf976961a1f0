import { type Corpus, joinCorpus } from '../../src/corpus/folder/assemble-corpus.ts';
import { parseDocument, type SourceFile } from '../../src/corpus/reader/parse-document.ts';

/** A corpus of Markdown and plain text files, as a folder of them would give it. */
export function assembleCorpus(files: readonly SourceFile[]): Corpus {
  return joinCorpus(files.map((file) => ({ name: file.name, parsed: parseDocument(file) })));
}
