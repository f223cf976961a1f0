import { describe, expect, test } from 'vitest';
import { recordedPassage, withOldWords } from '../../../../src/citations/trace/old-words.ts';
import { recordOf } from '../../../../src/citations/trace/passage-record.ts';
import { traceCitation, unindexed } from '../../../../src/citations/trace/trace-citation.ts';
import type { Document, Passage } from '../../../../src/corpus/document/document.ts';
import { documentOf } from '../../../support/documents.ts';
import { withOneMark } from '../../../support/same-mark.ts';

const OLD = 'The **red** gate is opened at six, and *never* on a Sunday, by the keeper of the day.';
const NEW = 'The blue gate is opened at seven, and on a Sunday, by the keeper of the day.';

const documentWith = (text: string) => documentOf(`# Gate\n\n${text}`, 'gate.md');
const first = ({ passages }: Document): Passage => {
  const [passage] = passages;
  if (!passage) throw new Error('no passage');
  return passage;
};
async function* versions(...documents: Document[]) {
  yield* documents;
}

describe('the words that a changed text had before', () => {
  const old = first(documentWith(OLD));
  const trace = traceCitation(unindexed([documentWith(NEW)]), recordOf(old));
  if (trace.kind !== 'changed') throw new Error(trace.kind);

  test('are put where they were counted, as they stood', () => {
    const gone = withOldWords(trace.difference, old).filter(({ kind }) => kind === 'gone');
    expect(gone.map(({ text }) => text)).toEqual(['red', 'six', 'never']);
  });

  test('leave what stayed and what is new as it was', () => {
    const shown = withOldWords(trace.difference, old);
    expect(shown.filter(({ kind }) => kind !== 'gone')).toEqual(
      trace.difference.filter(({ kind }) => kind !== 'gone'),
    );
  });

  test('are not taken from a text of other words', () => {
    const other = first(documentWith('The red gate.'));
    expect(withOldWords(trace.difference, other)).toEqual(trace.difference);
  });
});

describe('the passage that was recorded', () => {
  test('is looked for in one version after the other', async () => {
    const [before, after] = [documentWith(OLD), documentWith(NEW)];
    const record = recordOf(first(before));
    expect(await recordedPassage(record, versions(after, before))).toBe(first(before));
    expect(await recordedPassage(record, versions(after))).toBeNull();
  });

  test('is not another text that has its mark', async () => {
    const [one, other] = withOneMark(
      (number) => `Members must pay ${number} crowns.`,
      (number) => `Members must not pay ${number} crowns.`,
    );
    const record = recordOf(first(documentWith(one)));
    expect(await recordedPassage(record, versions(documentWith(other)))).toBeNull();
  });

  test('is none where the record knows no text', async () => {
    const before = documentWith(OLD);
    const record = { ...recordOf(first(before)), digest: null };
    expect(await recordedPassage(record, versions(before))).toBeNull();
  });
});
