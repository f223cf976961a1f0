import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Document, pageAt } from '../../../../src/corpus/document/document.ts';
import { readFile } from '../../../../src/corpus/reader/read-file.ts';
import { buildLibrary } from '../../../../src/retrieval/index/build-library.ts';

const FOLDER = 'tests/fixtures/formats';
const PDFS = ['libreoffice/handbook.pdf', 'libreoffice/columns.pdf'];
const FILES = [
  'handbook.md',
  'libreoffice/handbook.docx',
  'libreoffice/handbook.html',
  'libreoffice/handbook.epub',
  'libreoffice/handbook.odt',
  'libreoffice/handbook.rtf',
  'pandoc/handbook.docx',
  'pandoc/handbook.odt',
  'pandoc/handbook.rtf',
  'pandoc/handbook.html',
  'pandoc/handbook.epub',
  ...PDFS,
];

/** Pandoc writes no metadata into Rich Text. */
const STATES_NOTHING = 'pandoc/handbook.rtf';

/** A question, the sentence that answers it, its section, and its page in each PDF (poppler's word). */
const ANSWERS = [
  {
    question: 'For how many days are stores kept in the tower?',
    sentence:
      'Stores for sixty days are kept in the tower because the boat once stayed away for fifty-one days, in the winter of 1887.',
    heading: 'Relief',
    pages: [2, 2],
  },
  {
    question: 'How many blasts does the siren give?',
    sentence: 'The siren gives two blasts of four seconds in every ninety seconds.',
    heading: 'Fog',
    pages: [4, 3],
  },
  {
    question: 'When does a wick burn without smoke?',
    sentence: 'It burns without smoke when it has been cut straight across',
    heading: 'Oil and lamp',
    pages: [3, 3],
  },
  {
    question: 'Are ships named that answered with their own whistle?',
    sentence:
      'Ships that answered with their own whistle are named even when they could not be seen.',
    heading: 'After the fog',
    pages: [4, 4],
  },
  {
    question: 'May dogs climb the tower?',
    sentence: 'Dogs stay below.',
    heading: 'Visitors',
    pages: [5, 4],
  },
] as const;
/** LibreOffice writes only the chapters into an e-book's contents, and no heading elements at all. */
const UNMARKED: Readonly<Record<string, string>> = {
  Relief: 'Duties of the keeper',
  'After the fog': 'Fog',
};

const documents = new Map<string, Promise<Document>>();

/** Each file is read once for all tests. */
function documentIn(file: string): Promise<Document> {
  const known = documents.get(file) ?? readDocument(file);
  documents.set(file, known);
  return known;
}

async function readDocument(file: string): Promise<Document> {
  const { parsed } = await readFile({ name: file, bytes: readFileSync(`${FOLDER}/${file}`) });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return parsed.document;
}

const folded = (text: string) => text.replace(/\s+/g, ' ');

describe.each(FILES)('%s', (file) => {
  test('holds every sentence, under its heading', async () => {
    const { passages } = await documentIn(file);
    for (const { sentence, heading } of ANSWERS) {
      const passage = passages.find(({ text }) => folded(text).includes(sentence));
      expect(passage, sentence).toBeDefined();
      const expected =
        file === 'libreoffice/handbook.epub' ? (UNMARKED[heading] ?? heading) : heading;
      expect(passage?.section.heading).toBe(expected);
    }
  });

  test('answers the same questions with the same sentences', async () => {
    const library = buildLibrary([await documentIn(file)]);
    for (const { question, sentence } of ANSWERS) {
      const { excerpts } = library.ask(question, { top: 2 });
      const found = excerpts.map(({ passage }) => folded(passage.text)).join('\n');
      expect(found, question).toContain(sentence);
    }
  });

  test('says title, author and language, keeps every passage in place and no running matter', async () => {
    const document = await documentIn(file);
    if (file !== STATES_NOTHING)
      expect(document.metadata).toMatchObject({
        title: "The Lighthouse Keeper's Handbook".replace("'", file.endsWith('.md') ? "'" : '’'),
        author: [{ family: 'Marsh', given: 'Eleanor' }],
        language: 'en',
      });
    expect(document.prose).toHaveLength(document.text.length);
    for (const { start, end, text } of document.passages) {
      expect(document.text.slice(start, end)).toBe(text);
    }
    expect(document.text).not.toMatch(/Lighthouse Board|Page \d/);
  });

  test('holds list items, table rows and the footnote', async () => {
    const { prose } = await documentIn(file);
    const text = prose.replace(/[\s|]+/g, ' ');
    expect(text).toContain(
      'the ventilator in the dome, which is opened two turns in calm weather;',
    );
    expect(text).toContain('Second order Paraffin 6.2');
    expect(text).toContain('Assistant Keeper Rowe jumped in 1879 and was lame afterwards.');
  });
});

describe.each(PDFS.map((file, index) => [file, index] as const))('%s', (file, index) => {
  test('gives each sentence its page', async () => {
    const document = await documentIn(file);
    for (const { sentence, pages } of ANSWERS) {
      const at = document.text.indexOf(sentence);
      expect(pageAt(document.pages, at), sentence).toBe(pages[index]);
      const passage = document.passages.find(({ start, end }) => start <= at && at < end);
      expect(passage?.page).toBe(pageAt(document.pages, passage?.start ?? 0));
    }
  });

  test('joins hyphenated words, keeps hyphens that belong, and says so', async () => {
    const { text, notes } = await documentIn(file);
    expect(text).toContain('forty-two millimetres');
    expect(text).not.toMatch(/\p{L}-\s*\n|\p{L}- \p{Ll}/u);
    expect(notes).toEqual([
      expect.stringMatching(
        /^\d+ words hyphenated at line ends stand joined in the stored text\.$/,
      ),
    ]);
  });
});

test('a PDF with a password is reported as locked', async () => {
  await expect(documentIn('libreoffice/locked.pdf')).rejects.toThrow(/locked with a password/);
});
