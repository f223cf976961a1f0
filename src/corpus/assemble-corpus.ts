import { freeKey } from './citation-key.ts';
import type { Document } from './document.ts';
import { type Parsed, parseDocument, type SourceFile } from './parse-document.ts';
import type { Problem } from './problem.ts';

export interface Corpus {
  /** By name. */
  readonly documents: readonly Document[];
  /** What could not be read; the documents above are whole all the same. */
  readonly problems: readonly Problem[];
}

/**
 * Makes documents of files and gives each its own citation key: a stated key is kept (the first file
 * by name wins, a second is a problem), a made-up key gives way with `-2`. Pure; the order of `files`
 * does not matter.
 */
export function assembleCorpus(files: readonly SourceFile[]): Corpus {
  const sorted = [...files].sort((a, b) => (a.name < b.name ? -1 : 1));
  const read = sorted.map((file) => ({ file, parsed: parseDocument(file) }));
  const owners = new Map<string, string>();
  const problems: Problem[] = [];
  const documents: Document[] = [];

  for (const { file, parsed } of read) {
    if (!parsed.ok) {
      problems.push(...parsed.faults.map((fault) => ({ file: file.name, ...fault })));
    } else if (parsed.keyGiven) {
      const { key } = parsed.document.metadata;
      const owner = owners.get(key);
      if (owner === undefined) {
        owners.set(key, file.name);
        documents.push(parsed.document);
      } else {
        const message = `the key "${key}" is already used by ${owner}; give this document another one.`;
        problems.push({ file: file.name, line: parsed.keyLine, message });
      }
    }
  }
  for (const { file, parsed } of read) {
    if (!parsed.ok || parsed.keyGiven) continue;
    const document = withFreeKey(file, parsed, new Set(owners.keys()));
    owners.set(document.metadata.key, file.name);
    documents.push(document);
  }
  documents.sort((a, b) => (a.name < b.name ? -1 : 1));
  return { documents, problems };
}

function withFreeKey(
  file: SourceFile,
  parsed: Parsed & { readonly ok: true },
  taken: ReadonlySet<string>,
): Document {
  const { key } = parsed.document.metadata;
  if (!taken.has(key)) return parsed.document;
  const again = parseDocument({ ...file, sidecar: { ...file.sidecar, key: freeKey(key, taken) } });
  return again.ok ? again.document : parsed.document;
}
