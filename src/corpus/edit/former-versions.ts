import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Document } from '../document/document.ts';
import { isVisibleIn, nameInServer, serverFolder, serverOf } from '../document/document-server.ts';
import { bytesOf, readSource, sidecarOf } from '../folder/source-file.ts';
import { formatOf } from '../formats/formats.ts';
import type { IsolatedReader } from '../reader/isolated-reader.ts';
import { REMOVED, removalIn } from './removed-documents.ts';

/** Folders of `.removed` that are looked at, the latest first, whichever document they hold. */
const MOST_LOOKED_AT = 500;
/** Versions that are read: as many as are kept of a server, all its documents together. */
const MOST_READ = 20;
/** Bytes of the versions that are read, together. */
const MOST_BYTES = 16 * 1024 * 1024;

/**
 * The versions of a document that others took the place of, the latest first, as far as their files still lie
 * in `.removed`; whatever their format, and read as the folder's own files are. `dir` is the corpus folder. Left
 * out are those that cannot be read, those that are not seen where the document is, and all from before the
 * document was last taken out: who puts it back does not bring back what was taken away. Never rejects.
 */
export async function* formerVersions(
  dir: string,
  { name }: Pick<Document, 'name'>,
  reader: Pick<IsolatedReader, 'read'>,
): AsyncGenerator<Document> {
  const server = serverOf(name);
  const home = server === null ? '' : serverFolder(server);
  const removed = path.join(dir, home, REMOVED);
  const folders = (await readdir(removed).catch(() => [])).filter((one) => removalIn(one) !== null);
  let [read, bytes] = [0, 0];
  for (const folder of folders.sort().reverse().slice(0, MOST_LOOKED_AT)) {
    const place = path.join(removed, folder);
    const file = await fileIn(place, nameInServer(name));
    if (file === null) continue;
    if (!removalIn(folder)?.isVersion) return;
    read += 1;
    bytes += await bytesOf(place, file.name);
    if (read > MOST_READ || bytes > MOST_BYTES) return;
    const source = await readSource(place, file.name, file.sidecar);
    if (!source.ok) continue;
    const { sidecar } = source;
    const parsed = await reader.read({ name: `${home}${file.name}`, bytes: source.bytes, sidecar });
    if (parsed.ok && isVisibleIn(parsed.document, server)) yield parsed.document;
  }
}

/** The file of a document, whatever its format, with its sidecar; links are not followed. */
async function fileIn(
  place: string,
  name: string,
): Promise<{ readonly name: string; readonly sidecar: string | undefined } | null> {
  const folder = path.posix.dirname(name) === '.' ? '' : `${path.posix.dirname(name)}/`;
  const entries = await readdir(path.join(place, folder), { withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile()).map((entry) => `${folder}${entry.name}`);
  const found = files.find((file) => formatOf(file) !== null && stemOf(file) === stemOf(name));
  return found === undefined ? null : { name: found, sidecar: sidecarOf(found, new Set(files)) };
}

function stemOf(name: string): string {
  return name.replace(/\.[^./]*$/, '');
}
