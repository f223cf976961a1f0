import { describe, expect, test } from 'vitest';
import { partsFrom, passageAt, placeOf } from '../../../../src/community/readings/parts.ts';
import { documentOf, paragraphOf } from '../../../support/documents.ts';

/** Chapters of paragraphs, so many words each. */
const chapters = (counts: readonly (readonly number[])[], name = 'c') =>
  counts
    .map((paragraphs, chapter) => {
      const texts = paragraphs.map((words, at) => paragraphOf(words, `${name}${chapter}p${at}w`));
      return [`## Chapter ${chapter + 1}`, ...texts].join('\n\n');
    })
    .join('\n\n');

const book = (counts: readonly (readonly number[])[]) => documentOf(chapters(counts));

const sizes = (parts: ReturnType<typeof partsFrom>) => parts.map((part) => part.length);

describe('the parts of a document', () => {
  test('hold every passage once, in order', () => {
    const document = book([[100, 100, 100], [100], [400, 100]]);
    for (const words of [50, 150, 300, 2_000]) {
      expect(partsFrom(document, 0, words).flat()).toEqual(document.passages);
    }
  });

  test('are of about so many words, and end with a section in the second half', () => {
    const document = book([
      [100, 100, 100],
      [100, 100, 100, 100],
    ]);
    expect(sizes(partsFrom(document, 0, 100))).toEqual([1, 1, 1, 1, 1, 1, 1]);
    expect(sizes(partsFrom(document, 0, 200))).toEqual([2, 1, 2, 2]);
    expect(sizes(partsFrom(document, 0, 500))).toEqual([3, 4]);
    expect(sizes(partsFrom(document, 0, 900))).toEqual([7]);
  });

  test('are no longer where a text holds no words', () => {
    const document = documentOf('x'.repeat(20_000));
    for (const part of partsFrom(document, 0, 100)) {
      const length = part.reduce((sum, { start, end }) => sum + end - start, 0);
      expect(length).toBeLessThanOrEqual(1_600);
    }
  });

  test('are the same ones from where any of them begins', () => {
    const document = book([[100, 90, 120], [180, 100], [130], [100, 100, 110, 100]]);
    const parts = partsFrom(document, 0, 210);
    for (const [at, part] of parts.entries()) {
      const from = part[0] ? document.passages.indexOf(part[0]) : -1;
      expect(partsFrom(document, from, 210)).toEqual(parts.slice(at));
    }
  });
});

describe('a place in a document', () => {
  const counts = [[100, 100], [100, 100], [100]];
  const document = book(counts);
  const place = placeOf(document.passages[2] as (typeof document.passages)[number]);

  test('is found where it was, where it was moved to, and else where it stood', () => {
    expect(passageAt(document, place)).toBe(2);
    const moved = documentOf(`${chapters([[90]], 'new')}\n\n${chapters(counts)}`);
    expect(passageAt(moved, place)).toBe(3);
    expect(passageAt(document, '2.1~aaaaa')).toBe(2);
    expect(passageAt(document, '1.9~aaaaa')).toBe(2);
  });

  test('is none where the document ends before it', () => {
    expect(passageAt(document, '9.1~aaaaa')).toBeNull();
    expect(passageAt(document, 'constructor')).toBeNull();
  });
});
