import { freeKey } from '../document/citation-key.ts';
import type { Document } from '../document/document.ts';
import { isVisibleIn, nameInServer, serverOf } from '../document/document-server.ts';
import { withKey } from '../document/make-document.ts';
import type { Problem } from '../document/problem.ts';
import type { Parsed } from '../reader/parse-document.ts';
import { metadataProblems } from './metadata-problems.ts';
import { nameProblems } from './name-problems.ts';

export interface Corpus {
  /** In the order of their names. */
  readonly documents: readonly Document[];
  /** What could not be read; the documents above are whole all the same. */
  readonly problems: readonly Problem[];
}

/** A file's name and what was made of it. */
export interface ParsedFile {
  readonly name: string;
  readonly parsed: Parsed;
  /** Keys of its sidecar that are not ours. Absent: none. */
  readonly foreign?: readonly string[];
}

/**
 * Gives each document a citation key of its own among those that lie beside it, everyone's or one
 * server's: a stated key is kept (the first file by name wins, a second is a problem), a made-up key
 * gives way with `-2`, also to everyone's keys. A server may state a key that is everyone's as well, which
 * is its own document there; what one server states changes nothing for anyone else. `everyones` are the keys
 * of everyone's documents that are not among the files. Pure; the order of `files` does not matter.
 */
export function joinCorpus(
  files: readonly ParsedFile[],
  everyones: ReadonlySet<string> = new Set(),
): Corpus {
  const byServer = new Map<string | null, ParsedFile[]>();
  for (const file of [...files].sort(byName)) {
    const server = serverOf(file.name);
    const group = byServer.get(server);
    if (group) group.push(file);
    else byServer.set(server, [file]);
  }
  const first = withKeys(byServer.get(null) ?? [], new Set());
  byServer.delete(null);
  const shared = new Set([...everyones, ...keysForAll(first.documents)]);
  const all = [first, ...[...byServer.values()].map((group) => withKeys(group, shared))];
  return {
    documents: all.flatMap(({ documents }) => documents).sort(byName),
    problems: [
      ...all.flatMap(({ problems }) => problems),
      ...metadataProblems(files),
      ...nameProblems(files.map(({ name }) => name).sort()),
    ],
  };
}

/** The keys of everyone's documents among these. What nobody is shown takes no key from a server. */
export function keysForAll(documents: readonly Document[]): string[] {
  return documents.filter((one) => isVisibleIn(one, null)).map(({ metadata }) => metadata.key);
}

/** A made-up key is none of `others` either. */
function withKeys(sorted: readonly ParsedFile[], others: ReadonlySet<string>): Corpus {
  /** File names by stated key. */
  const owners = new Map<string, string>();
  const problems: Problem[] = [];
  const documents: Document[] = [];

  for (const { name, parsed } of sorted) {
    if (!parsed.ok) {
      for (const fault of parsed.faults) problems.push({ file: name, ...fault });
    } else if (parsed.keyGiven) {
      const { key } = parsed.document.metadata;
      const owner = owners.get(key);
      if (owner === undefined) {
        owners.set(key, name);
        documents.push(parsed.document);
      } else {
        const message = `the key "${key}" is already used by ${nameInServer(owner)}; give this document another one.`;
        problems.push({ file: name, line: parsed.keyLine, message });
      }
    }
  }
  const taken = new Set([...others, ...owners.keys()]);
  const tried = new Map<string, number>();
  for (const { parsed } of sorted) {
    if (!parsed.ok || parsed.keyGiven) continue;
    const { key } = parsed.document.metadata;
    const free = taken.has(key) ? freeKey(key, taken, tried) : key;
    taken.add(free);
    documents.push(free === key ? parsed.document : withKey(parsed.document, free));
  }
  return { documents, problems };
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : 1;
}
