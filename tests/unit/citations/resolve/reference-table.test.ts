import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeOf } from '../../../../src/citations/resolve/resolve-place.ts';
import { resolveReference } from '../../../../src/citations/resolve/resolve-reference.ts';
import type { Passage } from '../../../../src/corpus/document/document.ts';
import { referenceDocuments as documents } from '../../../support/reference-documents.ts';
import { REFERENCE_TABLE } from '../../../support/reference-table.ts';

function places(passages: readonly Passage[]): string {
  const document = passages[0]?.document;
  const whole = passages.length > 1 && passages.length === document?.passages.length;
  if (whole && passages.every((passage) => passage.document === document)) {
    return `all of ${document.metadata.key}`;
  }
  return passages.map(placeOf).join(' ');
}

function answer(reference: string): string {
  const resolution = resolveReference(documents, reference);
  switch (resolution.kind) {
    case 'found':
      return `${places(resolution.passages)}${resolution.note ? ' *' : ''}`;
    case 'ambiguous':
      return `? ${places(resolution.candidates)}`;
    case 'unknown':
      return `! ${places(resolution.closest)}`.trim();
  }
}

describe('the reference table', () => {
  test.each(REFERENCE_TABLE)('%j leads to %j', (reference, expected) => {
    expect(answer(reference)).toBe(expected);
  });

  test('is long and holds no input twice', () => {
    const inputs = REFERENCE_TABLE.map(([input]) => input);
    expect(inputs.length).toBeGreaterThanOrEqual(150);
    expect(new Set(inputs).size).toBe(inputs.length);
  });
});

describe('any text', () => {
  const keys = documents.map(({ metadata }) => metadata.key);
  const piece = fc.oneof(
    fc.constantFrom(...keys, ...documents.map(({ metadata }) => metadata.title)),
    fc.constantFrom('§', '¶', ':', '.', ',', ';', '-', '–', ' of ', ' p. ', ' section ', '~', ' '),
    fc.constantFrom(
      '1',
      '2',
      '3',
      '50',
      '1984',
      'last',
      'second',
      '\u202e',
      '\u200b',
      '\n',
      '<@1>',
    ),
    fc.string({ unit: 'grapheme', maxLength: 8 }),
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
  );

  test('never throws, and its answer holds nothing of the text that is not an id', () => {
    fc.assert(
      fc.property(text, (reference) => {
        const resolution = resolveReference(documents, reference);
        const said = resolution.kind === 'unknown' ? resolution.message : '';
        expect(said).not.toMatch(/[<@*`\u202e\u200b]/);
        if (resolution.kind === 'ambiguous') expect(resolution.candidates).not.toEqual([]);
        if (resolution.kind === 'found') expect(resolution.passages).not.toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  test('that begins with a key and a place never leads to another document', () => {
    const place = fc.tuple(fc.nat(12), fc.option(fc.nat(12)), fc.boolean());
    fc.assert(
      fc.property(
        fc.constantFrom(...keys),
        fc.constantFrom(':', ': ', ' :'),
        place,
        fc.string({ unit: 'grapheme', maxLength: 12 }),
        (key, colon, [section, passage, lower], rest) => {
          const id = `${lower ? key.toLowerCase() : key}${colon}${section}${passage === null ? '' : `.${passage}`}`;
          const resolution = resolveReference(documents, id + rest);
          if (resolution.kind === 'found' && !/[;,&+\n\r]|and/i.test(rest)) {
            expect(new Set(resolution.passages.map((p) => p.document.metadata.key))).toEqual(
              new Set([key]),
            );
          }
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
