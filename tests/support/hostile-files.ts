import { deflateSync } from 'node:zlib';
import { strToU8, type Zippable, zipSync } from 'fflate';

const WORD_NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const CONTENT_TYPES =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
const ROOT_RELS =
  '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';

/** Ten entities, each ten times the one before: 10^9 words of a few hundred bytes. */
const BILLION_LAUGHS = `<!DOCTYPE lolz [<!ENTITY a0 "lol">${Array.from(
  { length: 9 },
  (_, i) => `<!ENTITY a${i + 1} "${`&a${i};`.repeat(10)}">`,
).join('')}]>`;

const MIB = 1024 * 1024;

/** A Word file of the given body XML, with further parts. */
export function docxOf(body: string, more: Zippable = {}, prolog = ''): Uint8Array {
  const document = `<?xml version="1.0"?>${prolog}<w:document ${WORD_NS} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>${body}</w:body></w:document>`;
  return zipSync({
    '[Content_Types].xml': strToU8(CONTENT_TYPES),
    '_rels/.rels': strToU8(ROOT_RELS),
    'word/document.xml': strToU8(document),
    ...more,
  });
}

export const wordParagraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;

/** An e-book with one chapter file by href, and whatever else. */
export function epubOf(
  href: string,
  chapter: string,
  more: Zippable = {},
  prolog = '',
): Uint8Array {
  return zipSync({
    mimetype: strToU8('application/epub+zip'),
    'META-INF/container.xml': strToU8(
      '<?xml version="1.0"?><container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>',
    ),
    'OEBPS/book.opf': strToU8(
      `<?xml version="1.0"?>${prolog}<package><metadata><dc:title>Book</dc:title></metadata><manifest><item id="c1" href="one.xhtml" media-type="application/xhtml+xml"/><item id="c2" href="${href}" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="c1"/><itemref idref="c2"/></spine></package>`,
    ),
    'OEBPS/one.xhtml': strToU8(`<html><body><h1>One</h1><p>${chapter}</p></body></html>`),
    ...more,
  });
}

/** A PDF of objects as they are written; object 1 is the catalog. */
function pdfOf(objects: readonly (string | Buffer)[]): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const offsets = objects.map((object, index) => {
    const offset = parts.reduce((sum, part) => sum + part.length, 0);
    parts.push(Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n'));
    return offset;
  });
  const start = parts.reduce((sum, part) => sum + part.length, 0);
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  parts.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

/** A PDF of one page with this content stream, packed. */
export function pdfWithContent(content: Buffer): Buffer {
  const packed = deflateSync(content, { level: 9 });
  return pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> /XObject << /X 6 0 R >> >> >>',
    Buffer.concat([
      Buffer.from(`<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n`),
      packed,
      Buffer.from('\nendstream'),
    ]),
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    // A form that draws itself.
    '<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >> /Length 4 >>\nstream\n/X Do\nendstream',
  ]);
}

/** Zip files state the unpacked size twice; this one lies in both places. */
function withLyingSizes(zip: Uint8Array, stated: number): Uint8Array {
  const bytes = Buffer.from(zip);
  for (const [signature, at] of [
    [0x04034b50, 22],
    [0x02014b50, 24],
  ] as const) {
    for (let i = 0; i < bytes.length - 4; i += 1) {
      if (bytes.readUInt32LE(i) === signature && bytes.readUInt32LE(i + at) > stated) {
        bytes.writeUInt32LE(stated, i + at);
      }
    }
  }
  return bytes;
}

const zeros = () => new Uint8Array(3 * 1024 * 1024).fill(32);

/** Files that attack their reader, and what the person is told of each (null: it is read, harmlessly). */
export const HOSTILE: Readonly<Record<string, readonly [() => Uint8Array, RegExp | null]>> = {
  'bomb.docx': [() => docxOf('', { 'word/styles.xml': zeros() }), /zip bomb/],
  'bomb.epub': [() => epubOf('two.xhtml', 'x', { 'OEBPS/two.xhtml': zeros() }), /zip bomb/],
  'lying.docx': [
    () => withLyingSizes(docxOf('', { 'word/styles.xml': zeros() }), 4_000),
    /damaged|holds no text/,
  ],
  'passwd.epub': [() => epubOf('../../etc/passwd', 'Harmless words.'), null],
  'laughs.epub': [() => epubOf('&a9;', 'Words.', {}, BILLION_LAUGHS), /declares XML entities/],
  'laughs.docx': [() => docxOf(wordParagraph('&a9;'), {}, BILLION_LAUGHS), /declares XML entities/],
  'macros.docm': [
    () =>
      docxOf(wordParagraph('Harmless words.'), { 'word/vbaProject.bin': strToU8('Shell "rm"') }),
    null,
  ],
  'not-a-zip.docx': [() => strToU8('hello'), /no zip file/],
  'other.docx': [() => zipSync({ 'a.txt': strToU8('a') }), /not a Word document/],
  'empty.pdf': [() => new Uint8Array(), /empty/],
  'no-pdf.pdf': [() => strToU8('hello'), /damaged, or the file is no PDF/],
  'loop-pages.pdf': [
    () =>
      pdfOf([
        '<< /Type /Catalog /Pages 2 0 R >>',
        '<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 9 >>',
      ]),
    /damaged|no text/,
  ],
  'loop-forms.pdf': [() => pdfWithContent(Buffer.from('/X Do')), /no text \(a scan\)/],
  'scan.pdf': [
    () => pdfWithContent(Buffer.from('0 0 200 200 re f')),
    /no text \(a scan\).*OCRmyPDF/,
  ],
  'deep.json': [() => strToU8('['.repeat(300_000)), /not valid JSON|nested too deeply/],
  'lists.md': [() => strToU8(`Text.\n\n${'- '.repeat(3_000)}a`), /3,000 lists or quotations/],
  'quotes.md': [() => strToU8('>'.repeat(200_000)), /200,000 lists or quotations/],
  'marks.md': [() => strToU8('a!'.repeat(MIB / 2)), /524,288 marks.*minutes to read as Markdown/],
  'links.md': [() => strToU8('[a]('.repeat(400_000)), /800,000 marks/],
  'ticks.md': [() => strToU8('`'.repeat(MIB)), /1,048,576 marks/],
  'blanks.md': [
    () => strToU8(`Harmless${' '.repeat(MIB)}words.`),
    /1,048,576 blanks stand in a row/,
  ],
  'blanks.txt': [() => strToU8(`Harmless words.${' '.repeat(MIB)}a`), null],
  'letters.txt': [() => strToU8('a'.repeat(9 * MIB)), /more than 250,000 letters/],
  'letters.md': [() => strToU8('a'.repeat(9 * MIB)), /more than 250,000 letters/],
  'keys.md': [
    () =>
      strToU8(
        `---\n${Array.from({ length: 10_000 }, (_, at) => `k${at}: 1`).join('\n')}\n---\nHarmless words.`,
      ),
    null,
  ],
  'brackets.md': [() => strToU8(`---\ntitle: ${'['.repeat(9_000)}\n---\nHarmless words.`), null],
  'deep.html': [
    () => strToU8(`<div>`.repeat(200_000)),
    /elements of the page are nested too deeply/,
  ],
  'lists.yaml.md': [() => strToU8(`---\ntitle: ${'[ '.repeat(9_000)}\n---\nHarmless words.`), null],
  'fences.adoc': [() => strToU8(`${'\u0060\u0060\u0060a\n'.repeat(50_000)}Harmless words.`), null],
  'bodies.html': [() => strToU8('<body>'.repeat(100_000)), /nested too deeply/],
  'items.html': [() => strToU8(`<p>Harmless words.<ol>${'<li>a'.repeat(10_000)}</ol>`), null],
  'config.json': [() => strToU8('{"name": "x", "version": 1}'), /no questions and answers/],
  'open.csv': [() => strToU8('question,answer\n"What?,Because.\n'), /quotation mark/],
  'blank.csv': [() => strToU8('\n\n'), /the table is empty/],
  'script.html': [
    () =>
      strToU8(
        '<html><head><meta http-equiv="refresh" content="0;url=file:///etc/passwd"><script>process.exit(1)</script></head><body onload="process.exit(1)"><img src=x onerror="process.exit(1)"><iframe src="file:///etc/passwd"></iframe><object data="file:///etc/passwd"></object><p>Harmless words.</p><svg><script>process.exit(1)</script></svg></body></html>',
      ),
    null,
  ],
};
