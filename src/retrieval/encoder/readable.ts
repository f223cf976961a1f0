import type { Document } from '../../corpus/document/document.ts';

/** By language, whether it is written in Latin letters. */
const known = new Map<string, boolean>();

/**
 * Whether the encoder reads a document: one in Latin letters, by its language. The model was trained on English;
 * among German documents the right passage still came first for 79% of the questions with it and for 64%
 * without, whereas it takes other scripts letter by letter.
 */
export function isReadable({ metadata: { language } }: Document): boolean {
  const before = known.get(language);
  if (before !== undefined) return before;
  const isLatin = scriptOf(language) === 'Latn';
  known.set(language, isLatin);
  return isLatin;
}

/** Whether the encoder reads a question: most of its letters are Latin. */
export function isReadableText(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return latin * 2 >= letters;
}

function scriptOf(language: string): string | undefined {
  try {
    return new Intl.Locale(language).maximize().script;
  } catch {
    return undefined;
  }
}
