import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { docxOf, epubOf, pdfWithContent, wordParagraph } from './hostile-files.ts';

/** A way of writing a file that costs a careless reader more than its length. */
export interface HostileShape {
  /** Begins with the file extension. */
  readonly name: string;
  /** A file with about `size` characters of it. */
  make(size: number): Uint8Array;
}

/** A line of the fixture: pieces that are repeated without end, and what stands around them. */
interface Family {
  readonly extension: string;
  readonly label: string;
  readonly before?: string;
  readonly after?: string;
  readonly frame?: keyof typeof FRAMES;
  readonly pieces: readonly string[];
}

type Build = (size: number) => string;
type Frame = (body: string) => Uint8Array;

const around =
  (before: string, after = ''): Frame =>
  (body) =>
    strToU8(before + body + after);
const plain = around('');
const odt: Frame = (body) =>
  zipSync({
    'content.xml': strToU8(
      `<office:document-content><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    ),
  });
const FRAMES = {
  odt,
  docx: (body: string) => docxOf(body),
  'docx-text': (body: string) => docxOf(wordParagraph(body)),
  'json-answer': (body: string) => strToU8(JSON.stringify([{ question: 'a?', answer: body }])),
  epub: (body: string) =>
    epubOf('two.xhtml', 'One.', { 'OEBPS/two.xhtml': strToU8(`<html><body><p>${body}</html>`) }),
} as const satisfies Readonly<Record<string, Frame>>;

const FAMILIES = readFileSync('tests/fixtures/hostile-pieces.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((line): Family => JSON.parse(line));

/** Opened, and then closed as often. */
const nested =
  (open: string, close: string): Build =>
  (size) => {
    const times = Math.ceil(size / (open.length + close.length));
    return `${open.repeat(times)}a${close.repeat(times)}`;
  };
/** Numbered pieces: no two are alike. */
const counted =
  (piece: (at: number) => string): Build =>
  (size) =>
    Array.from({ length: Math.ceil(size / piece(10_000).length) }, (_, at) => piece(at)).join('');
const filled =
  (piece: string): Build =>
  (size) =>
    piece.repeat(Math.ceil(size / piece.length));
/** Each longer than the one before, `size` characters together. */
const growing =
  (piece: (at: number) => string): Build =>
  (size) =>
    Array.from({ length: Math.sqrt(2 * size) }, (_, at) => piece(at)).join('');

const shape = (name: string, build: Build, frame: Frame): HostileShape => ({
  name,
  make: (size) => frame(build(size)),
});

/** Every shape, of every format that is read. */
export const HOSTILE_SHAPES: readonly HostileShape[] = [
  ...FAMILIES.flatMap(({ extension, label, before = '', after = '', frame, pieces }) =>
    pieces.map((piece) => {
      const name = `${extension} ${label} ${JSON.stringify(piece)}`.replace(/ +/, ' ');
      return shape(name, filled(piece), frame ? FRAMES[frame] : around(before, after));
    }),
  ),
  shape('docx nested tables', nested('<w:tbl><w:tr><w:tc>', '</w:tc></w:tr></w:tbl>'), FRAMES.docx),
  shape(
    'docx nested controls',
    nested('<w:sdt><w:sdtContent>', '</w:sdtContent></w:sdt>'),
    FRAMES.docx,
  ),
  shape(
    'odt nested lists',
    nested('<text:list><text:list-item><text:p>a</text:p>', '</text:list-item></text:list>'),
    odt,
  ),
  shape('odt nested sections', nested('<text:section>', '</text:section>'), odt),
  shape('html nested elements', nested('<div>', '</div>'), plain),
  shape('html nested lists', nested('<ul><li>', '</li></ul>'), plain),
  shape(
    'html tables beside navigation',
    nested('<table><tr><td>', '</td></tr></table>'),
    around('<nav><a href=a>Home</a></nav>', ''),
  ),
  shape(
    'html attributes',
    counted((at) => ` a${at}=1`),
    around('<p', '>Words.</p>'),
  ),
  shape('html spans of columns', filled('<td colspan=9999 rowspan=9999>a'), around('<table><tr>')),
  shape(
    'html linked questions',
    counted((at) => `{"@type":"Question","name":"q${at}?","acceptedAnswer":{"text":"a${at}"}},`),
    around(
      '<script type="application/ld+json">{"@type":"FAQPage","mainEntity":[',
      '{}]}</script><p>Words.',
    ),
  ),
  shape(
    'json keys',
    counted((at) => `"k${at}":"a",`),
    around('{', '"z":"a"}'),
  ),
  shape('json groups', nested('{"a":[', ']}'), plain),
  shape(
    'csv columns',
    counted((at) => `c${at},`),
    around('', `\n${'a\n'.repeat(2_000)}`),
  ),
  shape(
    'md front matter keys',
    counted((at) => `k${at}: 1\n`),
    around('---\n', '---\nWords.'),
  ),
  shape(
    'md nested front matter',
    growing((at) => `${' '.repeat(at)}a:\n`),
    around('---\n', '---\n'),
  ),
  shape(
    'md link definitions',
    counted((at) => `[k${at}]: /a\n\n[k${at}] `),
    plain,
  ),
  shape(
    'md foot notes',
    counted((at) => `a[^${at}]\n\n[^${at}]: b\n\n`),
    plain,
  ),
  shape(
    'md one list ever deeper',
    growing((at) => `${'  '.repeat(at)}- a\n`),
    plain,
  ),
  shape(
    'md ever longer fences',
    growing((at) => `${'`'.repeat(at + 3)}\n`),
    plain,
  ),
  shape(
    'md ever longer code',
    growing((at) => `${'`'.repeat(at + 1)} `),
    plain,
  ),
  shape(
    'md headings',
    counted((at) => `# ${at}\n\na\n\n`),
    plain,
  ),
  shape(
    'txt numbered paragraphs',
    counted((at) => `${at}. Words are here.\n`),
    plain,
  ),
  shape('txt sentences of one paragraph', filled('Words stand here. '), plain),
  shape('txt blanks in a line', filled(' '), around('Title\nWords:', 'end\nand more\n')),
  shape('md templates', filled('{{ "a'), around('---\na: 1\n---\n\n')),
  shape('md tags', filled('{% a '), around('---\na: 1\n---\n\n')),
  shape('mdx expressions', filled('{a" '), around('import A from "a"\n\n')),
  shape('mdx braces', filled('{\n\n'), around('import A from "a"\n\n')),
  shape('mediawiki nested templates', nested('{{a|', '}}'), plain),
  shape('mediawiki nested links', nested('[[a|', ']]'), plain),
  shape('adoc blocks that never close', filled('```a\n'), plain),
  shape('rtf nested groups', nested('{', '}'), around('{\\rtf1 ', '}')),
  ...['(a) Tj ', 'q ', 'BT /F 9 Tf (a) Tj ET ', '[', '(', '0 0 m '].map((piece) =>
    shape(`pdf ${JSON.stringify(piece)}`, filled(piece), (body) =>
      pdfWithContent(Buffer.from(`BT /F 9 Tf (Words) Tj ET ${body}`)),
    ),
  ),
];
