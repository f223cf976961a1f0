import type { Document } from '../../src/corpus/document/document.ts';
import { assembleCorpus } from './assemble-corpus.ts';

/** Documents made of texts by file name, as the corpus folder would give them; advice is passed over. */
export function documentsOf(files: Readonly<Record<string, string>>): readonly Document[] {
  const { documents, problems } = assembleCorpus(
    Object.entries(files).map(([name, text]) => ({ name, text })),
  );
  const bad = problems.filter(({ kind }) => kind !== 'advice');
  if (bad.length > 0) throw new Error(JSON.stringify(bad));
  return documents;
}

/** One document made of a text. */
export function documentOf(text: string, name = 'document.md'): Document {
  const [document] = documentsOf({ [name]: text });
  if (!document) throw new Error('no document');
  return document;
}

/** A paragraph of that many different words. */
export function paragraphOf(words: number, word = 'word'): string {
  return `${Array.from({ length: words }, (_, index) => `${word}${index}`).join(' ')}.`;
}
