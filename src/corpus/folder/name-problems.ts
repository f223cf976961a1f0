import { nameInServer } from '../document/document-server.ts';
import { reasonNotPortable, sameName } from '../document/file-name.ts';
import type { Problem } from '../document/problem.ts';

/** Names of files that another disk would not take, or would take for another's. The files are read all the same. */
export function nameProblems(names: readonly string[]): Problem[] {
  const first = new Map<string, string>();
  return names.flatMap((file): Problem[] => {
    const advice = (message: string): Problem => ({ file, line: null, kind: 'advice', message });
    const like = first.get(sameName(file));
    if (like !== undefined) {
      return [
        advice(
          `is the same name as ${nameInServer(like)} but for letter case or accents, and some disks hold one of the two alone; rename it.`,
        ),
      ];
    }
    first.set(sameName(file), file);
    const reason = reasonNotPortable(file);
    return reason === null ? [] : [advice(reason)];
  });
}
