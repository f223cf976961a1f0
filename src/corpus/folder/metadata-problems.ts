import { serverOf } from '../document/document-server.ts';
import type { Problem } from '../document/problem.ts';
import type { Parsed } from '../reader/parse-document.ts';

/** A file, what was made of it, and the keys of its sidecar that are not ours. */
interface StatedFile {
  readonly name: string;
  readonly parsed: Parsed;
  readonly foreign?: readonly string[];
}

/** Foreign keys that are named; the others are counted. */
const MOST_KEYS = 12;

/**
 * What files say of themselves that was left out: values that cannot be used, by line, and, once for
 * everyone's files and once for each server's, the keys that belong to other programs.
 */
export function metadataProblems(files: readonly StatedFile[]): Problem[] {
  const faults = files.flatMap(({ name, parsed }) =>
    parsed.ok
      ? parsed.faults.map((fault): Problem => ({ file: name, kind: 'part', ...fault }))
      : [],
  );
  const groups = new Map<string | null, { readonly files: string[]; readonly keys: Set<string> }>();
  for (const file of files.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const keys = keysOf(file);
    if (keys.length === 0) continue;
    const server = serverOf(file.name);
    const group = groups.get(server) ?? { files: [], keys: new Set() };
    groups.set(server, group);
    group.files.push(file.name);
    for (const key of keys) group.keys.add(key);
  }
  const advice = [...groups.values()].map((group): Problem => {
    const file = group.files[0] ?? '';
    return { file, line: null, kind: 'advice', message: messageFor(group) };
  });
  return [...faults, ...advice];
}

function keysOf({ parsed, foreign = [] }: StatedFile): readonly string[] {
  return parsed.ok ? [...parsed.foreign, ...foreign] : foreign;
}

function messageFor({
  files,
  keys,
}: {
  readonly files: readonly string[];
  readonly keys: Set<string>;
}) {
  const named = [...keys].slice(0, MOST_KEYS).map((key) => `"${key.slice(0, 40)}"`);
  const more = keys.size > named.length ? [`${keys.size - named.length} more`] : [];
  const list = new Intl.ListFormat('en').format([...named, ...more]);
  const others = files.length - 1;
  const too =
    others === 0 ? '' : `, as ${others === 1 ? '1 other file does' : `${others} other files do`}`;
  return `gives metadata that Footnote does not use, which was passed over: ${list}${too}.`;
}
