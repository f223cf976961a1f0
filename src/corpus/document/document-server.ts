import type { Document } from './document.ts';

/** The folder below the corpus folder that holds the servers' own documents, one folder a server. */
const SERVERS_FOLDER = 'servers';

/** Any number counts: an id with a digit too few must not show to all what was meant for one server. */
const SERVER_FOLDER = new RegExp(`^${SERVERS_FOLDER}/(\\d+)/`);

/**
 * The server that a document belongs to, by its name: `servers/<server id>/…`. Null for documents
 * that belong to none. Where a file lies decides, not what it says of itself.
 */
export function serverOf(name: string): string | null {
  return SERVER_FOLDER.exec(name)?.[1] ?? null;
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

/**
 * Whether a document may be seen in a server (null: in direct messages): a server's own only there,
 * any other unless it says `public: false`.
 */
export function isVisibleIn({ name, metadata }: Document, serverId: string | null): boolean {
  const server = serverOf(name);
  return server === null ? metadata.public : server === serverId;
}
