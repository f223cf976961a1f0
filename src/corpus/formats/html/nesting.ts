/** Elements that need no end tag, or have none (HTML Standard, 13.1.2). */
const WITHOUT_END = new Set(
  'area base body br col colgroup dd dt embed head hr html img input li link meta optgroup option p param rp rt source tbody td tfoot th thead tr track wbr'.split(
    ' ',
  ),
);
/** What stands in these is no markup. */
const RAW = new Set(['script', 'style', 'textarea', 'title']);
const TAG = /<(?:!--|(\/?)([a-z][^\s/>]*))/gi;

/**
 * How many elements of a page stand open at once, at the most, as its tags say: no parser is needed, and
 * none that is works in linear time on what is nested by the thousand. One pass.
 */
export function deepestNesting(html: string): number {
  let depth = 0;
  let deepest = 0;
  TAG.lastIndex = 0;
  for (let tag = TAG.exec(html); tag; tag = TAG.exec(html)) {
    const [whole, slash, name = ''] = tag;
    const element = name.toLowerCase();
    if (whole === '<!--') {
      if (!skipTo(html, '-->')) break;
    } else if (slash) {
      if (!WITHOUT_END.has(element)) depth = Math.max(0, depth - 1);
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
