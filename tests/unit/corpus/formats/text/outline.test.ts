import { describe, expect, test } from 'vitest';
import { readPlainText } from '../../../../../src/corpus/formats/text/plain-text.ts';
import { longNovel, NOVEL_BOOKS, NOVEL_CHAPTERS } from '../../../../support/long-novel.ts';

const body = 'This is a body of text that goes on for a while, as the body of an article does.';
const other = 'They looked for it in the barn and behind the mill, and found only the old rope.';

/** Headings with their level; what stands between them as the number of its blocks. */
function outline(text: string): string[] {
  const lines: string[] = [];
  for (const block of readPlainText(text).blocks) {
    const last = Number(lines.at(-1));
    if (block.kind === 'heading') lines.push(`${'#'.repeat(block.level)} ${block.text}`);
    else if (Number.isNaN(last) || lines.length === 0) lines.push('1');
    else lines[lines.length - 1] = String(last + 1);
  }
  return lines;
}

const headings = (text: string) => outline(text).filter((line) => line.startsWith('#'));
const paragraphs = (...parts: readonly string[]) => parts.join('\n\n');

describe('chapters of plain text', () => {
  test('count each time, and nest in the parts above them', () => {
    const text = paragraphs(
      'THE CARRIERS',
      'by A. N. Author',
      'PART ONE',
      'CHAPTER I',
      body,
      '"Where is it?"',
      'CHAPTER II',
      body,
      'PART TWO',
      'CHAPTER I',
      body,
    );
    expect(outline(text)).toEqual([
      '# THE CARRIERS',
      '1',
      '## PART ONE',
      '### CHAPTER I',
      '2',
      '### CHAPTER II',
      '1',
      '## PART TWO',
      '### CHAPTER I',
      '1',
    ]);
  });

  test('are all there in a long novel, once each, and its list of contents is text', () => {
    const layout = readPlainText(longNovel());
    const found = layout.blocks.flatMap((block) => (block.kind === 'heading' ? [block] : []));
    expect(found.filter(({ text }) => /^CHAPTER [IVXL]+$/.test(text))).toHaveLength(NOVEL_CHAPTERS);
    expect(NOVEL_CHAPTERS).toBe(365);
    expect(found.filter(({ level }) => level === 2).map(({ text }) => text)).toEqual([
      'Contents',
      ...NOVEL_BOOKS,
      'END OF THE PROJECT GUTENBERG EBOOK WAR AND PEACE',
    ]);
    expect(layout.title).toBe('War and Peace');
    expect(found.filter(({ text }) => text === 'Thy Friend')).toEqual([]);
  });

  test('have their name on the line below', () => {
    const text = paragraphs(
      'Alice',
      'Contents',
      ' CHAPTER I.     Down the Rabbit-Hole\n CHAPTER II.    The Pool of Tears',
      'CHAPTER I.\nDown the Rabbit-Hole',
      body,
      'CHAPTER II.\nThe Pool of Tears',
      body,
    );
    expect(outline(text)).toEqual([
      '# Alice',
      '## Contents',
      '2',
      '## CHAPTER I. Down the Rabbit-Hole',
      '1',
      '## CHAPTER II. The Pool of Tears',
      '1',
    ]);
  });

  test('may be numbers alone that count from one, and not those of pages', () => {
    expect(headings(paragraphs('The Mill', 'I', body, 'II', body, 'III', body))).toEqual([
      '# The Mill',
      '## I',
      '## II',
      '## III',
    ]);
    expect(headings(paragraphs(body, '12', other, '13', body))).toEqual([]);
  });

  test('in a list of contents without that word are no headings', () => {
    const list = ['The Sisters', 'An Encounter', 'Araby'];
    const text = paragraphs(
      'DUBLINERS',
      'Contents',
      list.join('\n'),
      ...list.flatMap((line) => [line.toUpperCase(), body]),
    );
    expect(headings(text)).toEqual([
      '# DUBLINERS',
      '## Contents',
      '## THE SISTERS',
      '## AN ENCOUNTER',
      '## ARABY',
    ]);
  });

  test.each([
    ['Erstes Kapitel', 'Zweites Kapitel'],
    ['第一章 河', '第二章 山'],
    ['Глава первая', 'Глава вторая'],
    ['Capítulo I: El río', 'Capítulo II: El monte'],
    ['ACT I', 'ACT II'],
    ['Chapter Twenty-One', 'Chapter Twenty-Two'],
  ])('are known in other words: %s', (first, second) => {
    expect(headings(paragraphs(first, body, second, other))).toEqual([
      `## ${first}`,
      `## ${second}`,
    ]);
  });
});

describe('what is no heading of plain text', () => {
  test.each([
    '"Where Is The Captain?"',
    '“What? Occupied?”',
    '«Où Est Le Capitaine ?»',
    '„Wo Ist Er?“',
    '“Stop!” Cried The Mate',
    '"No," Said He',
  ])('what somebody says: %s', (line) => {
    expect(outline(paragraphs('CHAPTER ONE', body, line, other))).toEqual(['## CHAPTER ONE', '3']);
  });

  test('a speaker in a play', () => {
    const speech = (name: string, words: string) => `${name}\n${words}`;
    const text = paragraphs(
      'THE STORM',
      'ACT I',
      'SCENE I. A ship at sea.',
      speech('MASTER', 'Come here now, the wind is rising.'),
      speech('MATE', 'Here, master. What cheer?'),
      speech('MASTER', 'Speak to the mariners.'),
      speech('MATE', 'Heigh, my hearts!'),
    );
    expect(outline(text)).toEqual(['# THE STORM', '## ACT I', '### SCENE I. A ship at sea.', '4']);
  });

  test('the capitals that one entry of many opens with', () => {
    const text = paragraphs(
      'Town notices',
      'The hall is closed on Monday because of the paint.',
      'BRING A TORCH\nThe path behind the mill is dark after five in winter.',
      'The bins go out on Tuesday evening, not before.',
      'Dogs are kept on a lead in the park.',
    );
    expect(outline(text)).toEqual(['# Town notices', '4']);
  });

  test('capitals among dated entries, which have their own heading where the date stands alone', () => {
    const dated = ['3 May: The hall is closed.', '4 May: The bus stops at the mill.'];
    const text = paragraphs('Notices', ...dated, 'BRING A TORCH', other, '9 May: Bins go out.');
    expect(outline(text)).toEqual(['# Notices', '5']);
    const log = paragraphs(
      'NEWS',
      '--- 9 May ---\nVOICE MOVE\nWe moved it.',
      '--- 3 May ---\nWe won.',
    );
    expect(outline(log)).toEqual(['# NEWS', '## 9 May', '### VOICE MOVE', '1', '## 3 May', '1']);
    const stacked = paragraphs('NEWS', '2024-05-09', 'VOICE MOVE', body, '2024-05-03', other);
    expect(headings(stacked)).toEqual([
      '# NEWS',
      '## 2024-05-09',
      '### VOICE MOVE',
      '## 2024-05-03',
    ]);
  });

  test('a rule that has no text below it: the list is text, all of it', () => {
    const text = paragraphs('HOUSE RULES', '1. Be kind', '2. No spam', '3. No music', body);
    expect(outline(text)).toEqual(['# HOUSE RULES', '4']);
    expect(outline(paragraphs('Rule 1: Be kind', 'Rule 2: No spam', 'Rule 3: No music'))).toEqual([
      '3',
    ]);
  });

  test('a sentence that opens with the word for one', () => {
    expect(headings(paragraphs(body, 'Chapter 3 was the best of them', other))).not.toContain(
      '## Chapter 3',
    );
    expect(outline(`${body}\nArticle 5 says so, and so does\nArticle 6 of them.`)).toEqual(['1']);
  });

  test('a line that is drawn', () => {
    expect(outline(paragraphs(body, '* * *', '-----------', other))).toEqual(['2']);
  });

  test('a line above nothing: it stays as text', () => {
    expect(outline(paragraphs('The Mill', body, 'Yours, the Miller'))).toEqual(['# The Mill', '2']);
  });
});

describe('a heading right above its text', () => {
  test.each([
    ['CHAPTER II', '## CHAPTER II'],
    ['Article 5', '## Article 5'],
    ['Article 5: Fees', '## Article 5: Fees'],
    ['1.2 Title', '## 1.2 Title'],
    ['PART ONE', '## PART ONE'],
    ['第五条', '## 第五条'],
    ['제5조', '## 제5조'],
    ['§ 5 Beiträge', '## § 5 Beiträge'],
    ['Opening Hours\n=============', '## Opening Hours'],
    ['=== Opening hours ===', '## Opening hours'],
  ])('%s', (line, heading) => {
    const text = paragraphs('The Mill', body, `${line}\n${body}`, other);
    expect(outline(text)).toEqual(['# The Mill', '1', heading, '2']);
  });

  test('without any blank line in the file', () => {
    expect(outline('Article 1\nThe club is the Heron.\nArticle 2\nThe seat is the mill.')).toEqual([
      '## Article 1',
      '1',
      '## Article 2',
      '1',
    ]);
  });

  test('in capitals, where the paragraphs have such lines', () => {
    const text = paragraphs('RULES', `MODS\n${body}`, `APPEAL\n${body}`, `EVENTS\n${body}`);
    expect(headings(text)).toEqual(['# RULES', '## MODS', '## APPEAL', '## EVENTS']);
  });

  test('in small letters, where most paragraphs have one', () => {
    const text = paragraphs(
      'TREFFEN',
      `Wann und wo\n${body}`,
      `Was kostet es\n${body}`,
      `Hinkommen\n${body}`,
    );
    expect(headings(text)).toEqual([
      '# TREFFEN',
      '## Wann und wo',
      '## Was kostet es',
      '## Hinkommen',
    ]);
    expect(headings(paragraphs('TREFFEN', `Wann und wo\n${body}`, body, other))).toEqual([
      '# TREFFEN',
    ]);
  });
});
