import {
  attribute,
  childAt,
  childrenNamed,
  numberAt,
  switchAt,
  valueAt,
  type WordElement,
} from './word-xml.ts';

/** How text looks, as far as it matters here; undefined where nothing is said. */
export interface Look {
  readonly hidden: boolean | undefined;
  readonly bold: boolean | undefined;
  readonly struck: boolean | undefined;
  /** In half points. */
  readonly size: number | undefined;
}

/** What a paragraph style says, with what it takes over from the styles it is based on. */
export interface ParagraphStyle {
  /** In lower case. */
  readonly name: string;
  readonly look: Look;
  /** 0 to 8 for headings (0 is the highest). */
  readonly outline: number | undefined;
  readonly numbering: { readonly list: number | undefined; readonly level: number | undefined };
  readonly centred: boolean;
  /** The ids of the style and of those it is based on. */
  readonly ids: readonly string[];
}

export interface Styles {
  /** Of a paragraph that names this style, or none. */
  paragraph(id: string | undefined): ParagraphStyle;
  character(id: string | undefined): Look;
  readonly defaults: Look;
}

/** A chain of styles longer than this is a mistake. */
const MAX_CHAIN = 30;
/** 9 says "body text" (ECMA-376, 17.3.1.20). */
const BODY_TEXT = 9;

export function lookOf(properties: WordElement | null | undefined): Look {
  return {
    hidden: switchAt(properties, 'vanish'),
    bold: switchAt(properties, 'b'),
    struck: strikeIn(properties),
    size: numberAt(properties, 'sz'),
  };
}

/** Struck through once or twice. */
function strikeIn(properties: WordElement | null | undefined): boolean | undefined {
  const once = switchAt(properties, 'strike');
  return once === true ? true : (switchAt(properties, 'dstrike') ?? once);
}

/**
 * What a run looks like: what it states itself, else what its styles say. A switch in two kinds of style
 * undoes itself (ECMA-376, 17.7.3).
 */
export function effectiveLook(own: Look, character: Look, paragraph: Look, defaults: Look): Look {
  const toggled = (name: 'hidden' | 'bold' | 'struck') =>
    own[name] ??
    (defaults[name] === true || (character[name] ?? false) !== (paragraph[name] ?? false));
  return {
    hidden: toggled('hidden'),
    bold: toggled('bold'),
    struck: toggled('struck'),
    size: own.size ?? character.size ?? paragraph.size ?? defaults.size,
  };
}

/** The styles of a document; `root` is that of its styles part. */
export function readStyles(root: WordElement | null): Styles {
  const elements = new Map<string, WordElement>();
  let plain: string | undefined;
  for (const style of childrenNamed(root, 'style')) {
    const id = attribute(style, 'styleId');
    if (id === undefined) continue;
    elements.set(id, style);
    const isDefault = /^(?:1|true|on)$/.test(attribute(style, 'default') ?? '');
    if (isDefault && attribute(style, 'type') === 'paragraph') plain = id;
  }
  const chainOf = (id: string | undefined) => {
    const chain: { id: string; style: WordElement }[] = [];
    for (let next = id; next !== undefined && chain.length < MAX_CHAIN; ) {
      const style = elements.get(next);
      if (!style) break;
      chain.push({ id: next, style });
      next = valueAt(style, 'basedOn');
    }
    return chain;
  };
  const paragraphs = new Map<string | undefined, ParagraphStyle>();
  const characters = new Map<string | undefined, Look>();
  return {
    paragraph(id) {
      const known = paragraphs.get(id) ?? paragraphStyle(chainOf(id ?? plain));
      paragraphs.set(id, known);
      return known;
    },
    character(id) {
      const known = characters.get(id) ?? merged(chainOf(id).map(({ style }) => style));
      characters.set(id, known);
      return known;
    },
    defaults: lookOf(childAt(root, 'docDefaults', 'rPrDefault', 'rPr')),
  };
}

function paragraphStyle(chain: readonly { id: string; style: WordElement }[]): ParagraphStyle {
  const styles = chain.map(({ style }) => style);
  const first = <T>(find: (style: WordElement) => T | undefined) =>
    styles.map(find).find((found) => found !== undefined);
  const name = (valueAt(styles[0], 'name') ?? '').toLowerCase();
  const outline =
    first((style) => numberAt(style, 'pPr', 'outlineLvl')) ??
    first((style) => headingNumber(valueAt(style, 'name')));
  return {
    name,
    look: merged(styles),
    outline: outline !== undefined && outline >= 0 && outline < BODY_TEXT ? outline : undefined,
    numbering: {
      list: first((style) => numberAt(style, 'pPr', 'numPr', 'numId')),
      level: first((style) => numberAt(style, 'pPr', 'numPr', 'ilvl')),
    },
    centred: first((style) => valueAt(style, 'pPr', 'jc')) === 'center',
    ids: chain.map(({ id }) => id),
  };
}

function headingNumber(name: string | undefined): number | undefined {
  const number = /^heading ([1-9])$/i.exec(name ?? '')?.[1];
  return number === undefined ? undefined : Number(number) - 1;
}

function merged(styles: readonly WordElement[]): Look {
  const looks = styles.map((style) => lookOf(childAt(style, 'rPr')));
  const first = <K extends keyof Look>(key: K) =>
    looks.map((look) => look[key]).find((value) => value !== undefined);
  return {
    hidden: first('hidden'),
    bold: first('bold'),
    struck: first('struck'),
    size: first('size'),
  } as Look;
}
