import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import type { Document, Passage } from '../../corpus/document/document.ts';
import { CSL_STYLES, type CslLocator, type CslStyle, formatItems } from './csl-engine.ts';
import { type CslItem, cslItem, cslRecord, type MissingField, missingFields } from './csl-item.ts';
import { plainReference } from './plain-reference.ts';

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
 * English. Pure but for the styles, which are read once.
 */
export function formatReferences(
  passages: readonly Passage[],
  style: ReferenceStyle,
): FormattedReferences {
  const byDocument = new Map<Document, Passage[]>();
  for (const passage of new Set(passages)) {
    const before = byDocument.get(passage.document);
    if (before) before.push(passage);
    else byDocument.set(passage.document, [passage]);
  }
  const missing = [...byDocument.keys()]
    .map((document) => ({ document, fields: missingFields(document) }))
    .filter(({ fields }) => fields.length > 0);
  return { ...formatted(byDocument, style), missing };
}

type ByDocument = ReadonlyMap<Document, readonly Passage[]>;

function formatted(
  byDocument: ByDocument,
  style: ReferenceStyle,
): Omit<FormattedReferences, 'missing'> {
  const entries = [...byDocument];
  const items = () => entries.map(([document, passages]) => cslRecord(document, passages));
  switch (style) {
    case 'plain': {
      const lines = entries.map(([document, passages]) => plainReference(document, passages));
      return { text: lines.join('\n'), inText: [], extension: 'md' };
    }
    case 'bibtex':
      plugins.config.get('@bibtex').format.useIdAsLabel = true;
      return { text: bibtexFile(items()), inText: [], extension: 'bib' };
    case 'ris':
      return { text: risFile(items()), inText: [], extension: 'ris' };
    case 'csl-json':
      return { text: JSON.stringify(items(), null, 2), inText: [], extension: 'json' };
    default:
      return inStyle(byDocument, style);
  }
}

function bibtexFile(items: readonly unknown[]): string {
  return plugins.output.format('bibtex', items).replace(/[\r\n]+$/, '');
}

/**
 * A line for each field, however long (RIS Format Specifications, Research Information Systems 2001):
 * the plugin's own lines end every 70 characters, inside words and addresses.
 */
function risFile(items: readonly unknown[]): string {
  const records = plugins.output.format('ris', items, { format: 'object' });
  return records
    .flatMap(({ TY, ...fields }) => [
      `TY  - ${TY}`,
      ...Object.entries(fields).flatMap(([tag, values]) =>
        [values].flat().map((value) => `${tag}  - ${value}`),
      ),
      'ER  - ',
    ])
    .join('\n');
}

function inStyle(byDocument: ByDocument, style: CslStyle): Omit<FormattedReferences, 'missing'> {
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
  const { bibliography, inText } = formatItems(style, items, locators);
  const cited = items.flatMap(({ id }) => {
    const texts = inText.get(id) ?? [];
    if (style !== 'vancouver') return texts;
    // A number says nothing of the place, which the style leaves to the sentence around it.
    return texts.map((text, at) => withPlace(text, locators.get(id)?.[at]));
  });
  return { text: bibliography.join('\n'), inText: [...new Set(cited)], extension: 'md' };
}

/** Web addresses and file names, without the punctuation behind them. */
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
