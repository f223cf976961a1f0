import { describe, expect, test } from 'vitest';
import { readDocx } from '../../../../../src/corpus/formats/word/docx.ts';
import { formatNumber } from '../../../../../src/corpus/formats/word/number-formats.ts';
import { wordFile, wordParagraph } from '../../../../support/word-file.ts';

const level = (at: number, format: string, text: string, more = '', start = 1) =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
const kind = (id: number, inner: string) =>
  `<w:abstractNum w:abstractNumId="${id}">${inner}</w:abstractNum>`;
const list = (id: number, kind: number, inner = '') =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${kind}"/>${inner}</w:num>`;
const item = (id: number, at: number, text = 'x') =>
  wordParagraph(text, {
    properties: `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${id}"/></w:numPr>`,
  });
const labels = async (numbering: string, body: string, styles = '') => {
  const { text } = await readDocx(wordFile({ body, numbering, styles }));
  return text.split(/\n+/).map((line) => line.replace(/ ?x$/, ''));
};

describe('the numbers in front of paragraphs', () => {
  test('hold the numbers of the levels above, and begin anew below each', async () => {
    const numbering =
      kind(
        0,
        level(0, 'decimal', 'Article %1') +
          level(1, 'decimal', '%1.%2') +
          level(2, 'lowerLetter', '(%3)'),
      ) + list(1, 0);
    const body = [0, 1, 1, 2, 2, 0, 1, 2].map((at) => item(1, at)).join('');
    expect(await labels(numbering, body)).toEqual([
      'Article 1',
      '1.1',
      '1.2',
      '(a)',
      '(b)',
      'Article 2',
      '2.1',
      '(a)',
    ]);
  });

  test('are figures throughout where the level is a legal one', async () => {
    const numbering =
      kind(0, level(0, 'upperRoman', '%1.') + level(1, 'decimal', '%1.%2', '<w:isLgl/>')) +
      list(1, 0);
    expect(await labels(numbering, item(1, 0) + item(1, 1))).toEqual(['I.', '1.1']);
  });

  test('go on between lists of one kind, and begin anew where a list says so', async () => {
    const numbering =
      kind(0, level(0, 'decimal', '%1.', '', 3)) +
      list(1, 0) +
      list(2, 0) +
      list(3, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>');
    const body = [1, 2, 3, 3].map((id) => item(id, 0)).join('');
    expect(await labels(numbering, body)).toEqual(['3.', '4.', '1.', '2.']);
  });

  test('count on over higher levels where the level never restarts', async () => {
    const numbering =
      kind(
        0,
        level(0, 'decimal', '%1.') + level(1, 'decimal', '%2)', '<w:lvlRestart w:val="0"/>'),
      ) + list(1, 0);
    const body = [0, 1, 0, 1].map((at) => item(1, at)).join('');
    expect(await labels(numbering, body)).toEqual(['1.', '1)', '2.', '2)']);
  });

  test('come from the style, also through the level that names it and a numbering style', async () => {
    const numbering =
      kind(
        0,
        '<w:styleLink w:val="Law"/>' +
          level(0, 'decimal', '§ %1') +
          level(1, 'decimal', '(%2)', '<w:pStyle w:val="Sub"/>'),
      ) +
      kind(1, '<w:numStyleLink w:val="Law"/>') +
      list(1, 1);
    const styles = ['Top', 'Sub']
      .map(
        (id) =>
          `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${id}"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`,
      )
      .join('');
    const styled = (id: string, more = '') =>
      wordParagraph('x', { properties: `<w:pStyle w:val="${id}"/>${more}` });
    const none = '<w:numPr><w:numId w:val="0"/></w:numPr>';
    const body = styled('Top') + styled('Sub') + styled('Top', none) + styled('Sub');
    expect(await labels(numbering, body, styles)).toEqual(['§ 1', '(1)', '', '(2)']);
  });

  test('stand in headings and in the cells of a table, and bullets stay bullets', async () => {
    const numbering =
      kind(0, level(0, 'decimal', '%1.')) +
      kind(1, level(0, 'bullet', '·')) +
      list(1, 0) +
      list(2, 1);
    const heading = item(1, 0, 'Fog').replace('<w:numPr>', '<w:pStyle w:val="H1"/><w:numPr>');
    const cell = (inner: string) => `<w:tc>${inner}</w:tc>`;
    const table = `<w:tbl><w:tr>${cell(item(1, 0, ''))}${cell(wordParagraph('Soup'))}</w:tr></w:tbl>`;
    expect(await labels(numbering, heading + table + item(2, 0))).toEqual([
      '1. Fog',
      '2. | Soup',
      '•',
    ]);
  });

  test('pass over paragraphs that Word does not show', async () => {
    const numbering = kind(0, level(0, 'decimal', '%1.')) + list(1, 0);
    const gone = item(1, 0, '').replace('</w:pPr>', '<w:rPr><w:vanish/></w:rPr></w:pPr>');
    expect(await labels(numbering, item(1, 0) + gone + item(1, 0))).toEqual(['1.', '2.']);
  });
});

test.each([
  [4, 'upperRoman', 'IV'],
  [1994, 'lowerRoman', 'mcmxciv'],
  [28, 'upperLetter', 'BB'],
  [3, 'decimalZero', '03'],
  [22, 'ordinal', '22nd'],
  [13, 'ordinal', '13th'],
  [21, 'cardinalText', 'Twenty-one'],
  [30, 'ordinalText', 'Thirtieth'],
  [3, 'ganada', '다'],
  [7, 'decimalEnclosedCircle', '⑦'],
  [21, 'chineseCounting', '二十一'],
  [5, 'none', ''],
  [5, 'constructor', '5'],
])('%i in the format %s is %s', (number, format, expected) => {
  expect(formatNumber(number, format)).toBe(expected);
});

test('a pattern of its own pads with zeros', () => {
  expect(formatNumber(7, 'custom', '001, 002, 003, ...')).toBe('007');
});
