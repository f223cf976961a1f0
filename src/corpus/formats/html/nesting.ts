/** Elements that need no end tag, or have none (HTML Standard, 13.1.2), and that the parser does not nest. */
const WITHOUT_END = new Set(
  'area base br col colgroup dd dt embed hr img input li link meta optgroup option p param rp rt source tbody td tfoot th thead tr track wbr'.split(
    ' ',
  ),
);
/** What stands in these is no markup. */
const RAW = new Set(['script', 'style', 'textarea', 'title']);
const TAG = /<(?:!--|!\[CDATA\[|(\/?)([a-z_][^\s/>]*))/gi;
/** What stands behind the name of an element of XML that is closed where it opens. */
const CLOSED = /[^<>]*\/>/y;

/**
 * How many elements of a page stand open at once, at the most, as its tags say: no parser is needed, and
 * none that is works in linear time on what is nested by the thousand. In XML every element needs its end.
 * One pass.
 */
export function deepestNesting(html: string, { isXml = false } = {}): number {
  let depth = 0;
  let deepest = 0;
  TAG.lastIndex = 0;
  for (let tag = TAG.exec(html); tag; tag = TAG.exec(html)) {
    const [whole, slash, name = ''] = tag;
    const element = name.toLowerCase();
    if (whole === '<!--') {
      if (!skipTo(html, '-->')) break;
    } else if (whole === '<![CDATA[') {
      if (isXml && !skipTo(html, ']]>')) break;
    } else if (slash) {
      if (isXml || !WITHOUT_END.has(element)) depth = Math.max(0, depth - 1);
    } else if (isXml) {
      CLOSED.lastIndex = TAG.lastIndex;
      if (CLOSED.test(html)) continue;
      depth += 1;
      deepest = Math.max(deepest, depth);
    } else if (RAW.has(element)) {
      if (!skipTo(html, `</${name}`)) break;
    } else if (!WITHOUT_END.has(element)) {
      depth += 1;
      deepest = Math.max(deepest, depth);
    }
  }
  return deepest;
}

/** False where the rest of the page belongs to it. */
function skipTo(html: string, end: string): boolean {
  const at = html.indexOf(end, TAG.lastIndex);
  TAG.lastIndex = at === -1 ? html.length : at + end.length;
  return at !== -1;
}
