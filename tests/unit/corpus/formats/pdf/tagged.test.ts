import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { joinedAcross } from '../../../../../src/corpus/formats/pdf/across-pages.ts';
import type { ReadPage } from '../../../../../src/corpus/formats/pdf/open-pdf.ts';
import { partsOf } from '../../../../../src/corpus/formats/pdf/parts.ts';
import { readPdf } from '../../../../../src/corpus/formats/pdf/pdf.ts';
import type { Piece } from '../../../../../src/corpus/formats/pdf/piece.ts';
import { blocksIn, type StructureNode } from '../../../../../src/corpus/formats/pdf/structure.ts';
import { taggedPage } from '../../../../../src/corpus/formats/pdf/tagged-page.ts';

/** An element with others, or with content by its id, in it. */
const node = (role: string, ...inside: (StructureNode | string)[]): StructureNode => ({
  role,
  children: inside.map((one) => (typeof one === 'string' ? { type: 'content', id: one } : one)),
});

describe('a tagged PDF of LibreOffice', () => {
  const ferry = readPdf(readFileSync('tests/fixtures/formats/libreoffice/ferry.pdf'));

  test('reads as its tags say: headings, lists, columns, and a table with the row that was cut', async () => {
    const { text, layout } = await ferry;
    const shown = layout.blocks.map((block) => {
      const words = text.slice(block.start, block.end);
      const kind = block.kind === 'heading' ? `h${block.level}` : (block.role ?? 'p');
      return `${kind} ${'depth' in block && block.depth ? '  ' : ''}${words}`;
    });
    expect(shown).toMatchInlineSnapshot(`
      [
        "h1 The Ferry Rules",
        "h1 1. Crossing",
        "p The ferry leaves the east quay at every full hour from six in the morning, and it waits for nobody who has not bought a ticket before the bell is rung twice. In fog the crossing is made at half speed, with a lookout at the bow and the horn sounded once a minute.",
        "p Whoever brings a cart must lead it aboard before the passengers go up. A loaded cart stands amidships, with its wheels wedged and its horse taken out, because a frightened horse once broke the rail and went over the side in the spring of 1893.",
        "h2 1.1 Dogs and other beasts",
        "p Dogs travel free of charge when they are kept on a short lead throughout the crossing. Geese are carried in baskets that can be shut.",
        "p Bees are carried on Thursdays only, in hives whose entrances have been closed with wet cloth, and never in the company of horses.",
        "h1 2. What to bring",
        "p Each passenger brings along:",
        "item • a ticket that was bought on the day of the crossing;",
        "item • warm clothing, of which there should be",
        "item   – a coat that keeps the rain out, and",
        "item   – boots with nails in their soles.",
        "p The mate sees to it that, in this order:",
        "item 4. The gangway is drawn in before the ropes are loosened.",
        "item 5. The lamps are lit, namely",
        "item   a) the green one on the right, and",
        "item   b) the red one on the left.",
        "item 6. Nobody stands between the bollards.",
        "h1 3. Fares",
        "p Table 1: Fares for one crossing",
        "header Freight | By day | Remark",
        "row A person on foot | two pence | children under seven cross free",
        "row A person with a bicycle | three pence | the bicycle stands at the stern",
        "row A horse with its rider | nine pence | the rider dismounts before the gangway and walks in front of the horse",
        "row A cart without its load | one shilling | ",
        "row A cart with its load | two shillings | the weight is taken at the quay",
        "row A flock of geese | four pence | in baskets",
        "row A hive of bees | six pence | on Thursdays only",
        "row A motor car | five shillings | its engine is stopped for the whole of the crossing",
        "row A coffin | nothing | the mourners cross for two pence each",
        "row A piano | one shilling and sixpence | four bearers cross free of charge",
        "h1 4. Complaints",
        "p Complaints are written in the green book that lies in the ticket office, and are answered within nine days by the harbour master himself¹, who signs each of his answers.",
        "p 1 He was away from office for the whole winter of 1901.",
      ]
    `);
  });

  test('leaves running heads and page numbers out, and gives each row its page', async () => {
    const { text, pages } = await ferry;
    expect(text).not.toMatch(/Harbour Office|Sheet/);
    const starts = pages.map(({ start, page }) => `${page} ${text.slice(start, start + 12)}`);
    expect(starts).toEqual(['1 The Ferry Ru', '2 6. Nobody st', '3 4. Complaint']);
  });
});

describe('a structure tree', () => {
  test('gives headings their level by name, or by the sections they stand in', () => {
    const tree = node('Document', node('H3', 'a'), node('Sect', node('Sect', node('H', 'b'))));
    expect(blocksIn(tree)).toMatchObject([{ level: 3 }, { level: 2 }]);
  });

  test('gives items their labels and depths, and those without a text their number', () => {
    const inner = node('L', node('LI', node('Lbl', 'c'), node('LBody', node('P', 'd'), 'e')));
    const tree = node(
      'L',
      node('LI', node('Lbl', 'a'), node('LBody', 'b', inner)),
      node('LI', node('Lbl', 'f')),
    );
    expect(blocksIn(tree)).toMatchObject([
      { ids: ['b'], label: ['a'], depth: 0, opensItem: true, item: '/1 of 2' },
      { ids: ['d'], label: ['c'], depth: 1, opensItem: true },
      { ids: ['e'], label: [], depth: 1, opensItem: false },
      { ids: ['f'], label: [], depth: 0 },
    ]);
  });

  test('gives a table its rows, blank ones aside, with the caption before them', () => {
    const tree = node(
      'Table',
      node('Caption', 'z'),
      node('THead', node('TR', node('TD', 'a'), node('TD', 'b'))),
      node(
        'TBody',
        node('TR', node('TD'), node('TD')),
        node('TR', node('TH', 'c'), node('TD', 'd')),
      ),
    );
    expect(blocksIn(tree)).toMatchObject([
      { kind: 'text', ids: ['z'] },
      {
        kind: 'table',
        rows: [
          { index: 0, isHead: true, cells: [['a'], ['b']] },
          { index: 2, isHead: false, cells: [['c'], ['d']] },
        ],
      },
    ]);
  });

  test('of a table that arranges a page gives what stands in it', () => {
    const boxed = node(
      'Table',
      node('TR', node('TD', node('H1', 'a')), node('TD', node('P', 'b'))),
    );
    expect(blocksIn(boxed)).toMatchObject([{ level: 1 }, { level: null, ids: ['b'] }]);
  });

  test('takes what only looks like an item for one, and no rules of a row for a cell', () => {
    const list = node('L', node('NonStruct', node('Lbl', 'a'), node('P', 'b')));
    expect(blocksIn(list)).toMatchObject([{ ids: ['b'], label: ['a'], opensItem: true }]);
    const table = node('Table', node('TR', 'rule', node('TD', 'c'), node('TD', 'd')));
    expect(blocksIn(table)).toMatchObject([{ rows: [{ cells: [['c'], ['d']] }] }]);
  });

  test('says what stands in no paragraph', () => {
    const tree = node(
      'Document',
      node('Div', node('NonStruct', 'a')),
      node('P', node('Span', 'b')),
    );
    expect(blocksIn(tree)).toMatchObject([{ isLoose: true }, { isLoose: false }]);
  });

  test('has a note after the paragraph that refers to it', () => {
    const tree = node('P', 'a', node('Reference', 'b'), node('Note', node('P', 'n')), 'c');
    expect(blocksIn(tree)).toMatchObject([{ ids: ['a', 'b', 'c'] }, { ids: ['n'], isNote: true }]);
  });
});

/** Lines of a page, each in a marked content of its own; one named null is not tagged. */
const pageOf = (
  structure: StructureNode | null,
  lines: readonly (readonly [id: string | null, text: string])[],
  number = 1,
): ReadPage => ({
  number,
  structure,
  askew: 0,
  layers: [
    {
      number,
      height: 800,
      mirrored: false,
      pieces: lines.map(
        ([id, text], at): Piece => ({
          text,
          x: 50,
          y: 300 + at * 12,
          width: text.length * 5,
          size: 10,
          font: 'body',
          spaced: true,
          rightToLeft: false,
          mark: id === null ? undefined : { id, tag: id === 'head' ? 'Artifact' : 'P' },
        }),
      ),
    },
  ],
});
const keptOn = (page: ReadPage) => new Set(page.layers.flatMap(({ pieces }) => pieces));
const textsOn = (pages: readonly ReadPage[]) =>
  partsOf(pages).parts.map((part) =>
    part.kind === 'lines'
      ? part.lines.map(({ text }) => text)
      : part.blocks.map((block) =>
          block.kind !== 'table' ? block.lines.map(({ text }) => text).join(' / ') : 'table',
        ),
  );

const LONG = 'a line of a text that is tagged and long enough to be most of what stands here';

describe('a page', () => {
  test('is read in the order of its tags, without artefacts', () => {
    const page = pageOf(node('Document', node('P', 'b'), node('P', 'a')), [
      ['head', 'a running head'],
      ['a', 'the second paragraph'],
      ['b', 'the first paragraph'],
    ]);
    expect(textsOn([page])).toEqual([['the first paragraph', 'the second paragraph']]);
  });

  test('is read by its layout where it stands in no paragraph, and by its tags elsewhere', () => {
    const tree = node('Document', node('H1', 'a'), node('Div', node('NonStruct', 'c', 'b')));
    const page = pageOf(tree, [
      ['b', 'one line that stands in a division'],
      ['c', 'and one line below it'],
      ['a', 'The heading'],
    ]);
    expect(textsOn([page])).toEqual([
      ['The heading'],
      ['one line that stands in a division', 'and one line below it'],
    ]);
  });

  test('has what two tags name once', () => {
    const page = pageOf(node('Document', node('P', 'a'), node('P', 'a', 'b')), [
      ['a', 'the first'],
      ['b', 'the second'],
    ]);
    expect(textsOn([page])).toEqual([['the first', 'the second']]);
  });

  test('keeps the few lines that no tag names', () => {
    const page = pageOf(node('P', 'a'), [
      ['a', LONG],
      [null, 'a stray'],
    ]);
    expect(textsOn([page])).toEqual([[LONG], ['a stray']]);
  });

  test.each([
    [
      'leaves more than a tenth of it unnamed',
      pageOf(node('P', 'a'), [
        ['a', LONG],
        [null, LONG],
      ]),
    ],
    [
      'calls nearly all of it an artefact',
      pageOf(node('P', 'a'), [
        ['a', LONG],
        ...Array.from({ length: 9 }, () => ['head', LONG] as const),
      ]),
    ],
    [
      'takes the whole of it for one paragraph',
      pageOf(
        node('P', ...Array.from({ length: 45 }, (_, at) => `${at}`)),
        Array.from({ length: 45 }, (_, at) => [`${at}`, LONG] as const),
      ),
    ],
    ['is missing', pageOf(null, [['a', LONG]])],
  ])('is read by its layout where the structure tree %s', (_, page) => {
    expect(taggedPage(page, keptOn(page))).toBeNull();
    const all = page.layers.flatMap(({ pieces }) => pieces.map(({ text }) => text));
    expect(textsOn([page]).flat()).toEqual(all);
  });

  test('is read by its layout where a tag runs across two columns', () => {
    const { layers, ...page } = pageOf(node('P', 'a'), []);
    const pieces = [0, 1, 2, 3].flatMap((row) =>
      [50, 350].map(
        (x): Piece => ({
          text: `goes on with some more words ${row}`,
          x,
          y: 300 + row * 12,
          width: 170,
          size: 10,
          font: 'body',
          spaced: true,
          rightToLeft: false,
          mark: { id: 'a', tag: 'P' },
        }),
      ),
    );
    const woven = { ...page, layers: layers.map((layer) => ({ ...layer, pieces })) };
    expect(taggedPage(woven, keptOn(woven))).toBeNull();
  });
});

describe('what goes on overleaf', () => {
  const blocksOf = (tree: StructureNode, ...lines: (readonly [string, string])[]) => {
    const page = pageOf(tree, lines);
    return taggedPage(page, keptOn(page))?.blocks ?? [];
  };
  const joined = (...pages: Parameters<typeof joinedAcross>[0]) =>
    joinedAcross(pages).map((blocks) =>
      blocks.map((block) => (block.kind !== 'table' ? block.lines.map(({ text }) => text) : block)),
    );

  test('is one paragraph, notes at the foot of the page aside', () => {
    const first = blocksOf(
      node('Document', node('P', 'a'), node('Note', 'n')),
      ['a', 'The keeper of the lamp must'],
      ['n', '1 A note.'],
    );
    const second = blocksOf(node('Document', node('P', 'b')), ['b', 'see to it himself.']);
    expect(joined(first, second)).toEqual([
      [['The keeper of the lamp must', 'see to it himself.'], ['1 A note.']],
      [],
    ]);
  });

  test('is none where the sentence had ended, an item opens, or an untagged page lies between', () => {
    const ended = blocksOf(node('P', 'a'), ['a', 'The lamp is lit.']);
    const open = blocksOf(node('P', 'a'), ['a', 'The lamp is lit by']);
    const next = blocksOf(node('P', 'b'), ['b', 'the keeper.']);
    const item = blocksOf(node('P', 'b'), ['b', '2. the keeper.']);
    expect(joined(ended, next)[1]).toHaveLength(1);
    expect(joined(open, item)[1]).toHaveLength(1);
    expect(joined(open, null, next)[2]).toHaveLength(1);
    expect(joined(open, next)[1]).toHaveLength(0);
  });

  test('is one table where both have the same rows and the later ones follow', () => {
    const row = (...ids: string[]) => node('TR', ...ids.map((id) => node('TD', id)));
    const blank = node('TR', node('TD'), node('TD'));
    const first = blocksOf(node('Table', row('a', 'b'), blank), ['a', 'Boat'], ['b', 'Fee']);
    const second = blocksOf(node('Table', blank, row('c', 'd')), ['c', 'Raft'], ['d', '3']);
    expect(joined(first, second)).toMatchObject([[{ rows: [{ index: 0 }, { index: 1 }] }], []]);
    expect(joined(second, first)).toMatchObject([[{ rows: [{}] }], [{ rows: [{}] }]]);
  });
});
