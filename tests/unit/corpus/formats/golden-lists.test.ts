import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readFile } from '../../../../src/corpus/reader/read-file.ts';

const FOLDER = 'tests/fixtures/formats';
const FILES = [
  'lists.md',
  'lists.mdx',
  ...['docx', 'odt', 'rtf', 'html', 'epub', 'rst', 'org', 'mediawiki', 'adoc'].map(
    (ending) => `pandoc/lists.${ending}`,
  ),
  ...['docx', 'odt', 'rtf', 'pdf'].map((ending) => `libreoffice/lists.${ending}`),
];

/** Org numbers a list within a list by figures. */
const FIGURES = /\.org$/;

/** A file of the folder, read. */
async function documentIn(file: string) {
  const { parsed } = await readFile({ name: file, bytes: readFileSync(`${FOLDER}/${file}`) });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return parsed.document;
}

/** Passages of a section, each on one line; bullets, and blanks before an inner item, are as each program has them. */
async function passagesIn(file: string) {
  const { passages, notes } = await documentIn(file);
  const under = (heading: string) =>
    passages
      .filter(({ section }) => section.heading === heading)
      .map(({ text }) => text)
      .join('\n')
      .split(/\n+/)
      .map((line) => line.trim().replace(/^[•◦–-] /, ''));
  return { under, notes };
}

describe.each(FILES)('%s', (file) => {
  test('has its numbers, letters, lists and rows, and no struck-through text', async () => {
    const { under, notes } = await passagesIn(file);
    const letters = FIGURES.test(file) ? ['1.', '2.'] : ['a.', 'b.'];
    expect(under('Numbered rules')).toEqual([
      '1. Sign the book before a boat leaves the slip.',
      '2. Carry a light after sunset:',
      `${letters[0]} a white one on a boat under oars;`,
      `${letters[1]} a red and a green one on a boat under sail.`,
      '3. Come back before the gate is closed at ten.',
      'Between the rules stands a paragraph of its own.',
      '4. Wash the hull when the boat has been in salt water.',
    ]);
    const isPdf = file.endsWith('.pdf');
    expect(under('What to carry')).toEqual([
      'A bailer and a sponge.',
      'Life jackets:',
      'one for each adult;',
      'a smaller one for each child under twelve.',
      `${isPdf ? 'A paper chart of the estuary. ' : ''}An electronic chart.`,
    ]);
    expect(notes.some((note) => note.startsWith('struck-through text was left out'))).toBe(!isPdf);
    expect(under('Fees')).toEqual([
      'Canoe | 5 euros an hour | 8 euros an hour',
      'Dinghy | 9 euros an hour | 14 euros an hour',
      'Skiff | 7 euros an hour | no hire',
      'The fee is doubled on the day of the regatta.',
    ]);
  });
});

test('questions in lines of JSON have their answers, and what is left out is named', async () => {
  const { passages, notes } = await documentIn('rules.jsonl');
  expect(passages.map(({ section, text }) => [section.heading, text])).toEqual([
    ['When is the gate closed?', 'At ten, and every boat is back by then.'],
    ['Who may hire a skiff?', 'Members alone.'],
  ]);
  expect(notes).toEqual([
    'questions without an answer were left out: 1.',
    'struck-through text was left out: 1 piece.',
  ]);
});
