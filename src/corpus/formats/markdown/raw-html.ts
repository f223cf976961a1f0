import { decodeNamedCharacterReference } from 'decode-named-character-reference';

/** A piece of HTML that stands in Markdown. */
export type HtmlToken =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'tag';
      /** As it is written. */
      readonly source: string;
      /** In lower case for an element of HTML; a component keeps its capital. */
      readonly name: string;
      readonly closes: boolean;
      readonly attributes: string;
    };

/** Elements of HTML and SVG that are written into Markdown. */
const ELEMENTS = new Set(
  'a abbr address article aside audio b big blockquote body br button canvas caption center cite code col colgroup dd del details dfn div dl dt em embed fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins kbd label legend li link main map mark meta nav noscript object ol option p picture pre q rp rt ruby s samp script section select slot small source span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr tt u ul var video wbr'.split(
    ' ',
  ),
);
/** What nobody sees of a page, with all it holds. */
const UNSEEN =
  /<!--[\s\S]*?(?:-->|$)|<(script|style|svg|template|head|noscript|iframe)\b[\s\S]*?(?:<\/\1\s*>|$)|<[!?][^>]*>/gi;
const TOKEN = /<(\/?)([A-Za-z][\w.:-]*)((?:\s(?:"[^"]*"|'[^']*'|[^'"<>])*|\/)?)>|[^<]+|</g;

/** The tags and words of HTML in their order; what looks like a tag and is none (`<user>`) is text. */
export function htmlTokens(html: string): HtmlToken[] {
  const tokens: HtmlToken[] = [];
  for (const [source, slash = '', name = '', attributes = ''] of html
    .replace(UNSEEN, '')
    .matchAll(TOKEN)) {
    const element = name.toLowerCase();
    if (ELEMENTS.has(element) && !isComponent(name, attributes)) {
      tokens.push({ kind: 'tag', source, name: element, closes: slash !== '', attributes });
    } else if (isComponent(name, attributes) || name.includes('-')) {
      tokens.push({ kind: 'tag', source, name, closes: slash !== '', attributes });
    } else tokens.push({ kind: 'text', text: decoded(source) });
  }
  return tokens;
}

/** `<Tabs>`, `<Card title="…" />`; `<NAME>` in capitals is a place to fill in. */
function isComponent(name: string, attributes: string): boolean {
  return /^[A-Z]/.test(name) && (/[a-z]/.test(name) || attributes.trim() !== '');
}

/** The value of an attribute; null where it has none. */
export function attributeOf(attributes: string, name: string): string | null {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(
    attributes,
  );
  const value = found?.[1] ?? found?.[2] ?? found?.[3];
  return value === undefined ? null : decoded(value);
}

function decoded(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,31}));/gi,
    (whole, decimal, hex, name) => {
      if (name !== undefined) return decodeNamedCharacterReference(name) || whole;
      const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
    },
  );
}
