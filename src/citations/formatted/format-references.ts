import type { Author, Document, Passage } from '../../corpus/document/document.ts';
import { citationId } from '../reference/citation-id.ts';
import { type CslItem, cslItem, cslRecord, type MissingField, missingFields } from './csl-item.ts';
import { CSL_STYLES, type CslLocator, type CslStyle } from './format-job.ts';
import { inFormattingThread } from './formatting-thread.ts';

export const REFERENCE_STYLES = ['plain', ...CSL_STYLES, 'bibtex', 'ris', 'csl-json'] as const;
export type ReferenceStyle = (typeof REFERENCE_STYLES)[number];

export interface FormattedReferences {
  /** All references: a line each, or one BibTeX, RIS or CSL-JSON file. Not escaped for Discord. */
  readonly text: string;
  /** In-text citations with their places, `(Kim 2018, sec. 3, para. 2)`; none in data formats. */
  readonly inText: readonly string[];
  /** By document, what its reference does without because its file does not state it. */
  readonly missing: readonly {
    readonly document: Document;
    readonly fields: readonly MissingField[];
  }[];
  /** For an attachment: `bib`, `ris`, `json` or `md`. */
  readonly extension: string;
}

/**
 * References to the passages' documents, each document once, with the passages' places. Nothing is made
 * up: a style may print "n.d." where there is no date, and `missing` names every field left out. US
 * English. The styles but for `plain` are formatted in a thread, the first of which takes a second or
 * two to begin.
 */
export async function formatReferences(
  passages: readonly Passage[],
  style: ReferenceStyle,
): Promise<FormattedReferences> {
  const byDocument = new Map<Document, Passage[]>();
  for (const passage of new Set(passages)) {
    const before = byDocument.get(passage.document);
    if (before) before.push(passage);
    else byDocument.set(passage.document, [passage]);
  }
  const missing = [...byDocument.keys()]
    .map((document) => ({ document, fields: missingFields(document) }))
    .filter(({ fields }) => fields.length > 0);
  return { ...(await formatted(byDocument, style)), missing };
}

type ByDocument = ReadonlyMap<Document, readonly Passage[]>;

async function formatted(
  byDocument: ByDocument,
  style: ReferenceStyle,
): Promise<Omit<FormattedReferences, 'missing'>> {
  const entries = [...byDocument];
  const items = () => entries.map(([document, passages]) => cslRecord(document, passages));
  switch (style) {
    case 'plain': {
      const lines = entries.map(([document, passages]) => plainReference(document, passages));
      return { text: lines.join('\n'), inText: [], extension: 'md' };
    }
    case 'bibtex':
    case 'ris': {
      const text = await inFormattingThread({ kind: style, items: items() });
      return { text, inText: [], extension: style === 'ris' ? 'ris' : 'bib' };
    }
    case 'csl-json':
      return { text: JSON.stringify(items(), null, 2), inText: [], extension: 'json' };
    default:
      return inStyle(byDocument, style);
  }
}

async function inStyle(
  byDocument: ByDocument,
  style: CslStyle,
): Promise<Omit<FormattedReferences, 'missing'>> {
  const entries = [...byDocument];
  // citeproc reads commands in a note ("type: book"), so it gets none.
  const items = entries.map(([document], at) => ({
    ...withAddressesAsTheyAre(cslItem(document)),
    // A server's own document and everyone's may have the same key.
    id: String(at),
  }));
  const locators = new Map(
    entries.map(([, passages], at) => [String(at), passages.map(locatorOf)]),
  );
  const job = { kind: 'style', style, items, locators } as const;
  const { bibliography, inText } = await inFormattingThread(job);
  const cited = items.flatMap(({ id }) => {
    const texts = inText.get(id) ?? [];
    if (style !== 'vancouver') return texts;
    // A number says nothing of the place, which the style leaves to the sentence around it.
    return texts.map((text, at) => withPlace(text, locators.get(id)?.[at]));
  });
  return { text: bibliography.join('\n'), inText: [...new Set(cited)], extension: 'md' };
}

/** Web addresses and file names, without the punctuation after them. */
const ADDRESS =
  /(?:https?:\/\/|(?<![\p{L}\p{N}-])[\p{L}\p{N}-]+\.(?=\p{L}{2}))[^\s<>]*[^\s<>\p{P}]\/?/gu;

/** A title in title case would have `Http://Example.Org`; citeproc leaves alone what is marked so. */
function withAddressesAsTheyAre(item: CslItem): CslItem {
  const title = item.title.replace(ADDRESS, (address) => `<span class="nocase">${address}</span>`);
  return { ...item, title };
}

function withPlace(text: string, place: CslLocator | undefined): string {
  if (!place) return text;
  const label = { page: 'p.', section: 'sec.', paragraph: 'para.' }[place.label];
  return `${text} ${label} ${place.locator}`;
}

/** A printed page where there is one; else section and paragraph. */
function locatorOf({ section, number, page }: Passage): CslLocator {
  if (page !== null) return { label: 'page', locator: String(page) };
  return { label: 'section', locator: `${section.number}, para. ${number}` };
}

/**
 * The library's own form: author, title, publisher, edition, date as stated, then every place with its
 * heading and id, then the address. It follows no published style.
 */
function plainReference({ metadata }: Document, passages: readonly Passage[]): string {
  const { author, title, publisher, edition, issued, url } = metadata;
  const published = [publisher, edition, issued].filter((part) => part !== undefined).join(', ');
  const parts = [
    author.map(nameOf).join(', '),
    title,
    published,
    ...passages.map(placeInWords),
    url ?? '',
  ];
  return parts
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter((part) => part !== '')
    .map((part) => (/[.!?…]$/.test(part) || part === url ? part : `${part}.`))
    .join(' ');
}

function nameOf(author: Author): string {
  if ('literal' in author) return author.literal;
  return author.given === undefined ? author.family : `${author.given} ${author.family}`;
}

function placeInWords(passage: Passage): string {
  const { section, number, page } = passage;
  const heading = section.heading === null ? '' : ` (“${section.heading}”)`;
  const printed = page === null ? '' : `, page ${page}`;
  return `Section ${section.number}${heading}, paragraph ${number}${printed} [${citationId(passage)}]`;
}
