import type { Document, Metadata, Passage } from '../../corpus/document/document.ts';
import { citationId } from '../reference/citation-id.ts';

/** A document in CSL-JSON (https://docs.citationstyles.org, appendix IV); what is not known is left out. */
export interface CslItem {
  readonly id: string;
  readonly type: 'webpage' | 'book' | 'document';
  readonly title: string;
  readonly author?: readonly ({ family: string; given?: string } | { literal: string })[];
  readonly publisher?: string;
  readonly 'container-title'?: string;
  readonly edition?: string;
  readonly issued?: { readonly 'date-parts': readonly (readonly number[])[] };
  readonly URL?: string;
  readonly language?: string;
  readonly note?: string;
}

/** Fields of a full reference that a document's file may leave out. */
export type MissingField = 'author' | 'issued' | 'publisher' | 'url';

const WANTED: readonly MissingField[] = ['author', 'issued', 'publisher', 'url'];

/** The fields missing from the reference because the document does not state them. */
export function missingFields({ metadata }: Document): MissingField[] {
  return WANTED.filter((field) => {
    const value = metadata[field];
    return value === undefined || value.length === 0;
  });
}

/** The document as a style prints it. */
export function cslItem({ metadata }: Document): CslItem {
  const { key, title, author, publisher, edition, issued, url, language } = metadata;
  const type = typeOf(metadata);
  return {
    id: key,
    type,
    title: oneLine(title),
    ...(author.length > 0 ? { author: author.map((name) => ({ ...name })) } : {}),
    ...(publisher === undefined ? {} : published(type, oneLine(publisher))),
    ...(edition === undefined ? {} : { edition: oneLine(edition) }),
    ...(issued === undefined ? {} : { issued: { 'date-parts': [issued.split('-').map(Number)] } }),
    ...(url === undefined ? {} : { URL: url }),
    language,
  };
}

/**
 * The document as a data file keeps it: the publisher in a field of its own, the cited places and ids as
 * a note.
 */
export function cslRecord(document: Document, passages: readonly Passage[]): CslItem {
  const { publisher } = document.metadata;
  return {
    ...cslItem(document),
    ...(publisher === undefined ? {} : { publisher: oneLine(publisher) }),
    note: passages.map(noteOf).join('; '),
  };
}

/** A page's publisher is its site, which CSL calls the container. */
function published(type: CslItem['type'], publisher: string): Partial<CslItem> {
  return type === 'webpage' ? { 'container-title': publisher } : { publisher };
}

function typeOf({ url, edition, publisher }: Metadata): CslItem['type'] {
  if (edition !== undefined) return 'book';
  if (url !== undefined) return 'webpage';
  return publisher === undefined ? 'document' : 'book';
}

function noteOf(passage: Passage): string {
  const { section, number, page } = passage;
  const printed = page === null ? '' : `, page ${page}`;
  return `section ${section.number}, paragraph ${number}${printed} (${citationId(passage)})`;
}

/** A line break in a field would begin another field in RIS and BibTeX. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
