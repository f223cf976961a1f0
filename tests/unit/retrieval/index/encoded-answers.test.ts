import { describe, expect, test } from 'vitest';
import type { Document } from '../../../../src/corpus/document/document.ts';
import { withKey } from '../../../../src/corpus/document/make-document.ts';
import type { Encodings } from '../../../../src/retrieval/encoder/encodings.ts';
import { buildLibrary } from '../../../../src/retrieval/index/build-library.ts';
import { documentsOf } from '../../../support/documents.ts';
import { toEncodings } from '../../../support/to-encodings.ts';
import { unitVector } from '../../../support/unit-vector.ts';

const documents = documentsOf({
  'boats.md': '# Boats\n\nThe ferry leaves the quay at noon.',
  'desk.md': '# Desk\n\nForgotten credentials are restored by the warden.',
  'goats.md': '# Goats\n\nThe goat gave milk until the winter.',
  'hidden.md': '# Hidden\n\nA secret word is lost on the quay at noon.',
});
const nameOf = (name: string) => {
  const found = documents.find((document) => document.name === name);
  if (!found) throw new Error(`no ${name}`);
  return found;
};
const QUESTION = 'How do I get back into my account?';
/** The question's direction. */
const ASKED = unitVector(0);

/** Vectors of all documents: the named ones have the question's direction, the others some other one. */
function vectors(...near: readonly string[]): Map<Document, Encodings> {
  return new Map(
    documents.map((document, at) => {
      const vector = near.includes(document.name) ? ASKED : unitVector(at + 1);
      return [document, toEncodings(document.passages.map(() => [vector, vector]))];
    }),
  );
}

/** Words of like meaning are left out, so that nothing but the vectors tells of meaning. */
const PLAIN = { meaning: false };
const libraryOf = (known: ReadonlyMap<Document, Encodings>) =>
  buildLibrary(documents, { ...PLAIN, encodings: (document) => known.get(document) });
const namesOf = ({ excerpts }: ReturnType<ReturnType<typeof libraryOf>['ask']>) =>
  excerpts.map(({ passage }) => passage.document.name);

describe('an answer with the question’s vector', () => {
  test('has the passage first that is near in meaning and shares no word', () => {
    const library = libraryOf(vectors('desk.md'));
    const answer = library.ask(QUESTION, { encoded: ASKED });
    expect(namesOf(answer)[0]).toBe('desk.md');
    expect(answer.excerpts[0]?.features).toMatchObject({ encoding: expect.any(Number) });
    expect(answer.excerpts[0]?.features['encoding']).toBeGreaterThan(0);
    expect(namesOf(libraryOf(vectors('goats.md')).ask(QUESTION, { encoded: ASKED }))[0]).toBe(
      'goats.md',
    );
  });

  test('is surer the nearer the nearest passage is', () => {
    const near = libraryOf(vectors('desk.md')).ask(QUESTION, { encoded: ASKED });
    const far = libraryOf(vectors()).ask(QUESTION, { encoded: ASKED });
    expect(near.confidence).toBeGreaterThan(far.confidence);
  });

  test('is the answer without it while one document lacks its vectors', () => {
    const plain = buildLibrary(documents, PLAIN).ask('When does the ferry leave?', { top: 9 });
    for (const { name } of documents) {
      const known = vectors('desk.md');
      known.delete(nameOf(name));
      const answer = libraryOf(known).ask('When does the ferry leave?', {
        top: 9,
        encoded: ASKED,
      });
      expect(answer).toEqual(plain);
    }
  });

  test('is the answer without it where the library was given no vectors, or the question none', () => {
    const question = 'When does the ferry leave?';
    const plain = buildLibrary(documents, PLAIN).ask(question);
    expect(buildLibrary(documents, PLAIN).ask(question, { encoded: ASKED })).toEqual(plain);
    expect(libraryOf(vectors('desk.md')).ask(question)).toEqual(plain);
    expect(libraryOf(vectors('desk.md')).ask(question, { encoded: null })).toEqual(plain);
  });

  test('counts from the moment on at which the last vectors are there', () => {
    const known = vectors('desk.md');
    const library = libraryOf(known);
    const last = known.get(nameOf('goats.md'));
    known.delete(nameOf('goats.md'));
    expect(namesOf(library.ask(QUESTION, { encoded: ASKED }))[0]).not.toBe('desk.md');
    if (last) known.set(nameOf('goats.md'), last);
    expect(namesOf(library.ask(QUESTION, { encoded: ASKED }))[0]).toBe('desk.md');
  });

  test('stays within the documents that are named', () => {
    const library = libraryOf(vectors('desk.md'));
    const within = (document: Document) => document.name === 'goats.md';
    expect(new Set(namesOf(library.ask(QUESTION, { encoded: ASKED, within })))).toEqual(
      new Set(['goats.md']),
    );
  });

  test.each(['of the', '?', '🙂', 'the the the the'])(
    'is one with finite numbers for %j',
    (text) => {
      const { confidence, excerpts } = libraryOf(vectors('desk.md')).ask(text, { encoded: ASKED });
      expect(confidence).toBeGreaterThanOrEqual(0);
      expect(confidence).toBeLessThanOrEqual(1);
      for (const { score } of excerpts) expect(Number.isFinite(score)).toBe(true);
    },
  );
});

test('a copy of a document under another key is compared by the vectors of its own', () => {
  const known = vectors('desk.md');
  const copies = documents.map((document, at) => withKey(document, `COPY${at}`));
  for (const [at, document] of documents.entries()) {
    const own = known.get(document);
    const copy = copies[at];
    if (own && copy) known.set(copy, own);
  }
  const library = buildLibrary(copies, { ...PLAIN, encodings: (document) => known.get(document) });
  expect(namesOf(library.ask(QUESTION, { encoded: ASKED }))[0]).toBe('desk.md');
});
