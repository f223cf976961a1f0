import { describe, expect, test } from 'vitest';
import { auditCorpus } from '../../../../src/corpus/audit/audit-corpus.ts';
import { formatProblem } from '../../../../src/corpus/document/problem.ts';
import { looksGarbled } from '../../../../src/corpus/formats/text/garbled.ts';
import { documentsOf, paragraphOf } from '../../../support/documents.ts';

const FULL = '---\nauthor: A\nissued: 2020\npublisher: P\ntitle: T\n---\n';
const audit = (files: Record<string, string>) => auditCorpus(documentsOf(files)).map(formatProblem);

describe('a librarian', () => {
  test('has nothing to say of a sound document', () => {
    expect(audit({ 'a.md': `${FULL}# Heading\n\n${paragraphOf(60)}\n` })).toEqual([]);
  });

  test('misses metadata', () => {
    expect(audit({ 'house-rules.txt': 'be kind to each other.' })).toEqual([
      'house-rules.txt: states no author, no issued, no url or publisher; citations will do without.',
      'house-rules.txt: has no title of its own; its file name stands in.',
    ]);
  });

  test('tells of documents that nobody sees', () => {
    const hidden = FULL.replace('title', 'public: false\ntitle');
    expect(
      audit({
        'a.md': `${hidden}One text.`,
        'servers/100000000000000001/c.md': `${hidden}Three texts.`,
      }),
    ).toEqual([
      'a.md: says "public: false" and lies in no server\'s folder: nobody sees it in Discord; move it to servers/SERVER ID/.',
    ]);
  });

  test('finds the same document under another name', () => {
    const found = audit({ 'a.md': `${FULL}Some text.`, 'b.md': `${FULL}Some  text.` });
    expect(found).toEqual(['b.md: is the same document as a.md.']);
  });

  test('finds a passage that says nearly the same as another, by line', () => {
    const words = paragraphOf(60);
    const found = audit({
      'a.md': `${FULL}# One\n\n${words}`,
      'b.md': `${FULL}# Two\n\n${words.replace('word30 ', 'changed ')}\n\n${paragraphOf(50, 'other')}`,
    });
    expect(found).toEqual([
      expect.stringMatching(
        /^b\.md:9: passage 1\.1 says nearly the same as a\.md:9 \(\d\d % alike\)\.$/,
      ),
    ]);
  });

  test('says it once for two versions of a document', () => {
    const parts = Array.from({ length: 6 }, (_, i) => `## S${i}\n\n${paragraphOf(60, `w${i}x`)}`);
    const found = audit({
      'a.md': `${FULL}${parts.join('\n\n')}`,
      'b.md': `${FULL}${parts.slice(1).join('\n\n')}\n\nAn end.`,
    });
    expect(found).toEqual([
      'b.md: 5 of its 6 passages say nearly the same as passages of a.md; is it another version of it?',
    ]);
  });

  test('does not take different passages on one matter for copies', () => {
    const one = paragraphOf(40).replace('.', ' and then the matter is told in other words.');
    const other = `${paragraphOf(20)} ${paragraphOf(40, 'fresh')}`;
    expect(audit({ 'a.md': `${FULL}${one}`, 'b.md': `${FULL}${other}` })).toEqual([]);
  });

  test('points at long sections, frames, running headers and garbled text', () => {
    const frame = 'Copyright notice of the club.';
    const found = audit({
      'a.md': `${FULL}# Long\n\n${paragraphOf(1300)}\n\n${paragraphOf(1300, 'more')}`,
      'b.md': `${FULL}# B\n\n${frame}`,
      'c.md': `${FULL}# C\n\n${frame}`,
      'd.md': `${FULL}# D\n\n${frame}\n\n# E\n\nLeave a Reply`,
      'e.md': `${FULL}# E\n\nDas ist fÃ¼r die TÃ¼r und die KÃ¼che.`,
    }).join('\n');
    expect(found).toMatch(/a\.md:7: "Long" \(section 1\) has 2601 words/);
    expect(found).toMatch(/b\.md:9: passage 1\.1 stands word for word in 3 documents/);
    expect(found).toMatch(/d\.md:13: passage 2\.1 looks like a running header or footer/);
    expect(found).toMatch(/e\.md:9: passage 1\.1 looks garbled/);
  });
});

test.each([
  ['cafÃ© and naÃ¯ve words', true],
  ['itâ€™s theirs, and â€œtheirsâ€\u009d', true],
  ['Ð¡Ð¾Ð±Ð°ÐºÐ°', true],
  ['abc\uFFFD\uFFFDdef', true],
  [Array(30).fill('xqzt bcdf').join(' '), true],
  ['Größe, naïve, señor, Àrea, “quoted” – fine', false],
  ['São Paulo é Ã', false],
  ['北京 и Москва, ελληνικά, עברית', false],
])('%j is garbled: %s', (text, expected) => {
  expect(looksGarbled(text)).toBe(expected);
});
