import { beforeAll, describe, expect, test } from 'vitest';
import {
  formatReferences,
  type ReferenceStyle,
} from '../../../../src/citations/formatted/format-references.ts';
import type { Document } from '../../../../src/corpus/document/document.ts';
import { documentOf } from '../../../support/documents.ts';

function source(...lines: readonly string[]): Document {
  return documentOf(
    `---\nlanguage: en\n${lines.join('\n')}\n---\n# One\n\nText.\n\n# Two\n\nMore.`,
  );
}
const reference = (document: Document, style: ReferenceStyle) =>
  formatReferences(document.passages.slice(0, 1), style);

// The thread and its first style take their time on a busy machine.
beforeAll(() => formatReferences([], 'apa'), 60_000);

/** Works that the styles' own guides, or libraries' guides to them, print as examples. */
const ferriss = source(
  'key: FERRISS',
  'title: Virginia pursuing school policing reforms following center probe',
  'author: [{ family: Ferriss, given: Susan }]',
  'publisher: The Center for Public Integrity',
  'issued: 2015-08-02',
  'url: http://www.publicintegrity.org/2015/08/01/17734/virginia-pursuing-school-policing-reforms-following-center-probe',
);
const leppert = source(
  'key: LEPPERT',
  'title: 10 Facts about U.S. Renters During the Pandemic',
  'author: [{ family: Leppert, given: Rebecca }]',
  'publisher: Pew Research Center',
  'issued: 2022-12-19',
  'url: https://www.pewresearch.org/fact-tank/2022/12/19/10-facts-about-u-s-renters-during-the-pandemic/',
);
const jackson = source(
  'key: JACKSON',
  'title: "The psychology of prejudice: From attitudes to social action"',
  'author: [{ family: Jackson, given: Lynne M. }]',
  'publisher: American Psychological Association',
  'edition: "2"',
  'issued: "2019"',
);
const jacobs = source(
  'key: JACOBS',
  'title: The Pleasures of Reading in an Age of Distraction',
  'author: [{ family: Jacobs, given: Alan }]',
  'publisher: Oxford UP',
  'issued: "2011"',
);
const alzheimer = source(
  'key: ALZ',
  'title: Living with dementia',
  'author: [{ literal: Alzheimer Scotland }]',
  'issued: "2024"',
  'url: https://www.alzscot.org/living-with-dementia',
);
const murray = source(
  'key: MURRAY',
  'title: Medical microbiology',
  'author: [{ family: Murray, given: P. R. }, { family: Rosenthal, given: K. S. }, { family: Kobayashi, given: G. S. }, { family: Pfaller, given: M. A. }]',
  'publisher: Mosby',
  'edition: "4"',
  'issued: "2002"',
);
const bare = source('key: BARE', 'title: House rules of the north');

describe('a reference', () => {
  test.each<[ReferenceStyle, Document, string, string]>([
    // APA 7, as printed at lynn-library.libguides.com/apa/web.
    [
      'apa',
      ferriss,
      'Ferriss, S. (2015, August 2). Virginia pursuing school policing reforms following center probe. The Center for Public Integrity. http://www.publicintegrity.org/2015/08/01/17734/virginia-pursuing-school-policing-reforms-following-center-probe',
      '(Ferriss, 2015, Section 1, para. 1)',
    ],
    // APA 7, "Book references" at apastyle.apa.org, without the DOI, for which the library has no field.
    [
      'apa',
      jackson,
      'Jackson, L. M. (2019). The psychology of prejudice: From attitudes to social action (2nd ed.). American Psychological Association.',
      '(Jackson, 2019, Section 1, para. 1)',
    ],
    // MLA 9, "Works Cited: A Quick Guide" at style.mla.org.
    [
      'mla',
      jacobs,
      'Jacobs, Alan. The Pleasures of Reading in an Age of Distraction. Oxford UP, 2011.',
      '(Jacobs, sec. 1, para. 1)',
    ],
    // Chicago 17 author-date, as printed at libguides.pvcc.edu/citationstyles/author-date-web.
    [
      'chicago',
      leppert,
      'Leppert, Rebecca. 2022. “10 Facts about U.S. Renters During the Pandemic.” Pew Research Center. December 19, 2022. https://www.pewresearch.org/fact-tank/2022/12/19/10-facts-about-u-s-renters-during-the-pandemic/.',
      '(Leppert 2022, sec. 1, para. 1)',
    ],
    // Cite Them Right, as printed at library.rgu.ac.uk/harvard-referencing-templates/webpages, without
    // the day it was accessed, which the library does not know.
    [
      'harvard',
      alzheimer,
      'Alzheimer Scotland (2024) Living with dementia. Available at: https://www.alzscot.org/living-with-dementia.',
      '(Alzheimer Scotland, 2024, sec. 1, para. 1)',
    ],
    // NLM/ICMJE sample references, "Personal author(s)", without the place: the library has no field for it.
    [
      'vancouver',
      murray,
      '1. Murray PR, Rosenthal KS, Kobayashi GS, Pfaller MA. Medical microbiology. 4th ed. Mosby; 2002.',
      '(1) sec. 1, para. 1',
    ],
  ])('in %s is as the style prints its example', async (style, document, text, inText) => {
    expect(await reference(document, style)).toMatchObject({
      text,
      inText: [inText],
      extension: 'md',
    });
  });

  test.each<ReferenceStyle>(['apa', 'mla', 'chicago', 'harvard', 'vancouver'])(
    'in %s has the addresses in its title as they are',
    async (style) => {
      const titled = source(
        'key: SITE',
        'title: why http://evil.example/a, example.org and node.js.',
      );
      expect((await reference(titled, style)).text).toMatch(
        /hy http:\/\/evil\.example\/a, example\.org and node\.js\.(?!\.)/,
      );
      expect((await reference(titled, style)).text).not.toContain('<');
    },
  );

  test('in BibTeX is an entry under the citation key, escaped', async () => {
    const awkward = source('key: AWK', 'title: "A_b {c} & 100% ~ $"', 'issued: "2018"');
    const { text, extension } = await reference(awkward, 'bibtex');
    expect(extension).toBe('bib');
    expect(text).toMatch(/^@misc\{AWK,\n/);
    expect(text).toContain('A\\textunderscore{}b \\textbraceleft{}c\\textbraceright{} \\& 100\\%');
    expect(text).toMatch(/note = \{section 1, paragraph 1 \(AWK:1\.1\\textasciitilde\{\}\w{5}\)\}/);
  });

  test('in RIS begins with its type and ends with the end mark, and no field can begin another', async () => {
    const sly = source('key: SLY', 'title: "One\\nER  - \\nTY  - BOOK"', 'publisher: P');
    const { text, extension } = await reference(sly, 'ris');
    expect(extension).toBe('ris');
    expect(text.match(/^TY {2}- /gm)).toHaveLength(1);
    expect(text).toMatch(/^TY {2}- BOOK\r?\n[\s\S]*ER {2}- $/);
    expect(text).toMatch(/^PB {2}- P\r?$/m);
  });

  test('in RIS has a line for each field, however long it is', async () => {
    const title = `${'x'.repeat(70)} and words that go on ${'y'.repeat(200)}`;
    const long = source('key: LONG', `title: ${JSON.stringify(title)}`, 'publisher: P');
    expect((await reference(long, 'ris')).text).toContain(`  - ${title}\n`);
    const records = await formatReferences([...ferriss.passages, ...long.passages], 'ris');
    const both = records.text.split('\n');
    for (const line of both) expect(line).toMatch(/^[A-Z][A-Z0-9] {2}- /);
    expect(both.filter((line) => line.startsWith('TY  - '))).toHaveLength(2);
    expect(both).toContain(`UR  - ${ferriss.metadata.url}`);
  });

  test('in CSL-JSON can be read again', async () => {
    const { text, extension } = await reference(ferriss, 'csl-json');
    expect(extension).toBe('json');
    expect(JSON.parse(text)).toMatchObject([
      {
        id: 'FERRISS',
        type: 'webpage',
        author: [{ family: 'Ferriss', given: 'Susan' }],
        publisher: 'The Center for Public Integrity',
        issued: { 'date-parts': [[2015, 8, 2]] },
        note: expect.stringMatching(/^section 1, paragraph 1 \(FERRISS:1\.1~\w{5}\)$/),
      },
    ]);
  });

  test('in plain words has the heading, the id and the address', async () => {
    expect((await reference(ferriss, 'plain')).text).toMatch(
      /^Susan Ferriss\. Virginia .* probe\. The Center for Public Integrity, 2015-08-02\. Section 1 \(“One”\), paragraph 1 \[FERRISS:1\.1~\w{5}\]\. http:/,
    );
  });

  test('names what is missing and makes nothing up', async () => {
    const { missing } = await reference(bare, 'apa');
    expect(missing).toEqual([{ document: bare, fields: ['author', 'issued', 'publisher', 'url'] }]);
    expect((await reference(bare, 'apa')).text).toBe('House rules of the north. (n.d.).');
    expect((await reference(bare, 'plain')).text).not.toMatch(/n\.d\.|unknown|undefined/);
    expect(JSON.parse((await reference(bare, 'csl-json')).text)).toEqual([
      {
        id: 'BARE',
        type: 'document',
        title: 'House rules of the north',
        language: 'en',
        note: expect.any(String),
      },
    ]);
    expect((await reference(ferriss, 'apa')).missing).toEqual([]);
  });

  test('has a printed page as its place where there is one', async () => {
    const [passage] = jackson.passages;
    const paged = passage ? [{ ...passage, page: 12 }] : [];
    expect((await formatReferences(paged, 'apa')).inText).toEqual(['(Jackson, 2019, p. 12)']);
    expect((await formatReferences(paged, 'mla')).inText).toEqual(['(Jackson 12)']);
    expect((await formatReferences(paged, 'bibtex')).text).toContain('paragraph 1, page 12');
  });
});

describe('references to several passages', () => {
  test('name each document once and each place', async () => {
    const all = [...jackson.passages, ...jacobs.passages, ...jackson.passages];
    const { text, inText } = await formatReferences(all, 'chicago');
    expect(text.split('\n')).toHaveLength(2);
    expect(inText).toEqual([
      '(Jackson 2019, sec. 1, para. 1)',
      '(Jackson 2019, sec. 2, para. 1)',
      '(Jacobs 2011, sec. 1, para. 1)',
      '(Jacobs 2011, sec. 2, para. 1)',
    ]);
  });

  test('do not remember those of the answer before', async () => {
    expect((await reference(jackson, 'vancouver')).inText).toEqual(['(1) sec. 1, para. 1']);
    expect((await reference(jacobs, 'vancouver')).inText).toEqual(['(1) sec. 1, para. 1']);
    expect(await formatReferences([], 'vancouver')).toMatchObject({
      text: '',
      inText: [],
      missing: [],
    });
  });
});
