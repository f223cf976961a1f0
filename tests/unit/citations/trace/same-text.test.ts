import { describe, expect, test } from 'vitest';
import {
  formerFingerprint,
  type PassageRecord,
  recordOf,
} from '../../../../src/citations/trace/passage-record.ts';
import { isTextOf, isUntold, isVouchedFor } from '../../../../src/citations/trace/same-text.ts';
import type { Passage } from '../../../../src/corpus/document/document.ts';
import { documentOf } from '../../../support/documents.ts';

function passageOf(text: string): Passage {
  const [passage] = documentOf(`---\nkey: LIGHT\n---\n${text}`).passages;
  if (!passage) throw new Error('no passage');
  return passage;
}

const passage = passageOf('The lamp burns oil.');
const other = recordOf(passageOf('The lamp burns paraffin.'));
const record = recordOf(passage);
/** What Footnote 0.2 kept of it. */
const former: PassageRecord = {
  ...record,
  digest: null,
  fingerprint: formerFingerprint(passage),
};
const lost: PassageRecord = { ...record, digest: null, fingerprint: '' };

describe('a passage is the text that was recorded', () => {
  test('by its digest, whatever the mark', () => {
    expect(isTextOf(record, passage)).toBe(true);
    expect(isTextOf({ ...other, mark: record.mark }, passage)).toBe(false);
  });

  test('without a digest by its mark and its words, where they are known', () => {
    expect(isTextOf(former, passage)).toBe(true);
    expect(isTextOf({ ...former, fingerprint: other.fingerprint }, passage)).toBe(false);
    expect(isTextOf({ ...former, mark: 'aaaaa' }, passage)).toBe(false);
    expect(isTextOf(lost, passage)).toBe(true);
  });
});

describe('a passage is vouched for', () => {
  const impostor = { ...other, mark: record.mark };

  test('where nothing else was recorded at its place', () => {
    expect(isVouchedFor(passage, [])).toBe(true);
    expect(isVouchedFor(passage, [record, former])).toBe(true);
  });

  test('not where another text had its id', () => {
    expect(isVouchedFor(passage, [record, impostor])).toBe(false);
  });

  test.each([
    ['server', { server: '100000000000000001' }],
    ['document', { key: 'OTHER' }],
    ['section', { section: 7 }],
    ['passage', { passage: 7 }],
  ])('whatever was recorded of another %s', (_, place) => {
    expect(isVouchedFor(passage, [{ ...impostor, ...place }])).toBe(true);
  });

  test('not where two texts had its id and nothing of either can be read', () => {
    expect(isUntold([lost])).toBe(false);
    expect(isUntold([lost, { ...lost, passage: 2 }])).toBe(false);
    expect(isUntold([lost, { ...lost }])).toBe(true);
    expect(isVouchedFor(passage, [lost, { ...lost }])).toBe(false);
  });
});
