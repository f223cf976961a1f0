import { countLanguages, languagesOf } from '../../retrieval/index/languages.ts';
import type { Library } from '../../retrieval/library.ts';

const languages = new WeakMap<Library['documents'], readonly string[]>();

/** The languages of the documents (ISO 639-1), the commonest first; found once for each library. */
export function languagesIn({ documents }: Pick<Library, 'documents'>): readonly string[] {
  const known = languages.get(documents) ?? languagesOf([countLanguages(documents)]);
  languages.set(documents, known);
  return known;
}
