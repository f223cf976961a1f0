import { describe, expect, test } from 'vitest';
import { isReadable, isReadableText } from '../../../../src/retrieval/encoder/readable.ts';
import { documentsOf } from '../../../support/documents.ts';

function inLanguage(language: string) {
  const [document] = documentsOf({ 'd.md': '# Ferry\n\nIt leaves at noon.' });
  if (document === undefined) throw new Error('no document');
  return { ...document, metadata: { ...document.metadata, language } };
}

describe('the encoder reads', () => {
  test('documents in Latin letters, and no language that it does not know', () => {
    const read = ['en', 'de-AT', 'vi', 'tr', 'sr-Latn'].map((one) => isReadable(inLanguage(one)));
    expect(read).toEqual([true, true, true, true, true]);
    const unread = ['ko', 'ru', 'zh', 'ar', 'sr', 'constructor', '', 'not a language'];
    for (const language of unread) expect(isReadable(inLanguage(language))).toBe(false);
  });

  test('questions whose letters are mostly Latin, and those without any', () => {
    expect(isReadableText('Where is the 배?')).toBe(true);
    expect(isReadableText('E17?')).toBe(true);
    expect(isReadableText('42')).toBe(true);
    expect(isReadableText('배는 어디에 있습니까 now?')).toBe(false);
    expect(isReadableText('Где паром?')).toBe(false);
  });
});
