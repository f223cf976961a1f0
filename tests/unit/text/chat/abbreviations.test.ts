import { expect, test } from 'vitest';
import { longForms } from '../../../../src/text/chat/abbreviations.ts';

test('a word that chats write short has its long forms, in its own language first', () => {
  expect(longForms('pfp', 'en')).toContain('picture');
  expect(longForms('vc', 'en')).toContain('voice');
  expect(longForms('std', 'de')).toEqual(['stunden']);
  expect(longForms('pfp', 'fr')).toContain('picture');
});

test('a word that is none has none, names of objects included', () => {
  for (const word of ['harbour', 'constructor', '__proto__', ''])
    expect(longForms(word, 'en')).toEqual([]);
});
