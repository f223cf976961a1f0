import { describe, expect, test } from 'vitest';
import { proposedMetadata } from '../../../../src/corpus/document/proposed-metadata.ts';

describe('a title that a file states', () => {
  test.each([
    'python-docx',
    '(anonymous)',
    'untitled',
    'Untitled Document',
    'Microsoft Word - Rules 2018.doc',
    'Microsoft Word - Rules 2018',
    'C:\\Users\\x\\rules.docx',
    'handbook final.pdf',
    '2018',
    '05/2018',
    'IMG_20180531',
    'rules_final-v2',
    '\uE001\uE002\uE003 \uE004',
    '!"#$%&\'()* +,-./ 01',
    'Dokument1',
    '   ',
  ])('is none when it is %j', (title) => {
    expect(proposedMetadata({ title })).toEqual({});
  });

  test.each([
    'Rules',
    'The Book of Tides',
    '2001: A Space Odyssey',
    'Catch-22',
    '東京',
    'كتاب',
    'Windows 10 for the Timid',
    'Node.js in Practice',
    'COVID-19 Guidance',
    'Adobe Photoshop for Printers',
    'LaTeX: A Primer',
  ])('is one when it is %j', (title) => {
    expect(proposedMetadata({ title })).toEqual({ title });
  });
});

test.each(['python-docx', '(anonymous)', 'anonymous', 'Administrator', 'Apache POI', 'User', '-'])(
  'nobody is called %j',
  (author) => {
    expect(proposedMetadata({ author: [author] })).toEqual({});
  },
);

test.each([['Eleanor Marsh'], ['Adobe, Ann'], ['Tex Avery'], ['World Health Organization']])(
  '%s is an author',
  (author) => {
    expect(proposedMetadata({ author: [author] }).author).toHaveLength(1);
  },
);
