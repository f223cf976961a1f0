import { stringify } from 'yaml';
import type { Author, Metadata } from './document.ts';

/** Metadata as YAML, for a sidecar or for front matter; names as `Family, Given`. */
export function sidecarText(metadata: Metadata): string {
  const { key, title, author, public: isPublic, ...rest } = metadata;
  return stringify({
    key,
    title,
    ...rest,
    ...(author.length > 0 ? { author: author.map(nameOf) } : {}),
    ...(isPublic ? {} : { public: false }),
  });
}

function nameOf(author: Author): string | { literal: string } {
  if ('family' in author) return author.given ? `${author.family}, ${author.given}` : author.family;
  // A single comma in a literal name would be read as family and given name.
  return author.literal.split(',').length === 2 ? { literal: author.literal } : author.literal;
}
