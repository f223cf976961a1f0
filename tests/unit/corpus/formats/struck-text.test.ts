import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readMarkdown } from '../../../../src/corpus/formats/markdown/markdown.ts';
import { readFile } from '../../../../src/corpus/reader/read-file.ts';
import { wordParagraph as p, wordRun as run, wordFile } from '../../../support/word-file.ts';

async function read(name: string, source: string | Uint8Array) {
  const bytes = typeof source === 'string' ? strToU8(source) : source;
  const { parsed } = await readFile({ name, bytes });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  const { sections, text, notes } = parsed.document;
  const headings = sections.flatMap(({ heading }) => heading ?? []);
  return { headings, text: text.replace(/\s+/g, ' '), notes };
}

const odt = (styles: string, body: string) =>
  zipSync({
    'content.xml': strToU8(
      `<office:document-content><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    ),
  });
const STRUCK_STYLES =
  '<style:style style:name="T1"><style:text-properties style:text-line-through-style="solid" style:text-line-through-type="single"/></style:style>' +
  '<style:style style:name="T2" style:parent-style-name="T1"><style:text-properties style:text-line-through-style="none" style:text-line-through-type="none"/></style:style>';
const WORD_STYLES =
  '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/></w:style>' +
  '<w:style w:type="character" w:styleId="Gone"><w:name w:val="Gone"/><w:rPr><w:strike/></w:rPr></w:style>';

/** The same text in every format: one heading and three pieces of it are struck through. */
const FILES: readonly (readonly [string, string | Uint8Array])[] = [
  [
    'a.md',
    '# Choir\n\n## ~~Dues~~\n\nMembers ~~must not~~ may <del>not</del> sing<s> at **night**</s>.',
  ],
  [
    'a.html',
    '<h1>Choir</h1><h2><s>Dues</s></h2><p>Members <del>must not</del> may <strike>not</strike> sing<span style="color: red; text-decoration: line-through"> at <b>night</b></span>.',
  ],
  [
    'a.docx',
    wordFile({
      styles: WORD_STYLES,
      body: `${p('Choir', { properties: '<w:outlineLvl w:val="0"/>' })}${p('Dues', { properties: '<w:pStyle w:val="H"/>', look: '<w:strike/>' })}<w:p>${run('Members ')}${run('must not ', '<w:dstrike/>')}${run('may ')}${run('not ', '<w:rStyle w:val="Gone"/>')}${run('sing')}${run(' at night', '<w:strike w:val="1"/>')}${run('.', '<w:strike w:val="0"/>')}</w:p>`,
      numbering: '',
    }),
  ],
  [
    'a.odt',
    odt(
      STRUCK_STYLES,
      '<text:h text:outline-level="1">Choir</text:h><text:h text:outline-level="2" text:style-name="T1">Dues</text:h><text:p>Members <text:span text:style-name="T1">must not </text:span><text:span text:style-name="T2">may </text:span><text:span text:style-name="T1">not </text:span>sing<text:span text:style-name="T1"> at night</text:span>.</text:p>',
    ),
  ],
  [
    'a.rtf',
    '{\\rtf1\\ansi\\pard\\outlinelevel0 Choir\\par\\pard\\outlinelevel1 {\\strike Dues}\\par\\pard Members {\\strike must not} may \\striked1 not\\striked0  sing\\strike  at night\\strike0 .\\par}',
  ],
  [
    'a.adoc',
    '= Choir\n\n== [.line-through]#Dues#\n\nMembers [.line-through]#must not# may [line-through]##not## sing[.line-through]## at _night_##.',
  ],
  ['a.org', '* Choir\n** +Dues+\nMembers +must not+ may +not+ sing +at night+.'],
  [
    'a.mediawiki',
    '== Choir ==\n=== <s>Dues</s> ===\nMembers <s>must not</s> may <del>not</del> sing<strike> at night</strike>.',
  ],
];

describe('what a page shows struck through', () => {
  test.each(FILES)('in %s is left out and counted, and its section stays', async (name, source) => {
    const { headings, text, notes } = await read(name, source);
    expect(headings.at(-1)).toBe('[…]');
    expect(text.replace(' .', '.')).toMatch(/Members may sing\.$/);
    const left = notes.filter((note) => note.startsWith('struck-through text was left out'));
    expect(left).toHaveLength(1);
    expect(left[0]).toMatch(name === 'a.docx' ? /\b2\b/ : /\b4 pieces/);
  });

  test('is no title', async () => {
    expect(readMarkdown('# ~~Old~~\n\nText.\n\n# New\n\nText.').layout.title).toBe('New');
  });

  test('goes in answers of data files too', async () => {
    const { text } = await read('a.csv', 'question,answer\nMay I?,<p>You <s>may</s> must.</p>\n');
    expect(text).not.toMatch(/may must/);
  });
});

const shown = (source: string, isMdx = false) =>
  readMarkdown(source, isMdx).text.replace(/\s+/g, ' ').trim();

describe('in Markdown', () => {
  test.each([
    ['several blocks', 'A\n\n<del>\n\nGone **x**.\n\n- gone\n\n</del>\n\nB', 'A B'],
    ['a part of a block of HTML', '<p>A <s>x</s> B <del>y</del> C</p>', 'A B C'],
    ['nested marks', 'A <s>x <del>y</del> ~~z~~</s> B', 'A B'],
    ['an item: the others keep their numbers', '1. a\n2. ~~b~~\n3. c', '1. a 3. c'],
    ['a cell', '| a | b |\n|---|---|\n| ~~c~~ | d |', 'a | b | d'],
    ['a title of a box', ':::note[Be ~~un~~kind]\nAlways.\n:::', 'Be kind Always.'],
  ])('%s goes', (_, source, expected) => {
    expect(shown(source)).toBe(expected);
    expect(shown(source, true)).toBe(expected);
  });

  test.each([
    ['code', '`~~a~~` and `<del>b</del>`', '~~a~~ and <del>b</del>'],
    ['fenced code', '~~~\n~~a~~\n~~~\n\n~~~~ js\n<s>b</s>\n~~~~', '~~a~~ <s>b</s>'],
    ['what is escaped', '\\~\\~a\\~\\~', '~~a~~'],
    ['one tilde', '10~20 min, 3~5 days, ~a~', '10~20 min, 3~5 days, ~a~'],
    ['lowered figures', 'H~2~O', 'H2O'],
    ['insertions', '<ins>a</ins> ++b++ C++', 'a ++b++ C++'],
    ['a tag that never ends', 'a <s>b\n\nc', 'a b c'],
    ['a comment', '<!-- <s> --> a </s> b', 'a b'],
  ])('%s stays', (_, source, expected) => {
    expect(shown(source)).toBe(expected);
    expect(readMarkdown(source).notes).toEqual([]);
  });

  test('the first line is named', () => {
    expect(readMarkdown('a\n\n- b ~~c~~\n\n~~d~~ e').notes).toEqual([
      'struck-through text was left out: 2 pieces, the first on line 3.',
    ]);
  });

  test('a thousand tags that never end cost no more than their length', () => {
    const source = `<p>${'<s>'.repeat(20_000)}${'</del>'.repeat(20_000)}</p>`;
    expect(shown(source)).toBe('');
  });
});
