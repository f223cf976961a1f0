import type { Document } from '../../corpus/document/document.ts';
import { contentWords } from './asked-number.ts';

/** The words by which people name a document, as `contentWords` has them. */
export interface DocumentNames {
  readonly key: readonly string[];
  readonly title: readonly string[];
  /** Those of the key, the title and the file's name. */
  readonly all: ReadonlySet<string>;
}

const known = new WeakMap<Document, DocumentNames>();

/** Told apart once: of a thousand documents it takes a fifth of a second. */
export function documentNames(document: Document): DocumentNames {
  const before = known.get(document);
  if (before !== undefined) return before;
  const { metadata, name } = document;
  const made = {
    key: contentWords(metadata.key),
    title: contentWords(metadata.title),
    all: new Set(contentWords(`${metadata.key} ${metadata.title} ${name.replace(/\.[^.]*$/, '')}`)),
  };
  known.set(document, made);
  return made;
}
