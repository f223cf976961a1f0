import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnsOf } from '../../../../../src/corpus/formats/pdf/columns.ts';
import { joinerFor } from '../../../../../src/corpus/formats/pdf/hyphens.ts';
import { type Line, linesOf } from '../../../../../src/corpus/formats/pdf/lines.ts';
import { paragraphsOf } from '../../../../../src/corpus/formats/pdf/paragraphs.ts';
import type { PdfPage, Piece } from '../../../../../src/corpus/formats/pdf/piece.ts';
import { withoutFurniture } from '../../../../../src/corpus/formats/pdf/running-heads.ts';

const piece = (text: string, x: number, y: number, more: Partial<Piece> = {}): Piece => ({
  text,
  x,
  y,
  width: text.length * 5,
  size: 10,
  font: 'body',
  spaced: true,
  rightToLeft: false,
  ...more,
});
const page = (pieces: readonly Piece[], number = 1): PdfPage => ({
  number,
  height: 800,
  mirrored: false,
  pieces,
});
/** Lines of 40 characters, 12 points apart. */
const column = (word: string, lines: number, x: number, y: number) =>
  Array.from({ length: lines }, (_, i) => piece(`${word}${i} `.padEnd(40, 'x'), x, y + i * 12));
const linesOn = (one: PdfPage) => linesOf(one, columnsOf(one.pieces));
const wordsOf = (one: PdfPage) => linesOn(one).map(({ text }) => text.replace(/ x*$/, ''));

describe('columns', () => {
  test('are read one after the other, with wide rows in their place', () => {
    const pieces = [
      piece(
        'A title that runs across both of the columns of this page, from left to right',
        60,
        80,
      ),
      ...column('a', 6, 50, 120),
      ...column('b', 6, 270, 124),
      piece(
        'The caption of a wide figure that runs across both of the columns of the page',
        60,
        300,
      ),
      ...column('c', 5, 50, 340),
      ...column('d', 5, 270, 340),
    ];
    const order = wordsOf(page(pieces)).map((text) => text.slice(0, 2).trim());
    expect(order.join(' ')).toBe(
      'A a0 a1 a2 a3 a4 a5 b0 b1 b2 b3 b4 b5 Th c0 c1 c2 c3 c4 d0 d1 d2 d3 d4',
    );
  });

  test('three of them too, whatever order they are drawn in', () => {
    const pieces = [0, 1, 2].flatMap((n) => column('abc'.charAt(n), 5, 50 + n * 220, 100));
    fc.assert(
      fc.property(fc.shuffledSubarray(pieces, { minLength: pieces.length }), (drawn) => {
        expect(wordsOf(page(drawn)).join(' ')).toBe('a0 a1 a2 a3 a4 b0 b1 b2 b3 b4 c0 c1 c2 c3 c4');
      }),
      { numRuns: 20 },
    );
  });

  test('three of them at different heights, with word spaces wider than the gutter', () => {
    // Words of 25 points with spaces of about 14, columns 10 points apart and 3 lower each.
    const jitter = (line: number, word: number) =>
      word % 3 === 0 ? 0 : ((line * 7 + word * 5) % 13) - 6;
    const pieces = [0, 1, 2].flatMap((n) =>
      Array.from({ length: 9 }, (_, line) =>
        [0, 1, 2, 3].map((word) =>
          piece(
            `${'abc'.charAt(n)}${line}${word}xx`,
            50 + n * 152 + word * 39 + jitter(line, word),
            100 + n * 3 + line * 10,
          ),
        ),
      ).flat(),
    );
    const order = wordsOf(page(pieces)).map((text) => text.slice(0, 2));
    expect(order.join(' ')).toBe(
      ['a', 'b', 'c'].flatMap((n) => [0, 1, 2, 3, 4, 5, 6, 7, 8].map((line) => n + line)).join(' '),
    );
  });

  test('two of them above three are read band by band', () => {
    const three = [0, 1, 2].flatMap((n) =>
      Array.from({ length: 5 }, (_, i) =>
        piece(`${'cde'.charAt(n)}${i} `.padEnd(28, 'x'), 50 + n * 150, 200 + i * 12),
      ),
    );
    const pieces = [...column('a', 5, 50, 100), ...column('b', 5, 270, 103), ...three];
    const order = wordsOf(page(pieces)).map((text) => text.charAt(0));
    expect(order.join('')).toBe('aaaaabbbbbcccccdddddeeeee');
  });

  test('of a table are read row by row', () => {
    const rows = Array.from({ length: 8 }, (_, i) => [
      piece(`cell${i}`, 50, 100 + i * 12),
      piece(`${i}.5`, 300, 100 + i * 12),
    ]);
    expect(wordsOf(page(rows.flat()))[3]).toBe('cell3 3.5');
  });

  test('never lose a word', () => {
    const anywhere = fc.array(fc.tuple(fc.nat(500), fc.integer({ min: 100, max: 700 })), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(anywhere, (places) => {
        const pieces = places.map(([x, y], i) => piece(`w${i}w`, x, y));
        const found = linesOn(page(pieces)).flatMap(({ text }) => text.match(/w\d+w/g) ?? []);
        expect(found.sort()).toEqual(pieces.map(({ text }) => text).sort());
      }),
    );
  });
});

describe('running heads, feet and page numbers', () => {
  const body = (n: number) => column(`body${n}-`, 10, 50, 200);
  test('go, whether they alternate or count', () => {
    const pages = [1, 2, 3, 4].map((n) =>
      page(
        [
          piece(n % 2 ? 'The Book' : 'Chapter One', 50, 40),
          ...body(n),
          piece(`Page ${n} of 4`, 200, 780),
        ],
        n,
      ),
    );
    for (const one of withoutFurniture(pages)) expect(one.pieces).toHaveLength(10);
  });

  test('a number alone goes on a single page only where it is the number of the page', () => {
    const single = (text: string) =>
      withoutFurniture([page([...body(1), piece(text, 200, 780)], 7)])[0];
    expect(single('7')?.pieces).toHaveLength(10);
    expect(single('1984')?.pieces).toHaveLength(11);
  });

  test('the title of the first page stays where other pages carry it as their head', () => {
    const pages = [1, 2, 3, 4].map((n) =>
      page([piece('The Book', 50, 60, { size: n === 1 ? 20 : 10 }), ...body(n)], n),
    );
    const counts = withoutFurniture(pages).map(({ pieces }) => pieces.length);
    expect(counts).toEqual([11, 10, 10, 10]);
  });

  test('text at the edge that differs from page to page stays', () => {
    const pages = ['Bees dance.', 'Ants march.', 'Flies fly.'].map((text, i) =>
      page([piece(text, 50, 40), ...body(i)], i + 1),
    );
    for (const one of withoutFurniture(pages)) expect(one.pieces).toHaveLength(11);
  });
});

const lineOf = (text: string, more: Partial<Line> = {}): Line => ({
  text,
  left: 50,
  right: 250,
  y: 100,
  size: 10,
  font: 'body',
  page: 1,
  column: FULL,
  isRow: false,
  ...more,
});
const FULL = { left: 50, right: 250 };

describe('hyphens at line ends', () => {
  const joined = (before: string, after: string, elsewhere = '') => {
    const { kept, between } = joinerFor([lineOf(elsewhere)]).join(before, after);
    return kept + between + after;
  };
  test.each([
    ['a docu-', 'ment of', '', 'a document of'],
    ['a well-', 'known one', 'as well-known as', 'a well-known one'],
    ['a well-', 'known one', 'wellknown and well-known', 'a wellknown one'],
    ['the Anglo-', 'Saxon', '', 'the Anglo-Saxon'],
    ['pages 10-', '12', '', 'pages 10- 12'],
    ['soft\u00AD', 'ware', 'soft-ware', 'software'],
    ['two words', 'apart', '', 'two words apart'],
    ['図書館', 'の扉', '', '図書館の扉'],
    ['도서관', '문은', '', '도서관 문은'],
  ])('%j + %j (elsewhere %j) is %j', (before, after, elsewhere, expected) => {
    expect(joined(before, after, elsewhere)).toBe(expected);
  });
});

describe('Korean words at line ends', () => {
  const joined = (before: string, after: string, endsInSpace: boolean, lines: readonly Line[]) => {
    const { kept, between } = joinerFor(lines).join(before, after, endsInSpace);
    return kept + between + after;
  };
  test('go on where the file draws the spaces at other line ends', () => {
    const lines = [lineOf('도서관 문은', { endsInSpace: true })];
    expect(joined('오늘 도서', '관은 닫혀', false, lines)).toBe('오늘 도서관은 닫혀');
    expect(joined('오늘', '도서관은 닫혀', true, lines)).toBe('오늘 도서관은 닫혀');
  });

  test('go on where the whole word stands elsewhere, or only an ending follows', () => {
    expect(joined('오늘 도서', '관은 닫혀', false, [lineOf('그 도서관은 크다')])).toBe(
      '오늘 도서관은 닫혀',
    );
    expect(joined('오늘 도서관', '에서 읽는다', false, [])).toBe('오늘 도서관에서 읽는다');
    expect(joined('오늘 도서관', '문은 닫혀', false, [])).toBe('오늘 도서관 문은 닫혀');
  });
});

describe('paragraphs', () => {
  const at = (y: number, text: string, more: Partial<Line> = {}) => lineOf(text, { y, ...more });
  const shape = (lines: readonly Line[], outline: string[] = []) =>
    paragraphsOf(lines, new Set(outline)).map(({ lines, level, isItem }) => [
      level ?? (isItem ? 'item' : 'text'),
      lines.length,
    ]);
  const long = 'words that fill the line up to its right edge and go on';

  test('are parted by gaps, by indents after a full stop, and by list marks', () => {
    expect(
      shape([
        at(100, long),
        at(112, 'and end here.', { right: 120 }),
        at(124, long),
        at(136, 'ends exactly at the edge.'),
        at(148, long, { left: 65 }),
        at(160, long),
        at(190, long),
        at(202, '• one'),
        at(214, '2. two'),
      ]),
    ).toEqual([
      ['text', 2],
      ['text', 2],
      ['text', 2],
      ['text', 1],
      ['item', 1],
      ['item', 1],
    ]);
  });

  test('are parted where a line ends although the next word had room', () => {
    expect(
      shape([
        at(100, 'A notice', { right: 90 }),
        at(112, long),
        at(124, 'ends here.', { right: 90 }),
      ]),
    ).toEqual([
      ['text', 1],
      ['text', 2],
    ]);
  });

  test('larger, bold, or bookmarked lines are headings', () => {
    const lines = [
      at(80, 'Large', { size: 16, right: 90 }),
      at(110, long),
      at(122, long),
      at(150, 'Bold heading', { font: 'bold', right: 110 }),
      at(170, long),
      at(182, long),
      at(210, 'plain but bookmarked', { right: 130 }),
      at(240, long),
    ];
    expect(shape(lines, ['plain but bookmarked'])).toEqual([
      [1, 1],
      ['text', 2],
      [2, 1],
      ['text', 2],
      [2, 1],
      ['text', 1],
    ]);
  });

  test('go on over a page end, past the notes at its foot', () => {
    const second = { page: 2, column: { ...FULL } };
    const [first, note] = paragraphsOf(
      [
        at(600, long),
        at(612, long),
        at(700, '1 A note.', { size: 8 }),
        at(100, 'goes on here.', second),
        at(112, long, second),
      ],
      new Set(),
    );
    expect(first?.lines.map(({ page: number }) => number)).toEqual([1, 1, 2, 2]);
    expect(note?.lines[0]?.text).toBe('1 A note.');
  });
});
