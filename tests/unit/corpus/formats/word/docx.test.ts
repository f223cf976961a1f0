import { describe, expect, test } from 'vitest';
import { readDocx } from '../../../../../src/corpus/formats/word/docx.ts';
import { wordParagraph as p, wordRun as run, wordFile } from '../../../../support/word-file.ts';

const read = async (body: string, styles = '', numbering = '') =>
  readDocx(wordFile({ body, styles, numbering }));
const HIDDEN = '<w:vanish/>';
const style = (id: string, inner: string, type = 'paragraph') =>
  `<w:style w:type="${type}" w:styleId="${id}"><w:name w:val="${id}"/>${inner}</w:style>`;
const SECRET = style('Secret', '<w:rPr><w:vanish/></w:rPr>');
const inStyle = (id: string) => ({ properties: `<w:pStyle w:val="${id}"/>` });

describe('hidden text', () => {
  test.each([
    ['of a run', p('The code is 1.', { look: HIDDEN })],
    ['of a paragraph style', p('The code is 1.', inStyle('Secret'))],
    ['of a style that is based on one', p('The code is 1.', inStyle('Child'))],
    ['of a character style', p('The code is 1.', { look: '<w:rStyle w:val="Whisper"/>' })],
    [
      'of a table row',
      `<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc>${p('The code is 1.')}</w:tc></w:tr></w:tbl>`,
    ],
    [
      'of a text box',
      `<w:p><w:r><w:rPr>${HIDDEN}</w:rPr><w:pict><w:txbxContent>${p('The code is 1.')}</w:txbxContent></w:pict></w:r></w:p>`,
    ],
  ])('%s is left out and counted', async (_, hidden) => {
    const styles =
      SECRET +
      style('Child', '<w:basedOn w:val="Secret"/>') +
      style('Whisper', '<w:rPr><w:vanish/></w:rPr>', 'character');
    const { text, notes } = await read(p('Seen.') + hidden, styles);
    expect(text).toBe('Seen.');
    expect(notes).toEqual([
      'hidden text was left out (paragraphs or table rows that hold some: 1).',
    ]);
  });

  test('goes out of the middle of a paragraph', async () => {
    const body = `<w:p>${run('We meet at ')}${run('the code is 1 ', HIDDEN)}${run('noon.')}</w:p>`;
    expect((await read(body)).text).toBe('We meet at noon.');
  });

  test('is shown where the run itself says so, or two styles undo each other', async () => {
    const { text } = await read(
      p('Shown.', { ...inStyle('Secret'), look: '<w:vanish w:val="0"/>' }) +
        p('Twice.', { ...inStyle('Secret'), look: '<w:rStyle w:val="Whisper"/>' }),
      SECRET + style('Whisper', '<w:rPr><w:vanish/></w:rPr>', 'character'),
    );
    expect(text).toBe('Shown.\n\nTwice.');
  });
});

describe('tracked changes', () => {
  test('leave deletions out, keep insertions, and say so', async () => {
    const { text, notes } = await read(
      `<w:p>${run('The term is ')}<w:del><w:r><w:delText>twelve</w:delText></w:r></w:del><w:ins>${run('ten')}</w:ins>${run(' months.')}</w:p>`,
    );
    expect(text).toBe('The term is ten months.');
    expect(notes).toEqual([
      'tracked deletions were left out (paragraphs that hold some: 1); tracked insertions stand in the text.',
    ]);
  });

  test('join a paragraph whose mark was deleted with the next one, under one number', async () => {
    const list = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>';
    const { text } = await read(
      p('One', { properties: `${list}<w:rPr><w:del/></w:rPr>` }) +
        p(' and two.', { properties: list }),
      '',
      '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    );
    expect(text).toBe('1. One and two.');
  });
});

describe('bold lines', () => {
  const bold = (text: string) => p(text, { look: '<w:b/>' });
  const headings = async (body: string) =>
    (await read(body)).layout.blocks.flatMap((block) =>
      block.kind === 'heading' ? [`${block.level} ${block.text}`] : [],
    );
  const text = p('A sentence of the text.') + p('And one more.');

  test('alone in their paragraph are headings where there are no heading styles', async () => {
    expect(await headings(bold('Tickets') + text + bold('When is it open?') + text)).toEqual([
      '2 Tickets',
      '2 When is it open?',
    ]);
  });

  test('below a larger first line stand under it', async () => {
    const title = p('Handbook', { look: '<w:b/><w:sz w:val="40"/>' });
    expect(await headings(title + bold('Tickets') + text + bold('Lockers') + text)).toEqual([
      '1 Handbook',
      '2 Tickets',
      '2 Lockers',
    ]);
  });

  test.each([
    ['a whole sentence', bold('Do not swim here.') + text],
    ['a lead-in', `<w:p>${run('Note:', '<w:b/>')}${run(' nets are counted.')}</w:p>${text}`],
    ['nothing below', text + bold('The harbour master')],
    ['most of the document', bold('One') + p('two') + bold('three') + bold('four') + p('five')],
    ['an address', ['A', 'B', 'C', 'D'].map(bold).join('') + text + text + text],
    ['a heading style', p('Real', inStyle('H1')) + text + bold('Emphasis') + text],
  ])('are no headings where they are %s', async (_, body) => {
    expect((await headings(body)).filter((heading) => heading !== '1 Real')).toEqual([]);
  });
});

test('a style with an outline level is a heading, whatever its name', async () => {
  const { layout } = await read(
    p('Kapitel', inStyle('Mine')),
    style('Mine', '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>'),
  );
  expect(layout.blocks).toMatchObject([{ kind: 'heading', level: 2, text: 'Kapitel' }]);
});

describe('what the converter would drop', () => {
  test.each([
    ['fields', `<w:p>${run('Table ')}<w:fldSimple>${run('3')}</w:fldSimple></w:p>`, 'Table 3'],
    [
      'ruby',
      `<w:p><w:r><w:ruby><w:rt>${run('と')}</w:rt><w:rubyBase>${run('図')}</w:rubyBase></w:ruby></w:r></w:p>`,
      '図',
    ],
    [
      'formulas',
      '<w:p><m:oMathPara><m:oMath><m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>6</m:t></m:r></m:sup></m:sSup></m:oMath></m:oMathPara></w:p>',
      '10^6',
    ],
    [
      'text boxes, once',
      `<w:p>${run('Keys')}<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>${p('Green door.')}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${p('Green door.')}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`,
      'Keys\n\nGreen door.',
    ],
  ])('is read: %s', async (_, body, expected) => {
    expect((await read(body)).text).toBe(expected);
  });
});

test('a table of contents is left out and counted', async () => {
  const { text, notes } = await read(
    p('Fog 7', inStyle('T')) + p('Ring.'),
    '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="toc 1"/></w:style>',
  );
  expect(text).toBe('Ring.');
  expect(notes).toEqual(['lines of a table of contents or an index were left out: 1.']);
});
