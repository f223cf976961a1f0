import type { Document } from './document.ts';

/** The folder below the corpus folder that holds the servers' own documents, one folder a server. */
const SERVERS_FOLDER = 'servers';

/** Any number counts: an id with a digit too few must not show to all what was meant for one server. */
const SERVER_FOLDER = new RegExp(`^${SERVERS_FOLDER}/(\\d+)/`);

const MOVE = `move it to ${SERVERS_FOLDER}/SERVER ID/ (an id has 17 to 20 digits)`;

/**
 * The server that a document belongs to, by its name: `servers/<server id>/…`. Null for documents
 * that belong to none. Where a file lies decides, not what it says of itself.
 */
export function serverOf(name: string): string | null {
  return SERVER_FOLDER.exec(name)?.[1] ?? null;
}

/** How people write the name of that folder. */
const MEANT_SERVERS = /^servers?$/;
/** A server's id, or one with a digit or two too few or too many. */
const MEANT_ID = /^\d{15,22}$/;

/**
 * Why a file in this place is shown to nobody, in one sentence; null for one that is in its place. What
 * lies where a server's own documents seem to be meant, but not in `servers/<server id>/`, would
 * otherwise be everyone's.
 */
export function misplaced(name: string): string | null {
  const own = SERVER_FOLDER.exec(name)?.[1];
  if (own !== undefined && isSnowflake(own)) return null;
  const folders = name.split('/').slice(0, -1);
  const [first, second] = folders;
  if (first === undefined) return null;
  if (simplified(first) === SERVERS_FOLDER) {
    const place = second === undefined ? first : `${first}/${second}`;
    return `"${place}/" is no server's folder, so this file is shown to nobody; ${MOVE}.`;
  }
  const isMeant = folders.some(
    (folder, at) =>
      MEANT_ID.test(folder) && (at === 0 || MEANT_SERVERS.test(simplified(folders[at - 1] ?? ''))),
  );
  return isMeant
    ? `its folder is named like a server's id, so this file is shown to nobody; ${MOVE}, or give the folder another name.`
    : null;
}

function simplified(folder: string): string {
  return folder.normalize('NFKC').trim().toLowerCase();
}

/** Whether this can be an id on Discord: 17 to 20 digits. */
export function isSnowflake(id: string): boolean {
  return /^\d{17,20}$/.test(id);
}

/** A document's name as the people of its server know it: without that server's folder. */
export function nameInServer(name: string): string {
  return name.replace(SERVER_FOLDER, '');
}

/** The folder of a server's own documents, below the corpus folder, with `/` at its end. */
export function serverFolder(serverId: string): string {
  return `${SERVERS_FOLDER}/${serverId}/`;
}

/** Whether a folder, by its path with `/` at its end, is the one of a server's own documents. */
export function isServerFolder(folder: string): boolean {
  const id = SERVER_FOLDER.exec(folder)?.[1];
  return id !== undefined && isSnowflake(id) && folder === serverFolder(id);
}

/**
 * Whether a document may be seen in a server (null: in direct messages): a server's own only there,
 * any other unless it says `public: false`. What is misplaced is seen nowhere.
 */
export function isVisibleIn({ name, metadata }: Document, serverId: string | null): boolean {
  const server = serverOf(name);
  if (server !== null) return server === serverId;
  return metadata.public && misplaced(name) === null;
}

/** Servers' own documents before everyone's: of documents that share a citation key, theirs is meant. */
export function ownFirst(documents: readonly Document[]): Document[] {
  const isOwn = ({ name }: Document) => serverOf(name) !== null;
  return [...documents.filter(isOwn), ...documents.filter((document) => !isOwn(document))];
}

/** The document that a citation key, in capitals, means to somebody who sees these. */
export function documentOfKey(documents: readonly Document[], key: string): Document | undefined {
  return ownFirst(documents.filter(({ metadata }) => metadata.key === key))[0];
}
