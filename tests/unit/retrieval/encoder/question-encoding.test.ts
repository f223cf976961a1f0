import { describe, expect, test } from 'vitest';
import type { Document } from '../../../../src/corpus/document/document.ts';
import type { Encodings } from '../../../../src/retrieval/encoder/encodings.ts';
import { questionEncoding } from '../../../../src/retrieval/encoder/question-encoding.ts';
import { documentsOf, paragraphOf } from '../../../support/documents.ts';
import { indexDocuments, segmentOf } from '../../../support/library-index.ts';
import { toEncodings } from '../../../support/to-encodings.ts';
import { unitVector } from '../../../support/unit-vector.ts';

const index = indexDocuments(
  documentsOf({
    'a.md': [1, 2].map((n) => paragraphOf(80, `a${n}x`)).join('\n\n'),
    'b.md': [1, 2, 3].map((n) => paragraphOf(80, `b${n}x`)).join('\n\n'),
  }),
);
const { passages, firstPassage } = segmentOf(index);

/** Of passage number `n` of the library: vector `n`. */
const all = new Map<Document, Encodings>(
  index.documents.map((document) => {
    const first = firstPassage.get(document) ?? 0;
    return [
      document,
      toEncodings(
        document.passages.map((_, at) => [unitVector(first + at), unitVector(100 + first + at)]),
      ),
    ];
  }),
);
const known = (document: Document) => all.get(document);

describe('a question against the passages of a library', () => {
  test('is nearest to the passage whose vector is its own, in whichever document', () => {
    expect(passages.length).toBeGreaterThanOrEqual(5);
    for (const [passage] of passages.entries()) {
      const encoding = questionEncoding(unitVector(passage), index, known);
      const cosines = passages.map((_, other) => encoding?.cosineWith(other) ?? NaN);
      expect(cosines[passage]).toBeGreaterThan(0.999);
      expect(Math.max(...cosines.filter((_, other) => other !== passage))).toBeLessThan(0.3);
    }
  });

  test('is compared with the sentences of each passage apart', () => {
    const last = passages.length - 1;
    const encoding = questionEncoding(unitVector(100 + last), index, known);
    const cosines = passages.map((_, other) => encoding?.sentenceCosine(other) ?? NaN);
    expect(cosines[last]).toBeGreaterThan(0.999);
    expect(Math.max(...cosines.slice(0, -1))).toBeLessThan(0.3);
    expect(encoding?.cosineWith(last)).toBeLessThan(0.3);
  });

  test('is not compared while one document lacks its vectors', () => {
    const [, second] = index.documents;
    const lacking = (document: Document) => (document === second ? undefined : known(document));
    expect(questionEncoding(unitVector(0), index, lacking)).toBeNull();
    expect(questionEncoding(unitVector(0), index, known)).not.toBeNull();
  });

  test('says nothing of a passage that is none', () => {
    const encoding = questionEncoding(unitVector(0), index, known);
    expect(encoding?.cosineWith(passages.length)).toBe(0);
  });
});
