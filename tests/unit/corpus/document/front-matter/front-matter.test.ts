import { describe, expect, test } from 'vitest';
import { lineAt } from '../../../../../src/corpus/document/document.ts';
import { readFrontMatter } from '../../../../../src/corpus/document/front-matter/front-matter.ts';
import { documentOf } from '../../../../support/documents.ts';

const faultsOf = (text: string) => readFrontMatter(text).faults;

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
        'answers-about: [Footnote, /ask]',
        '---',
        'Body',
      ].join('\n'),
    );
    expect(read).toMatchObject({
      faults: [],
      foreign: [],
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
        'answers-about': ['Footnote', '/ask'],
      },
    });
  });

  test('the body keeps its offsets, with the front matter blanked', () => {
    const text = '---\ntitle: Ünïcödé 😀\n---\nBody';
    const read = readFrontMatter(text);
    expect(read.body).toHaveLength(text.length);
    expect(read.body.trim()).toBe('Body');
  });

  test.each([
    ['no front matter', 'Just text\n---\nkey: X'],
    ['a rule at the top', '---\n\nA text that opens with a rule.\n\n---\n\nMore.'],
    ['a fence that never closes', '---\ntitle: x\n\nText'],
    ['a TOML fence that never closes', '+++\ntitle = "x"\n\nText'],
    ['a line of plus signs at the top', '+++\n\nA text.\n\n+++\n\nMore.'],
    ['an empty text', ''],
  ])('%s is a body and no fault', (_what, text) => {
    const read = readFrontMatter(text);
    expect(read).toMatchObject({ metadata: {}, faults: [] });
    expect(read.body).toBe(text);
  });

  test('a byte order mark and Windows line ends are taken in stride', () => {
    const read = readFrontMatter('\uFEFF---\r\ntitle: A\r\n---\r\nBody');
    expect(read).toMatchObject({ metadata: { title: 'A' }, faults: [] });
  });

  test.each([
    ['Jekyll', '---\nlayout: post\ntags: [a, b]\ntitle: Ropes\n---\nBody'],
    [
      'Hugo',
      '+++\ntitle = "Ropes"\ndraft = false\ntags = ["a"]\n[menu.main]\nweight = 1\n+++\nBody',
    ],
    [
      'VitePress',
      '---\ntitle: Ropes\nlayout: home\nhero:\n  name: x\n  actions:\n    - text: Go\n---\nBody',
    ],
    ['Obsidian', '\uFEFF---\r\ntitle: Ropes\r\naliases: []\r\ncssclass:\r\n---\r\nBody'],
  ])('what %s adds is passed over, and its title taken', (_program, text) => {
    const { metadata, faults, foreign, body } = readFrontMatter(text);
    expect(metadata).toEqual({ title: 'Ropes' });
    expect(faults).toEqual([]);
    expect(foreign.length).toBeGreaterThan(1);
    expect(body.trim()).toBe('Body');
  });

  test('a bad value costs itself alone', () => {
    const text =
      '---\nkey: RULES\nissued: soon\nurl: /about\nauthor: [Kim, {name: x}]\ntitle:\n---\nBody';
    const { metadata, faults } = readFrontMatter(text);
    expect(metadata).toEqual({ key: 'RULES' });
    expect(faults.map(({ line }) => line)).toEqual([3, 4, 5]);
    for (const { message } of faults) expect(message).toMatch(/; it was left out\.$/);
  });

  test('who may see a document is never opened by a slip', () => {
    for (const slip of [
      'public: nope',
      'public: no\ntitle: [broken',
      'title: "\n"public": false',
    ]) {
      const { metadata, faults } = readFrontMatter(`---\nkey: RULES\n${slip}\n---\nBody`);
      expect(metadata, slip).toEqual({ key: 'RULES', public: false });
      expect(faults[0]?.message, slip).toContain('the document counts as not public');
    }
  });

  test('values of TOML are reported by line as well', () => {
    const { metadata, faults } = readFrontMatter('+++\ntitle = "A"\n\nissued = "soon"\n+++\nBody');
    expect(metadata).toEqual({ title: 'A' });
    expect(faults).toEqual([{ line: 4, message: expect.stringContaining('real date') }]);
    expect(faultsOf('+++\ntitle = "A"\nbroken\n= 1\n+++\nBody')).toEqual([
      {
        line: expect.toSatisfy((line) => line === 3 || line === 4),
        message: expect.stringContaining('not valid TOML'),
      },
    ]);
  });

  test('front matter that is no front matter costs its metadata, however long it is', () => {
    const many = Array.from({ length: 30_000 }, (_, index) => `k${index}: 1`).join('\n');
    const { faults, body } = readFrontMatter(`---\n${many}\n---\nBody`);
    expect(faults).toEqual([{ line: 2, message: expect.stringContaining('longer than 64 KiB') }]);
    expect(body.trim()).toBe('Body');
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

test('JSON as Hugo writes it is front matter, and braces that hold no entry are text', () => {
  const text = '{\n  "title": "Boat rules",\n  "draft": false,\n  "issued": "soon"\n}\n\nKeep off.';
  const { metadata, foreign, faults, body } = readFrontMatter(text);
  expect(metadata).toEqual({ title: 'Boat rules' });
  expect(foreign).toEqual(['draft']);
  expect(faults).toEqual([expect.objectContaining({ line: 4 })]);
  expect(body.trim()).toBe('Keep off.');
  expect(body).toHaveLength(text.length);
  for (const other of ['{\nnone\n}\n\nText.', '{ "title": "x" }\n', '{\n"title": "x",\n\nText.'])
    expect(readFrontMatter(other).body).toBe(other);
});

describe('an entry that is too long', () => {
  const long = 'words: many, '.repeat(4_400);

  test.each([
    ['in a line', `---\nkey: AB\nsummary: ${long}\ntitle: T\n---\nBody`],
    [
      'over lines',
      `---\nkey: AB\nsummary: |\n${'  words, many\n'.repeat(4_400)}title: T\n---\nBody`,
    ],
    ['as a list', `---\nkey: AB\nsummary:\n${'- words, many\n'.repeat(4_400)}title: T\n---\nBody`],
    ['of TOML', `+++\nkey = "AB"\nsummary = "${long}"\ntitle = "T"\n+++\nBody`],
  ])('%s costs itself alone', (_, text) => {
    const { metadata, faults, foreign, body } = readFrontMatter(text);
    expect(metadata).toEqual({ key: 'AB', title: 'T' });
    expect([faults, foreign]).toEqual([[], ['summary']]);
    expect(body).toHaveLength(text.length);
  });

  test('is named by its line where it is ours, and the lines of others stay', () => {
    const { metadata, faults } = readFrontMatter(
      `---\nauthor: ${long}\nissued: soon\ntitle: T\npublic: ${long}\n---\nBody`,
    );
    expect(metadata).toEqual({ title: 'T', public: false });
    expect(faults).toEqual([
      { line: 2, message: expect.stringContaining('"author" is longer') },
      { line: 5, message: expect.stringContaining('not public') },
      { line: 3, message: expect.stringContaining('real date') },
    ]);
  });
});

describe('front matter that nests without end', () => {
  // At the end of the stack a pattern that is compiled there takes the whole process with it.
  test.each(['[', '[ ', '{', '{a: ', '- ', '? ', '[a,', '- - ? '])(
    'of %j is passed over',
    (piece) => {
      const yaml = piece.repeat(60_000 / piece.length);
      for (const head of ['', 'title: ']) {
        const { metadata, faults } = readFrontMatter(`---\nkey: AB\n${head}${yaml}\n---\nWords.`);
        expect(faults).toMatchObject([
          { message: expect.stringMatching(/inside one another|longer than/) },
        ]);
        expect(faults[0]?.line).toBeLessThanOrEqual(3);
        if (head !== '') expect(metadata).toEqual({ key: 'AB' });
      }
    },
  );

  test('of TOML is passed over', () => {
    expect(faultsOf(`+++\ntitle = ${'['.repeat(60_000)}\n+++\nWords.`)).toMatchObject([
      { message: expect.stringMatching(/inside one another|longer than/) },
    ]);
  });

  test('what a person nests is read', () => {
    const nested = `${'['.repeat(40)}${']'.repeat(40)}`;
    expect(faultsOf(`---\nother: ${nested}\nmore: ${nested}\n---\nWords.`)).toEqual([]);
  });
});

test('front matter that is no YAML still gives the title it states on a line of its own', () => {
  const read = readFrontMatter('---\ntitle: "Parking"\ndescription: a: b: c\n---\n\nText.');
  expect(read.metadata).toEqual({ title: 'Parking' });
  expect(read.faults).toHaveLength(1);
  expect(readFrontMatter('---\ntitle: [x\n---\n\nText.').metadata).toEqual({});
});

test('a long line of front matter costs the document nothing', () => {
  const document = documentOf(
    `---\ntitle: Parking\ndescription: ${'word '.repeat(12_000)}\n---\n\nPark here.`,
  );
  expect(document.passages.map(({ text }) => text)).toEqual(['Park here.']);
  expect(lineAt(document, 0)).toBe(6);
});
