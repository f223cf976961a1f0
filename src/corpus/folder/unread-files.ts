import { nameInServer } from '../document/document-server.ts';
import type { Problem } from '../document/problem.ts';
import { formatOf, reasonNotRead } from '../formats/formats.ts';
import { documentNameOf } from './source-file.ts';

/** Every file of a folder, by `names`, that no reader takes, with the reason. */
export function unreadFiles(names: readonly string[]): Problem[] {
  const all = new Set(names);
  return names.flatMap((name): Problem[] => {
    if (formatOf(name) !== null) return [];
    const owner = documentNameOf(name);
    if (owner !== name && formatOf(owner) !== null) {
      const message = `there is no document "${nameInServer(owner)}" beside it.`;
      return all.has(owner) ? [] : [{ file: name, line: null, message }];
    }
    return [{ file: name, line: null, ...reasonNotRead(name) }];
  });
}
