/** Encodings by the number of their code page, and of their Windows character set (RTF 1.9.1, fonts). */
const PAGES: ReadonlyMap<number, string> = new Map([
  [437, 'windows-1252'],
  [850, 'windows-1252'],
  [866, 'ibm866'],
  [874, 'windows-874'],
  [932, 'shift_jis'],
  [936, 'gbk'],
  [949, 'euc-kr'],
  [950, 'big5'],
  [10000, 'macintosh'],
  [65001, 'utf-8'],
]);
const CHARSETS: ReadonlyMap<number, number> = new Map([
  [0, 1252],
  [77, 10000],
  [128, 932],
  [129, 949],
  [134, 936],
  [136, 950],
  [161, 1253],
  [162, 1254],
  [163, 1258],
  [177, 1255],
  [178, 1256],
  [186, 1257],
  [204, 1251],
  [222, 874],
  [238, 1250],
]);

/** The encoding of a code page; Western where it is not known. */
export function encodingOfPage(page: number): string {
  return PAGES.get(page) ?? (page >= 1250 && page <= 1258 ? `windows-${page}` : 'windows-1252');
}

/** The encoding of a font's character set; null where the font says nothing of its own. */
export function encodingOfCharset(charset: number): string | null {
  const page = CHARSETS.get(charset);
  return page === undefined || charset === 0 ? null : encodingOfPage(page);
}
