import { describe, expect, test } from 'vitest';
import { drawnOnce } from '../../../../../src/corpus/formats/pdf/drawn-twice.ts';
import {
  type ShownText,
  typed,
  withLigatures,
} from '../../../../../src/corpus/formats/pdf/ligatures.ts';
import {
  type DrawnText,
  layersOf,
  type Matrix,
} from '../../../../../src/corpus/formats/pdf/page-layers.ts';
import { readPdf } from '../../../../../src/corpus/formats/pdf/pdf.ts';
import type { Piece } from '../../../../../src/corpus/formats/pdf/piece.ts';
import { isWoven } from '../../../../../src/corpus/formats/pdf/woven.ts';
import { pdfWithContent } from '../../../../support/hostile-files.ts';

const LINES = ['Boats longer than twelve metres', 'moor at the outer pier.'];
const drawn = (text: string, matrix: Matrix, more: Partial<DrawnText> = {}): DrawnText => ({
  text,
  matrix,
  width: text.length * 5,
  font: 'f',
  spaced: false,
  trailing: false,
  rightToLeft: false,
  vertical: false,
  ...more,
});
const PAGE = { number: 1, width: 600, height: 800 };
const read = (one: readonly DrawnText[]) =>
  layersOf(one, PAGE).layers.map(({ pieces }) =>
    [...pieces].sort((a, b) => a.y - b.y).map(({ text }) => text),
  );

describe('text set sideways', () => {
  test.each<[string, (line: number) => Matrix]>([
    ['up', (line) => [0, -10, -10, 0, 60 + line * 14, 700]],
    ['down', (line) => [0, 10, 10, 0, 500 - line * 14, 60]],
    ['upside down', (line) => [-10, 0, 0, 10, 500, 700 - line * 14]],
  ])('%s reads like any other', (_, at) => {
    expect(read(LINES.map((text, line) => drawn(text, at(line))))).toEqual([LINES]);
  });

  test('set from the top down as in Japanese books reads from the right', () => {
    const lines = LINES.map((text, line) =>
      drawn(text, [10, 0, 0, -10, 500 - line * 14, 60], { vertical: true }),
    );
    expect(read(lines)).toEqual([LINES]);
  });

  test('beside level text stands in a layer of its own, behind what most of the page holds', () => {
    const level = drawn(
      'A much longer text that fills the page in the usual way',
      [10, 0, 0, -10, 60, 60],
    );
    const sideways = LINES.map((text, line) => drawn(text, [0, -10, -10, 0, 60 + line * 14, 700]));
    expect(read([...sideways, level])).toEqual([[level.text], LINES]);
  });

  test('is left out and counted where it is a stamp or stands askew', () => {
    const level = drawn('A text in the usual way', [10, 0, 0, -10, 60, 60]);
    const stamp = drawn('Received in May', [0, -10, -10, 0, 20, 700]);
    const watermark = drawn('DRAFT', [50, -50, 50, 50, 100, 600]);
    const { layers, askew } = layersOf([level, stamp, watermark], PAGE);
    expect(layers).toHaveLength(1);
    expect(askew).toBe(4);
  });

  test('is noted by page where it is left out', async () => {
    const content =
      'BT /F 10 Tf 20 270 Td (One line that is long enough to count as text.) Tj ET BT /F 10 Tf 0.7 0.7 -0.7 0.7 50 50 Tm (DRAFT) Tj ET';
    const { notes } = await readPdf(pdfWithContent(Buffer.from(content)));
    expect(notes).toEqual([
      'words set askew (stamps, labels of pictures) were left out on page 1.',
    ]);
  });
});

const piece = (text: string, x: number, y: number, more: Partial<Piece> = {}): Piece => ({
  text,
  x,
  y,
  width: text.length * 5,
  size: 10,
  font: 'f',
  spaced: false,
  rightToLeft: false,
  ...more,
});

describe('letters drawn twice', () => {
  const texts = (pieces: readonly Piece[]) => drawnOnce(pieces).map(({ text }) => text);
  test('are read once, whether next to each other or as a shadow', () => {
    expect(
      texts([piece('The mill', 60, 100), piece('The mill', 60.4, 100), piece('The mill', 61, 101)]),
    ).toEqual(['The mill']);
    expect(texts([piece('VViissiittiinngg', 60, 100)])).toEqual(['Visiting']);
  });

  test('stay where a text says the same twice', () => {
    const twice = [piece('ha', 60, 100), piece('ha', 72, 100), piece('ha', 60, 112)];
    expect(texts(twice)).toHaveLength(3);
    expect(
      texts([piece('l', 60, 100, { width: 2.2 }), piece('l', 62.2, 100, { width: 2.2 })]),
    ).toHaveLength(2);
    expect(texts([piece('aabb', 60, 100)])).toEqual(['aabb']);
  });
});

describe('ligatures of texts that are read from the right', () => {
  test.each<[string, string, ShownText, string]>([
    ['lam and alef in one glyph', 'الطالب', ['ب', 'لا', 'ط', 'ل', 'ا'], 'الطلاب'],
    [
      'lam and alef of a file that names them as seen',
      'الطلاب',
      ['ب', 'ال', 'ط', 'ل', 'ا'],
      'الطلاب',
    ],
    ['alef and lam in two', 'الطالب', ['ب', 'ل', 'ا', 'ط', 'ل', 'ا'], 'الطالب'],
  ])('%s', (_, turned, shown, expected) => {
    expect(withLigatures([turned], [shown])).toEqual([expected]);
  });

  test('of two words that look alike once turned each keeps its own', () => {
    const shown = [['ب', 'ل', 'ا', 'ط', ' ', 'ب', 'لا', 'ط']];
    expect(withLigatures(['طالب طالب'], shown)).toEqual(['طلاب طالب']);
  });

  test('presentation forms are letters', () => {
    expect(typed('\uFEDB\uFE98\uFE8E\uFE8F \uFEFB \uFB01n')).toBe('كتاب لا fin');
  });
});

describe('a column that is none', () => {
  const weave = (rows: readonly (readonly [string, string])[], shift = 0) =>
    rows.flatMap(([left, right], row) => [
      piece(left, 50, 100 + row * 12),
      piece(right, 260, 100 + row * 12 + shift),
    ]);
  const text: [string, string][] = [
    ['The harbour board proposes', 'Boats longer than twelve'],
    ['to replace the north lamp', 'metres moor at the outer'],
    ['with a lamp of forty watts', 'pier and pay a double fee'],
  ];

  test.each([0, 5])(
    'is told by sentences that run on beside each other (%i points apart)',
    (shift) => {
      expect(isWoven(weave(text, shift))).toBe(true);
    },
  );

  test('is told by lines that run over each other', () => {
    const rows = text.map(([left, right], row) => [
      piece(left, 50, 100 + row * 12),
      piece(right, 90, 100 + row * 12),
    ]);
    expect(isWoven(rows.flat())).toBe(true);
  });

  test('is not a table', () => {
    const rows: [string, string][] = [
      ['Boats under ten metres', 'Twelve euros a day'],
      ['Boats over ten metres', 'Twenty euros a day'],
      ['Boats with engines', 'Thirty euros a day'],
      ['Rafts and tubs', 'Free of charge'],
    ];
    expect(isWoven(weave(rows))).toBe(false);
  });

  test('is named and not quoted', async () => {
    const content = text
      .map(([left, right], row) => {
        const y = 250 - row * 12;
        return `BT /F 8 Tf 1 0 0 1 20 ${y} Tm (${left}) Tj ET BT /F 8 Tf 1 0 0 1 150 ${y} Tm (${right}) Tj ET`;
      })
      .join('\n');
    await expect(readPdf(pdfWithContent(Buffer.from(content)))).rejects.toThrow(
      /nothing is quoted from page 1\.$/,
    );
  });
});
