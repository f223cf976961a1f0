import type { PDFPageProxy } from 'pdfjs-dist';
import { isRightToLeft, type ShownText, typed, withLigatures } from './ligatures.ts';
import { type DrawnText, type Layers, layersOf, type Matrix } from './page-layers.ts';
import type { Mark } from './piece.ts';

/** What pdf.js gives between the stretches of text; its own type leaves the tag out. */
interface MarkedContent {
  readonly type: string;
  readonly id?: string | null;
  readonly tag?: string | null;
}

/**
 * The text of a page as it is drawn, with its marks where it is tagged; `showText` is pdf.js's name of
 * the operation.
 */
export async function readPage(
  page: PDFPageProxy,
  number: number,
  showText: number,
  isTagged: boolean,
): Promise<Layers> {
  const { width, height, transform } = page.getViewport({ scale: 1 });
  // Forms are made letters here, after pdf.js has turned the lines that are read from the right.
  const { items, styles } = await page.getTextContent({
    disableNormalization: true,
    includeMarkedContent: isTagged,
  });
  const drawn: DrawnText[] = [];
  const open: (Mark | undefined)[] = [];
  let spaced = false;
  for (const item of items) {
    if (!('str' in item)) {
      const content: MarkedContent = item;
      if (content.type === 'endMarkedContent') open.pop();
      else open.push(markOf(content) ?? open.at(-1));
      continue;
    }
    if (item.str.trim() === '') {
      spaced ||= item.str !== '' || item.hasEOL;
      const last = drawn.at(-1);
      if (last && item.str !== '') drawn[drawn.length - 1] = { ...last, trailing: true };
      continue;
    }
    const vertical = styles[item.fontName]?.vertical === true;
    drawn.push({
      text: item.str,
      matrix: times(transform, item.transform),
      width: vertical ? item.height : item.width,
      font: item.fontName,
      spaced,
      trailing: /\s$/.test(item.str),
      rightToLeft: item.dir === 'rtl',
      vertical,
      mark: open.at(-1),
    });
    spaced = false;
  }
  const texts = drawn.map(({ text }) => text);
  const corrected = texts.some(isRightToLeft)
    ? withLigatures(texts, await shownOn(page, showText))
    : texts;
  const clean = drawn.map((one, index) => ({
    ...one,
    text: typed(corrected[index] ?? one.text).replace(/\p{Cc}/gu, ' '),
  }));
  return layersOf(clean, { number, width, height });
}

/** Content without an id of its own belongs to what it stands in. */
function markOf({ id, tag }: MarkedContent): Mark | undefined {
  return tag === 'Artifact' || id ? { id: id ?? '', tag: tag ?? '' } : undefined;
}

/** The glyphs of every text operation, which pdf.js's own texts no longer tell apart. */
async function shownOn(page: PDFPageProxy, showText: number): Promise<ShownText[]> {
  const { fnArray, argsArray } = await page.getOperatorList();
  return fnArray.flatMap((operation, index): ShownText[] => {
    if (operation !== showText) return [];
    const [glyphs] = argsArray[index] as readonly [readonly unknown[]];
    return [
      glyphs.flatMap((glyph): (string | number)[] => {
        if (typeof glyph === 'number') return [glyph];
        const unicode = (glyph as { readonly unicode?: unknown } | null)?.unicode;
        return typeof unicode === 'string' ? [unicode] : [];
      }),
    ];
  });
}

/** The product of two transforms in PDF's order (ISO 32000-1, 8.3.4). */
function times(outer: readonly number[], inner: readonly number[]): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = outer;
  const [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0] = inner;
  return [
    a * g + c * h,
    b * g + d * h,
    a * i + c * j,
    b * i + d * j,
    a * k + c * l + e,
    b * k + d * l + f,
  ];
}
