import { describe, expect, test } from 'vitest';
import { readNumberHead } from '../../../../src/corpus/numbering/number-head.ts';
import { readNumberPath } from '../../../../src/corpus/numbering/number-path.ts';
import {
  numberingSteps,
  printedNumbers,
} from '../../../../src/corpus/numbering/printed-numbers.ts';
import { canonicalNumber } from '../../../../src/corpus/numbering/written-number.ts';
import { parseDocument } from '../../../../src/corpus/reader/parse-document.ts';
import { documentOf } from '../../../support/documents.ts';

describe('the number that a line opens with', () => {
  test.each([
    ['CHAPTER I', 'chapter 1'],
    ['BOOK ONE: 1805', 'book 1'],
    ['Part the Second', 'part 2'],
    ['First Part', 'part 1'],
    ['Erstes Kapitel', 'chapter 1'],
    ['2. Kapitel: Die Reise', 'chapter 2'],
    ['CHAPTER TWENTY-ONE', 'chapter 21'],
    ['Rule 5 – Quiet hours', 'rule 5'],
    ['Rule #5: x', 'rule 5'],
    ['Rule: 5', 'rule 5'],
    ['§ 12a Ruhe', 'section 12.a'],
    ['Section 2(1)(b) text', 'section 2.1.b'],
    ['제5조(목적)', 'article 5'],
    ['제 5 조의2', 'article 5.2'],
    ['第十二章 夜', 'chapter 12'],
    ['المادة ٥', 'article 5'],
    ['Статья 5. Х', 'article 5'],
    ['Appendix C', 'appendix c'],
    ['**5)** No music', 'null 5'],
    ['(5) no', 'null 5'],
    ['5️⃣ Be kind', 'null 5'],
    ['⑤ やさしく', 'null 5'],
    ['8a. dogs', 'null 8.a'],
    ['| 5 | No music |', 'null 5'],
    ['1:4 In the beginning', 'null 1.4'],
  ])('of %j is %s', (line, expected) => {
    const head = readNumberHead(line);
    expect(`${head?.kind ?? null} ${head?.number}`).toBe(expected);
  });

  test.each(['Chapters', 'RULES', 'rule of law', 'no one', 'Part of it', 'A man', 'constructor 5'])(
    'is none in %j',
    (line) => {
      expect(readNumberHead(line)).toBeNull();
    },
  );

  test('has its label and its mark where they stand', () => {
    expect(readNumberHead('> **5)** No')).toMatchObject({
      label: '5',
      start: 4,
      mark: ')',
      rest: 8,
    });
  });
});

test.each([
  ['2.2', '2.2'],
  ['2:2', '2.2'],
  ['2(2)', '2.2'],
  ['08', '8'],
  ['8A', '8.a'],
  ['IV', '4'],
  ['xlii', '42'],
  ['twenty-third', '23'],
  ['第', null],
  ['iiii', null],
  ['mild', null],
])('%j is compared as %j', (written, expected) => {
  expect(canonicalNumber(written)).toBe(expected);
});

test.each([
  ['rule 5', 'rule 5'],
  ['Part Two, Chapter II', 'part 2 > chapter 2'],
  ['chapter 2 of part two', 'part 2 > chapter 2'],
  ['rules 3, 5 and 7', 'rule 3 | rule 5 | rule 7'],
  ['1:4-6', 'null 1.4 … 1.6'],
  ['1:4–2:3', 'null 1.4 … 2.3'],
  ['§§ 3-5', 'section 3 … 5'],
  ['Book 2, II', 'book 2 > null 2'],
  ['books 2, 3', 'book 2 | book 3'],
  ['§ 2 Abs. 2', 'section 2 > paragraph 2'],
  ['§ 2 (1)', 'section 2.1'],
  ['Psalm 23:2', 'piece 23.2'],
  ['Act I, Scene 2', 'act 1 > scene 2'],
  ['50 ways', undefined],
  ['rule of law', undefined],
  ['2 2', undefined],
  ['', undefined],
])('%j names %j', (text, expected) => {
  const read = readNumberPath(text)?.map(({ steps, to }) => {
    const path = steps.map(({ kind, number }) => `${kind} ${number}`).join(' > ');
    return to ? `${path} … ${to.number}` : path;
  });
  expect(read?.join(' | ')).toBe(expected);
});

describe('the numbers that a document prints', () => {
  const printed = (text: string, name?: string) =>
    [...printedNumbers(documentOf(text, name)).values()]
      .flat()
      .sort((a, b) => a.start - b.start)
      .map(({ number, document, start, end }) => `${number}: ${document.text.slice(start, end)}`);

  test('reach to the next one, and the last to the end of its paragraph', () => {
    const text =
      '# Rules\n\n5. No music\n   after ten.\n6. No dogs.\n\nThank you for reading all of it.';
    expect(printed(text)).toEqual(['5: 5. No music\nafter ten.', '6: 6. No dogs.']);
  });

  test('within an item have its number before theirs', () => {
    const text =
      '# Rules\n\n1. Pets\n   1. dogs\n   2. goats\n2. Boats\n\n   a) sails\n\n   b) oars';
    expect(printed(text).map((line) => line.split(':')[0])).toEqual([
      '1',
      '1.1',
      '1.2',
      '2',
      '2.a',
      '2.b',
    ]);
  });

  test('may be verses within one paragraph', () => {
    const text = '# Songs\n\n1 The lamp was lit. 2 The 12 lamps went out. 3 They sat in the dark.';
    expect(printed(text)).toEqual([
      '1: 1 The lamp was lit.',
      '2: 2 The 12 lamps went out.',
      '3: 3 They sat in the dark.',
    ]);
  });

  test('are verses in a chapter of two, where those of another chapter are', () => {
    const text = '# Songs\n\n## 1\n\n1 One.\n\n2 Two.\n\n3 Three.\n\n## 2\n\n1 Four.\n\n2 Five.';
    expect(printed(text).filter((line) => /\. /.test(`${line} `))).toEqual(
      expect.arrayContaining(['3: 3 Three.', '1: 1 Four.', '2: 2 Five.']),
    );
  });

  test('are verses where two are raised, which no quantities are', () => {
    expect(
      printed('# Songs\n\n<sup>1</sup>The earth is cold. <sup>2</sup>The ice is thick.'),
    ).toEqual(['1: ¹The earth is cold.', '2: ²The ice is thick.']);
  });

  test('are no quantities, years and dates', () => {
    const text =
      '# Log\n\n1984 was cold.\n\n2.5 metres fell.\n\n5. May was warm.\n\n17:00 Tea.\n\n18:00 Bed.';
    expect(printed(text)).toEqual([]);
  });

  test('are not those that a sentence speaks of', () => {
    expect(printed('# Log\n\nRule 5 says nothing of it.\n\nArticle 6 was struck out.')).toEqual([]);
  });

  test('make passages of paragraphs that count on from one another', () => {
    const passages = (text: string) => documentOf(text).passages.map((passage) => passage.text);
    const songs = '# Songs\n\n1 The rain came.\n\n2 The rain stayed.\n\n3 It went.';
    expect(passages(songs)).toEqual(['1 The rain came.', '2 The rain stayed.', '3 It went.']);
    const rules = '# Rules\n\nRule 1: No spam.\n\nRule 2: No bots.';
    expect(passages(rules)).toEqual(['Rule 1: No spam.', 'Rule 2: No bots.']);
    const log = '# Log\n\n1984 was cold.\n\n2 boats came.\n\nNobody spoke.';
    expect(passages(log)).toEqual(['1984 was cold.\n\n2 boats came.\n\nNobody spoke.']);
  });

  test('are found once for a document', () => {
    const document = documentOf('# Rules\n\n1. Be kind.\n2. Be brief.');
    expect(printedNumbers(document)).toBe(printedNumbers(document));
  });
});

test('the numbers of many headings come in steps', () => {
  const sections = Array.from({ length: 3_000 }, (_, at) => `${at + 1}. Rule\n\nIt is so.`);
  const parsed = parseDocument({ name: 'many.txt', text: 'Text.' });
  if (!parsed.ok) throw new Error('It is read.');
  const headed = sections.map((text, at) => ({
    number: at + 1,
    heading: text.split('\n')[0] ?? '',
    trail: [],
    start: 0,
    end: 5,
  }));
  const steps = numberingSteps({ ...parsed.document, sections: headed });
  let count = 0;
  while (!steps.next().done) count += 1;
  expect(count).toBeGreaterThan(5);
});
