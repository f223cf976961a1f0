import { expect, test } from 'vitest';
import { asciidoc } from '../../../../../src/corpus/formats/markup/asciidoc.ts';
import type { Dialect } from '../../../../../src/corpus/formats/markup/dialect.ts';
import { mediawiki } from '../../../../../src/corpus/formats/markup/mediawiki.ts';
import { org } from '../../../../../src/corpus/formats/markup/org.ts';
import { readMarkup } from '../../../../../src/corpus/formats/markup/read-markup.ts';
import { restructuredText } from '../../../../../src/corpus/formats/markup/restructured-text.ts';
import { readFile } from '../../../../../src/corpus/reader/read-file.ts';

function blocksOf(text: string, dialect: Dialect): string[] {
  const reading = readMarkup(Buffer.from(text), dialect);
  return reading.layout.blocks.map((block) =>
    block.kind === 'heading'
      ? `${'#'.repeat(block.level)} ${block.text}`
      : reading.text.slice(block.start, block.end),
  );
}

/** The same page as each of them writes it. */
const PAGE = [
  '# Boat house',
  'The boats lie in the boat house, see the rules.',
  '## Opening',
  'Open from nine to six, in winter to four.',
  '• Bring a lamp.',
  '• Close the door behind you.',
  '1. Sign the book.',
  '### Prices',
  'Boat | Price',
  'Canoe | 4 €',
];

test.each<[string, () => Dialect, string]>([
  [
    'reStructuredText',
    restructuredText,
    `.. _top:

==========
Boat house
==========

:author: Kim

The boats lie in the **boat house**,
see the \`rules <https://example.org>\`_.

Opening
-------

.. image:: a.png
   :alt: not text

.. note::

   Open from \`\`nine\`\` to six, in *winter* to four.

* Bring a lamp.
* Close the door
  behind you.

1. Sign the book.

Prices
~~~~~~

=====  =====
Boat   Price
=====  =====
Canoe  4 €
=====  =====
`,
  ],
  [
    'AsciiDoc',
    asciidoc,
    `= Boat house
:toc:
:author: Kim

// not text
The boats lie in the *boat house*,
see the https://example.org[rules].

== Opening

[NOTE]
====
Open from \`nine\` to six, in _winter_ to four.
====

* Bring a lamp.
* Close the door
behind you.

1. Sign the book.

=== Prices

|===
|Boat |Price

|Canoe |4 €
|===
`,
  ],
  [
    'Org',
    org,
    `#+TITLE: Boats
* Boat house
:PROPERTIES:
:ID: 1
:END:
The boats lie in the *boat house*,
see the [[https://example.org][rules]].

** TODO Opening :open:
Open from =nine= to six, in /winter/ to four.

- Bring a lamp.
- Close the door
  behind you.
1. Sign the book.

*** Prices
| Boat | Price |
|------+-------|
| Canoe | 4 € |
`,
  ],
  [
    'MediaWiki',
    mediawiki,
    `{{Infobox
| a = b
}}
== Boat house ==
The boats lie in the '''boat house''', see the [[Rules of the house|rules]].<ref>Kim</ref>
=== Opening ===
Open from <code>nine</code> to six, in ''winter'' to four.
* Bring a lamp.
* Close the door behind you.

1. Sign the book.
==== Prices ====
{| class="wikitable"
! Boat !! Price
|-
| Canoe
| style="x" | 4 €
|}
[[Category:Boats]]
`,
  ],
])('%s is read as its reader sees it', (_name, dialect, text) => {
  expect(blocksOf(text, dialect())).toEqual(PAGE);
});

test.each(['rst', 'adoc', 'asciidoc', 'org', 'mediawiki', 'wiki', 'mdx', 'markdown'])(
  '.%s files are documents',
  async (extension) => {
    const bytes = Buffer.from('The boiler is lit in October.\n');
    const { parsed } = await readFile({ name: `a.${extension}`, bytes });
    expect(parsed).toMatchObject({
      ok: true,
      document: { passages: [{ text: 'The boiler is lit in October.' }] },
    });
  },
);

test('MDX is Markdown without its components', async () => {
  const text = `import Tabs from '@theme/Tabs';
import {
  Card,
} from './card';

# Boats

<Tabs items={['a', 'b']}>

{/* a note for writers */}

Import duties are paid at the pier.

\`\`\`js
import x from 'y';
\`\`\`

</Tabs>

export const meta = {};
`;
  const { parsed } = await readFile({ name: 'a.mdx', bytes: Buffer.from(text) });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  const all = parsed.document.passages.map((passage) => passage.text).join('\n');
  expect(all).toContain('Import duties are paid at the pier.');
  expect(all).toContain("import x from 'y';");
  expect(all).not.toMatch(/Tabs|Card|meta|note for writers/);
});

test.each([restructuredText, asciidoc, org, mediawiki])(
  'hostile lines are read in linear time and nothing of them is lost (%o)',
  (dialect) => {
    const nasty = ['`a <', 'link:[,', '[[', '{{', '*a ', ':a:', "''", '=a  ', '|a', '<<'];
    for (const piece of nasty) {
      const text = `${piece.repeat(30_000)}\n\n${`${piece.repeat(300)}\n`.repeat(30)}\n== Last\n\nThe end.\n`;
      expect(blocksOf(text, dialect()).at(-1), piece).toContain('The end.');
    }
  },
);

test('code in reStructuredText stays line for line, and what is not known of a directive is read', () => {
  const text = [
    'Run this::',
    '',
    '   $ cd __main__',
    '',
    '     $ *ls*',
    '',
    '1. Then this::',
    '',
    '      exit',
    '',
    '   And wait.',
    '',
    '.. code-block:: sh',
    '   :caption: x',
    '',
    '   stop',
    '',
    '.. describe:: --loud',
    '',
    '   Says :func:`~os.path.join` aloud, see :pep:`8` and |v|.',
    '',
    '.. |v| replace:: version 3',
    '',
    "Names followed by a '\\*' or a '\\*' lead ``__init__`` and main_.",
  ].join('\n');
  expect(blocksOf(text, restructuredText())).toEqual([
    'Run this:',
    '$ cd __main__\n\n  $ *ls*',
    '1. Then this:',
    'exit',
    'And wait.',
    'stop',
    '--loud',
    'Says join aloud, see PEP 8 and version 3.',
    "Names followed by a '*' or a '*' lead __init__ and main.",
  ]);
});

test('tables of reStructuredText that are written as values or as lists have rows', () => {
  const text = [
    '.. list-table:: Fees',
    '   :header-rows: 1',
    '',
    '   * - Boat',
    '     - Fee',
    '   * - Canoe',
    '     - 5 francs',
    '       a day',
    '',
    '.. csv-table::',
    '   :header: a',
    '',
    '   "Boat, old", Fee',
    '   Punt, 3',
  ].join('\n');
  expect(blocksOf(text, restructuredText())).toEqual([
    'Boat | Fee',
    'Canoe | 5 francs a day',
    'Boat, old | Fee',
    'Punt | 3',
  ]);
});

test('code in AsciiDoc stays line for line, and marks of the index are not shown', () => {
  const text = [
    'Run this:(((run, it))) a ((word)).',
    '',
    '[source,sh]',
    '----',
    '$ cd __main__',
    '* no item',
    '----',
    '',
    '* One',
    '+',
    'goes on.',
    '',
    '++++',
    '<b>x</b>',
    '++++',
    '',
    'End.',
  ].join('\n');
  expect(blocksOf(text, asciidoc())).toEqual([
    'Run this: a word.',
    '$ cd __main__\n* no item',
    '• One',
    'goes on.',
    'End.',
  ]);
});

test('a comment in AsciiDoc that never ends hides nothing', () => {
  const open = 'Before.\n\n////\nnot shown\n////\n\n////\n\nBehind it.';
  expect(blocksOf(open, asciidoc())).toEqual(['Before.', 'Behind it.']);
});

test.each([
  ['reStructuredText', restructuredText],
  ['AsciiDoc', asciidoc],
  ['Org', org],
])('%s counts its items beyond 999', (_name, dialect) => {
  const items = [999, 1000, 1001].map((at) => `${at}. Rule ${at} is kept.`);
  expect(blocksOf(items.join('\n'), dialect())).toEqual(items);
});

test.each([
  ['reStructuredText', restructuredText],
  ['AsciiDoc', asciidoc],
])('%s takes a year that ends a sentence for no item', (_name, dialect) => {
  expect(blocksOf('The war was over in\n1945. The harbour opened.', dialect())).toEqual([
    'The war was over in 1945. The harbour opened.',
  ]);
});

test('AsciiDoc shows numbers, attributes, quotes and cells as its page does', () => {
  const text = `= Heating
Rowan Reed <r@example.org>
v1.0, 2024-01-01
:kettle: the big kettle

The "\`old\`" stove{nbsp}boils {kettle} and {nothing}.footnote:[Since May.] It holds 2 m^3^ of H~2~O.

. Open the door.
. Put in wood.
.. Dry wood.
.. Oak.
. Wait.

Then:

. Close it.

[start=4]
. Fourth.

[cols="1,2"]
|===
|Room |Warmth

|Hall
|18 degrees

|Bath
a|22 degrees
or more
|===
`;
  expect(blocksOf(text, asciidoc())).toEqual([
    '# Heating',
    'The “old” stove boils the big kettle and {nothing}. [Since May.] It holds 2 m³ of H2O.',
    '1. Open the door.',
    '2. Put in wood.',
    'a. Dry wood.',
    'b. Oak.',
    '3. Wait.',
    'Then:',
    '1. Close it.',
    '4. Fourth.',
    'Room | Warmth',
    'Hall | 18 degrees',
    'Bath | 22 degrees or more',
  ]);
  const reading = readMarkup(Buffer.from(text), asciidoc());
  expect(reading.metadata.author).toEqual([{ literal: 'Rowan Reed' }]);
  expect(reading.layout.blocks.flatMap((block) => ('role' in block ? [block.role] : []))).toContain(
    'header',
  );
});

test('a table of AsciiDoc that never ends is text', () => {
  expect(blocksOf('Before.\n\n|===\n|Hall |18\n\nBehind.', asciidoc())).toEqual([
    'Before.',
    '|Hall |18',
    'Behind.',
  ]);
});

test('reStructuredText counts items, names editions and keeps note marks and sessions', () => {
  const text = `Boats
=====

:Author: Rowan <r@example.org>

It floats [1]_, mostly [#]_.

#. Row.
#. Land.

.. versionadded:: 0.7
.. deprecated:: 2.0 Use oars.

>>> row()
'wet'

.. [1] Since May.
`;
  expect(blocksOf(text, restructuredText())).toEqual([
    '# Boats',
    'It floats [1], mostly.',
    '1. Row.',
    '2. Land.',
    'Added in version 0.7.',
    'Deprecated since version 2.0: Use oars.',
    ">>> row()\n'wet'",
    '[1] Since May.',
  ]);
  expect(readMarkup(Buffer.from(text), restructuredText()).metadata.author).toEqual([
    { literal: 'Rowan' },
  ]);
});

test('Org keeps code line for line, shows notes as marks and hides comments and states', () => {
  const text = `#+TITLE: Boats
#+AUTHOR: Rowan
* Fleet [1/2]
It /floats/ [fn:1], <<here>> mostly[fn:: in May].
#+BEGIN_SRC sh
row
  land
#+END_SRC
#+begin_quote
Row well.
#+end_quote
#+begin_comment
Secret.
#+end_comment
#+BEGIN_EXAMPLE
Open.

[fn:1] Since May.
`;
  expect(blocksOf(text, org())).toEqual([
    '# Fleet',
    'It floats [1], mostly [in May].',
    'row\n  land',
    'Row well.',
    'Open.',
    '[1] Since May.',
  ]);
  expect(readMarkup(Buffer.from(text), org()).metadata).toMatchObject({
    title: 'Boats',
    author: [{ literal: 'Rowan' }],
  });
});

test('items of wikitext are numbered as its page numbers them', () => {
  expect(blocksOf('# a\n## b\n##* c\n## d\n# e\n\n# f\n* g', mediawiki())).toEqual([
    '1. a',
    '1. b',
    '• c',
    '2. d',
    '2. e',
    '1. f',
    '• g',
  ]);
});

test('a simple table whose columns stand one blank apart is cut where its rule says', () => {
  const table =
    '=== ======\nA   Fee\n=== ======\nabc 5 euro\n    a day\ndef none\n=== ======\n\nEnd.';
  expect(blocksOf(table, restructuredText())).toEqual([
    'A | Fee',
    'abc | 5 euro a day',
    'def | none',
    'End.',
  ]);
});

test('a row of a grid table is as high as its highest cell', () => {
  const table =
    '+-------+--------+\n| A     | Fee    |\n+=======+========+\n| Boats | 5 euro |\n| of    | a day  |\n| wood  |        |\n+-------+--------+\n| Rafts | none   |\n+-------+--------+\n\nEnd.';
  expect(blocksOf(table, restructuredText())).toEqual([
    'A | Fee',
    'Boats of wood | 5 euro a day',
    'Rafts | none',
    'End.',
  ]);
});
