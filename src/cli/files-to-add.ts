import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Problem } from '../corpus/document/problem.ts';
import { listFiles } from '../corpus/folder/list-files.ts';
import { unreadFiles } from '../corpus/folder/unread-files.ts';
import { formatOf } from '../corpus/formats/formats.ts';

/**
 * Files and web addresses as they are; of a folder every file below it that is read. `problems` names the
 * others in it.
 */
export async function filesAmong(
  sources: readonly string[],
): Promise<{ readonly files: string[]; readonly problems: Problem[] }> {
  const files: string[] = [];
  const problems: Problem[] = [];
  for (const source of sources) {
    const isFolder = await stat(source).then(
      (found) => found.isDirectory(),
      () => false,
    );
    if (!isFolder) {
      files.push(source);
      continue;
    }
    const { names, refused } = await listFiles(source);
    const read = names.filter((name) => formatOf(name) !== null);
    files.push(...read.map((name) => path.join(source, name)));
    const others = [...refused, ...unreadFiles(names)];
    if (names.length === 0) others.push({ file: '', line: null, message: 'the folder is empty.' });
    problems.push(...others.map((one) => ({ ...one, file: path.join(source, one.file) })));
  }
  return { files, problems };
}
