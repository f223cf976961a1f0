import { describe, expect, test } from 'vitest';
import { decodeText } from '../../../../../src/corpus/formats/text/decode-text.ts';

/** The same words in an encoding that TextEncoder does not write, as the bytes other programs wrote. */
const bytes = (hex: string) => Buffer.from(hex.replace(/\s/g, ''), 'hex');
const KOREAN =
  '도서관의 문은 아침 아홉 시에 열리고 저녁 여섯 시에 닫힌다. 책은 두 주 동안 빌릴 수 있다.';
const EUC_KR = bytes(
  'b5b5bcadb0fcc0c720b9aec0ba20bec6c4a720bec6c8a920bdc3bfa120bfadb8aeb0ed20c0fab3e120bfa9bcb820bdc3bfa120b4ddc8f9b4d92e20c3a5c0ba20b5ce20c1d620b5bfbec820baf4b8b120bcf620c0d6b4d92e',
);

describe('decoding', () => {
  test.each([
    ['UTF-8', Buffer.from('Größe 漢字')],
    ['UTF-16LE with a mark', Buffer.from('\uFEFFGröße 漢字', 'utf16le')],
    ['UTF-16BE with a mark', Buffer.from('\uFEFFGröße 漢字', 'utf16le').swap16()],
    ['UTF-16LE without a mark', Buffer.from('Größe and a longer line of plain words', 'utf16le')],
  ])('%s is certain', (_name, source) => {
    const { text, notes } = decodeText(source);
    expect(text).toContain('Größe');
    expect(notes).toEqual([]);
  });

  test('EUC-KR is recognised and said', () => {
    expect(decodeText(EUC_KR)).toEqual({
      text: KOREAN,
      notes: ['the file is not UTF-8; it was read as euc-kr.'],
    });
  });

  test.each([
    [
      'shift_jis',
      '907d8f918ad982cc94e082cd92a98be38e9e82c98a4a82ab8141975b95fb985a8e9e82c995c282dc82e882dc82b78142967b82cd93f18f548ad48ed882e882e782ea82dc82b78142',
    ],
    [
      'gb18030',
      'cdbccae9b9ddb5c4c3c5d4e7c9cfbec5b5e3bfaaa3accdedc9cfc1f9b5e3b9d8a1a3cae9bfc9d2d4bde8c1bdd6dca1a3c7ebb2bbd2aad4dacae9c9cfd0b4d7d6a1a3',
    ],
  ])('%s is recognised', (label, hex) => {
    const { text, notes } = decodeText(bytes(hex));
    expect(text).toBe(new TextDecoder(label).decode(bytes(hex)));
    expect(notes).toEqual([`the file is not UTF-8; it was read as ${label}.`]);
  });

  test('windows-1252 and windows-1251 are recognised', () => {
    const western =
      'Die Bücher dürfen zwei Wochen lang ausgeliehen werden – danach nicht mehr. Größere Mengen später.';
    const encoded = Buffer.from(western.replace('–', '\x96'), 'latin1');
    expect(decodeText(encoded).text).toBe(western);
    const cyrillic = bytes(
      'c1e8e1ebe8eef2e5eae020eef2eaf0fbf2e020f120e4e5e2fff2e820f3f2f0e02e20caede8e3e820e2fbe4e0fef2f1ff20ede020e4e2e520ede5e4e5ebe82e',
    );
    expect(decodeText(cyrillic).text).toBe(new TextDecoder('windows-1251').decode(cyrillic));
  });

  test('what a page declares is believed before a guess', () => {
    expect(decodeText(Buffer.from([0x63, 0x61, 0x66, 0xe9]), 'iso-8859-15').text).toBe('café');
  });

  test('bytes that are no text are refused', () => {
    expect(() => decodeText(Buffer.from([0x61, 0, 0xff, 0x62]))).toThrow(/not text/);
  });
});
