import { describe, expect, test } from 'vitest';
import { readHtml } from '../../../../src/corpus/formats/html/html.ts';
import { readMarkdown } from '../../../../src/corpus/formats/markdown/markdown.ts';
import { raised, withNoteMarks } from '../../../../src/corpus/formats/raised.ts';
import { readRtf } from '../../../../src/corpus/formats/rich-text/rtf.ts';

test('figures are raised, and nothing else is', () => {
  expect([' 12 ', '304', 'st', '12345', '', '1a'].map(raised)).toEqual([
    '¹²',
    '³⁰⁴',
    null,
    null,
    null,
    null,
  ]);
});

describe('a raised figure', () => {
  const quiet = (text: string) =>
    withNoteMarks([{ text, page: 3 }]).map((run) => (run.quiet ? `(${run.text})` : run.text));

  test('is a note mark behind a word or a sentence, and keeps its page', () => {
    expect(quiet('The captain¹² sailed.³ “Home.”⁴ Yes')).toEqual([
      'The captain',
      '(¹²)',
      ' sailed.',
      '(³)',
      ' “Home.”',
      '(⁴)',
      ' Yes',
    ]);
    expect(withNoteMarks([{ text: 'word¹', page: 3 }]).map(({ page }) => page)).toEqual([3, 3]);
  });

  test('is part of a unit, a power, a verse or a formula elsewhere', () => {
    for (const text of ['12 m² wide', '10⁴ waves', '² The ice', 'E = mc² or x²'])
      expect(quiet(text)).toEqual([text]);
  });

  test('is left where it is said already that it is not searched', () => {
    expect(withNoteMarks([{ text: 'word¹', quiet: true }])).toEqual([
      { text: 'word¹', quiet: true },
    ]);
  });
});

describe('raised figures are seen as such', () => {
  test('in HTML and Markdown, by tags and as Pandoc writes them', () => {
    const html =
      '<p>A deck<sup>7</sup> of 12 m<sup>2</sup> and H<sub>2</sub>O on the 1<sup>st</sup>.</p>';
    const { text, layout } = readHtml(Buffer.from(html));
    expect(text).toBe('A deck⁷ of 12 m² and H2O on the 1st.');
    expect(layout.prose).toBe('A deck  of 12 m² and H2O on the 1st.');
    expect(readMarkdown('12 m<sup>2</sup>, 10^4^ on the 1<sup>st</sup>').text).toBe(
      '12 m², 10⁴ on the 1st',
    );
  });

  test('in Rich Text, whose notes come after the text', () => {
    const rtf = String.raw`{\rtf1 The captain{\super\chftn{\*\footnote\chftn Born in the north.}} sailed {\super 2}.\par Home.\par}`;
    const { text, layout } = readRtf(Buffer.from(rtf));
    expect(text).toBe('The captain¹ sailed ².\n\nHome.\n\n[1] Born in the north.');
    expect(layout.prose).toContain('The captain  sailed');
  });
});
