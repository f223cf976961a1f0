import type { Document } from '../corpus/document/document.ts';
import type { GivenMetadata } from '../corpus/document/metadata.ts';

/** All that is known of a document, as if it had been stated. */
export function allStated({ metadata: { author, ...rest } }: Document): GivenMetadata {
  return { ...rest, ...(author.length > 0 ? { author: [...author] } : {}) };
}

/**
 * What stays stated of a document when its file is replaced; what belongs to one version (its date,
 * edition and language) does not: no date is better than a wrong one.
 */
export function keptStated(document: Document): GivenMetadata {
  const { issued: _issued, edition: _edition, language: _language, ...rest } = allStated(document);
  return rest;
}

/**
 * What the front matter of a new version says otherwise than that of the version before. The key is
 * not among it, because citations go by it, nor who may see the document.
 */
export function changedFrontMatter(before: Document, after: Document): GivenMetadata {
  const then = new Map(
    Object.entries(before.stated ?? {}).map(([field, value]) => [field, JSON.stringify(value)]),
  );
  const { key: _key, public: _public, ...now } = after.stated ?? {};
  const said = Object.entries(now).filter(
    ([field, value]) => then.get(field) !== JSON.stringify(value),
  );
  return Object.fromEntries(said);
}
