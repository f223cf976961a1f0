import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { pageAt } from '../../../../../src/corpus/document/document.ts';
import { readEpub } from '../../../../../src/corpus/formats/epub/epub.ts';

const container =
  '<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>';
const opf = `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
  <metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The Tower</dc:title><dc:creator>Marsh, Eleanor</dc:creator>
  <dc:publisher>Lighthouse Press</dc:publisher><dc:date>1921-03</dc:date><dc:language>en-GB</dc:language></metadata>
  <manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
  <item id="b" href="text/b%20two.xhtml" media-type="application/xhtml+xml"/><item id="a" href="text/a.xhtml" media-type="application/xhtml+xml"/>
  <item id="img" href="cover.png" media-type="image/png"/></manifest>
  <spine><itemref idref="nav"/><itemref idref="b"/><itemref idref="a"/><itemref idref="img"/></spine></package>`;
const nav =
  '<html xmlns="http://www.w3.org/1999/xhtml"><body><nav epub:type="toc"><ol><li><a href="text/b%20two.xhtml#x">Storm</a></li><li><a href="text/a.xhtml">Calm</a></li></ol></nav></body></html>';
const chapter = (body: string) =>
  `<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title/><script src="x.js"/></head><body>${body}</body></html>`;

const book = (more: Record<string, string> = {}) =>
  zipSync(
    Object.fromEntries(
      Object.entries({
        'META-INF/container.xml': container,
        'OPS/book.opf': opf,
        'OPS/nav.xhtml': nav,
        'OPS/text/b two.xhtml': chapter(
          '<p>The storm came at night<span epub:type="pagebreak" title="12"/> and left at noon.</p><span epub:type="pagebreak" role="doc-pagebreak" aria-label="page 13"/><p>Nobody slept.</p>',
        ),
        'OPS/text/a.xhtml': chapter('<h2>After</h2><p>The calm was long.</p>'),
        ...more,
      }).map(([name, text]) => [name, strToU8(text)]),
    ),
  );

describe('an e-book', () => {
  test('is read in the order of its spine, with the contents naming chapters that have no heading', () => {
    const { text, layout } = readEpub(book());
    const headings = layout.blocks.flatMap((block) =>
      block.kind === 'heading' ? [block.text] : [],
    );
    expect(headings).toEqual(['Storm', 'After']);
    expect(text).toBe(
      'Storm\n\nThe storm came at night and left at noon.\n\nNobody slept.\n\nAfter\n\nThe calm was long.',
    );
  });

  test('holds each chapter once, however often its spine lists it', () => {
    const often = opf.replace('<spine>', `<spine>${'<itemref idref="b"/>'.repeat(1_000)}`);
    expect(readEpub(book({ 'OPS/book.opf': often })).text).toBe(readEpub(book()).text);
  });

  test('whose package nests without end is refused', () => {
    const deep = opf.replace('<manifest>', `${'<meta>'.repeat(100_000)}<manifest>`);
    expect(() => readEpub(book({ 'OPS/book.opf': deep }))).toThrow(/nested too deeply/);
  });

  test('gives the pages of the printed book', () => {
    const { text, pages } = readEpub(book());
    expect(pageAt(pages, text.indexOf('at night'))).toBeNull();
    expect(pageAt(pages, text.indexOf('left at noon'))).toBe(12);
    expect(pageAt(pages, text.indexOf('Nobody'))).toBe(13);
  });

  test('says what it is', () => {
    expect(readEpub(book()).metadata).toEqual({
      title: 'The Tower',
      author: [{ family: 'Marsh', given: 'Eleanor' }],
      publisher: 'Lighthouse Press',
      issued: '1921-03',
      language: 'en-GB',
    });
  });

  test('that is locked is reported; scrambled fonts are no lock', () => {
    const locked = (algorithm: string) =>
      book({
        'META-INF/encryption.xml': `<encryption><enc:EncryptedData><enc:EncryptionMethod Algorithm="${algorithm}"/></enc:EncryptedData></encryption>`,
      });
    expect(() => readEpub(locked('http://www.w3.org/2001/04/xmlenc#aes128-cbc'))).toThrow(
      /locked \(DRM\)/,
    );
    expect(readEpub(locked('http://www.idpf.org/2008/embedding')).text).toContain('Nobody slept.');
  });
});
