import { freeKey } from './citation-key.ts';
import type { Document } from './document.ts';
import { withKey } from './make-document.ts';
import { type Parsed, parseDocument, type SourceFile } from './parse-document.ts';
import type { Problem } from './problem.ts';

export interface Corpus {
  /** By name. */
  readonly documents: readonly Document[];
  /** What could not be read; the documents above are whole all the same. */
  readonly problems: readonly Problem[];
}

/** A file's name and what was made of it. */
export interface ParsedFile {
  readonly name: string;
  readonly parsed: Parsed;
}

/** Makes a corpus of Markdown and plain text files. Pure; the order of `files` does not matter. */
export function assembleCorpus(files: readonly SourceFile[]): Corpus {
  return joinCorpus(files.map((file) => ({ name: file.name, parsed: parseDocument(file) })));
}

/**
 * Gives each document its own citation key: a stated key is kept (the first file by name wins, a
 * second is a problem), a made-up key gives way with `-2`. Pure; the order of `files` does not matter.
 */
export function joinCorpus(files: readonly ParsedFile[]): Corpus {
  const sorted = [...files].sort(byName);
  const owners = new Map<string, string>();
  const problems: Problem[] = [];
  const documents: Document[] = [];

  for (const { name, parsed } of sorted) {
    if (!parsed.ok) {
      problems.push(...parsed.faults.map((fault) => ({ file: name, ...fault })));
    } else if (parsed.keyGiven) {
      const { key } = parsed.document.metadata;
      const owner = owners.get(key);
      if (owner === undefined) {
        owners.set(key, name);
        documents.push(parsed.document);
      } else {
        const message = `the key "${key}" is already used by ${owner}; give this document another one.`;
        problems.push({ file: name, line: parsed.keyLine, message });
      }
    }
  }
  const taken = new Set(owners.keys());
  const tried = new Map<string, number>();
  for (const { parsed } of sorted) {
    if (!parsed.ok || parsed.keyGiven) continue;
    const { key } = parsed.document.metadata;
    const free = taken.has(key) ? freeKey(key, taken, tried) : key;
    taken.add(free);
    documents.push(free === key ? parsed.document : withKey(parsed.document, free));
  }
  documents.sort(byName);
  return { documents, problems };
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : 1;
}
