import { describe, expect, test } from 'vitest';
import { bidiClosers, isolateBidi } from '../../../../src/discord/rendering/bidi.ts';

const [LRE, RLO, PDF, LRI, FSI, PDI] = ['\u202a', '\u202e', '\u202c', '\u2066', '\u2068', '\u2069'];

describe('direction controls', () => {
  test.each([
    ['plain text', '', ''],
    ['an open override', `a${RLO}b`, PDF],
    ['a closed override', `a${RLO}b${PDF}`, ''],
    ['an isolate in an embedding', `${LRE}a${LRI}b`, `${PDI}${PDF}`],
    ['an embedding in an isolate, which ends with it', `${LRI}a${RLO}b`, PDI],
    ['an isolate that was closed over an open embedding', `${LRI}a${RLO}b${PDI}c`, ''],
    ['closers without anything open', `${PDI}${PDF}a`, ''],
    ['a PDF that cannot close an isolate', `${FSI}a${PDF}`, PDI],
  ])('of %s are closed', (_, line, expected) => {
    expect(bidiClosers(line)).toBe(expected);
  });

  test('leave names in Latin letters alone', () => {
    expect(isolateBidi('Zürich 漢字')).toBe('Zürich 漢字');
  });
});
