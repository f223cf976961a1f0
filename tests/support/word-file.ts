import { strToU8, zipSync } from 'fflate';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const OTHERS =
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPES = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const HEADINGS = [1, 2, 3]
  .map(
    (n) => `<w:style w:type="paragraph" w:styleId="H${n}"><w:name w:val="heading ${n}"/></w:style>`,
  )
  .join('');

/** A Word document of these parts, each the inside of its root element. */
export function wordFile({ body = '', styles = '', numbering = '' }): Uint8Array {
  const part = (name: string, inner: string) =>
    strToU8(`<?xml version="1.0"?><w:${name} ${W} ${OTHERS}>${inner}</w:${name}>`);
  return zipSync({
    '[Content_Types].xml': strToU8(
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${TYPES}.document.main+xml"/></Types>`,
    ),
    '_rels/.rels': strToU8(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    'word/document.xml': part('document', `<w:body>${body}</w:body>`),
    'word/styles.xml': part('styles', HEADINGS + styles),
    'word/numbering.xml': part('numbering', numbering),
  });
}

/** A paragraph; `properties` go into its `w:pPr`, `look` into the `w:rPr` of its only run. */
export function wordParagraph(
  text: string,
  { properties = '', look = '' }: { readonly properties?: string; readonly look?: string } = {},
): string {
  return `<w:p><w:pPr>${properties}</w:pPr>${wordRun(text, look)}</w:p>`;
}

export function wordRun(text: string, look = ''): string {
  return `<w:r><w:rPr>${look}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
}
