import { describe, expect, test } from 'vitest';
import { readFrontMatter } from '../../../../src/corpus/document/front-matter.ts';

const faultsOf = (text: string) => {
  const read = readFrontMatter(text);
  return read.ok ? [] : read.faults;
};

describe('front matter', () => {
  test('every key of the design is read', () => {
    const read = readFrontMatter(
      [
        '---',
        'key: DEFECT',
        'title: Why',
        'author: ["Park, Sokeel", Students For Liberty, {literal: A Body}, {family: Kim, given: Y.}]',
        'publisher: A Press',
        'issued: 2018-05',
        'url: https://example.org/a',
        'language: en',
        'licence: MIT',
        'edition: 2',
        'public: false',
        '---',
        'Body',
      ].join('\n'),
    );
    expect(read).toMatchObject({
      ok: true,
      metadata: {
        key: 'DEFECT',
        title: 'Why',
        author: [
          { family: 'Park', given: 'Sokeel' },
          { literal: 'Students For Liberty' },
          { literal: 'A Body' },
          { family: 'Kim', given: 'Y.' },
        ],
        publisher: 'A Press',
        issued: '2018-05',
        edition: '2',
        public: false,
      },
    });
  });

  test('the body keeps its offsets, with the front matter blanked', () => {
    const text = '---\ntitle: Ünïcödé 😀\n---\nBody';
    const read = readFrontMatter(text);
    expect(read.ok && read.body.length).toBe(text.length);
    expect(read.ok && read.body.trim()).toBe('Body');
  });

  test.each([
    ['no front matter', 'Just text\n---\nkey: X'],
    ['a rule at the top', '---\n\nA text that opens with a rule.\n\n---\n\nMore.'],
    ['a fence that never closes', '---\ntitle: x\n\nText'],
    ['an empty text', ''],
  ])('%s is a body and no fault', (_what, text) => {
    const read = readFrontMatter(text);
    expect(read).toMatchObject({ ok: true, metadata: {} });
    expect(read.ok && read.body).toBe(text);
  });

  test('a byte order mark and Windows line ends are taken in stride', () => {
    const read = readFrontMatter('\uFEFF---\r\ntitle: A\r\n---\r\nBody');
    expect(read).toMatchObject({ ok: true, metadata: { title: 'A' } });
  });

  test('an unknown key is named with its line and the keys that are known', () => {
    const [fault] = faultsOf('---\ntitle: A\ncolour: red\n---\nBody');
    expect(fault?.line).toBe(3);
    expect(fault?.message).toContain('"colour" is not known');
    expect(fault?.message).toContain('issued');
  });

  test.each(['2018-13', '2018-02-30', 'May 2018', '18', '2018-5'])('%s is no date', (issued) => {
    const faults = faultsOf(`---\ntitle: A\n\nissued: ${issued}\n---\nBody`);
    expect(faults).toEqual([{ line: 4, message: expect.stringContaining('real date') }]);
  });

  test('all faults are reported at once', () => {
    const faults = faultsOf('---\nkey: a b\nurl: ftp://x\nlanguage: "??"\npublic: maybe\n---\n');
    expect(faults.map(({ line }) => line)).toEqual([2, 3, 4, 5]);
  });

  test('YAML that cannot be read is reported by line', () => {
    const [fault] = faultsOf('---\ntitle: A\nauthor: [a, b\nissued: 2018\n---\nBody');
    expect(fault?.message).toContain('not valid YAML');
    expect(fault?.line).toBeGreaterThanOrEqual(3);
  });

  test('a YAML bomb is refused', () => {
    const levels = Array.from({ length: 9 }, (_, i) =>
      i === 0 ? 'a0: &a0 [x,x,x,x,x,x,x,x,x]' : `a${i}: &a${i} [${`*a${i - 1},`.repeat(9)}]`,
    );
    const faults = faultsOf(`---\n${levels.join('\n')}\n---\nBody`);
    expect(faults).toEqual([{ line: 2, message: expect.stringContaining('refused') }]);
  });
});
