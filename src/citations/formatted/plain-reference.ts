import type { Author, Document, Passage } from '../../corpus/document/document.ts';
import { citationId } from '../reference/citation-id.ts';

/**
 * The library's own form: author, title, publisher, edition, date as stated, then every place with its
 * heading and id, then the address. It follows no published style.
 */
export function plainReference({ metadata }: Document, passages: readonly Passage[]): string {
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
