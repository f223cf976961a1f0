import { createHash } from 'node:crypto';
import { asked } from '../questions/asked.ts';

const ID_LENGTH = 12;

/**
 * What groups questions alike: their content words as the analyzer reads them, in any order, and the kind of
 * answer that they ask for. Letters, digits, `-` and `_`. `languages` (ISO 639-1): those of the documents.
 */
export function groupOf(question: string, languages: readonly string[]): string {
  const { key, language, terms, wanted } = asked(question, languages);
  const words = [...terms(language)].sort();
  const name = words.length === 0 ? [key] : [wanted(language), ...words];
  return createHash('sha256').update(JSON.stringify(name)).digest('base64url').slice(0, ID_LENGTH);
}
