import path from 'node:path';
import type { Document } from '../corpus/document/document.ts';
import { isVisibleIn, serverFolder, serverOf } from '../corpus/document/document-server.ts';
import { sizeOfFolder } from '../corpus/edit/removed-documents.ts';
import type { Corpus } from '../corpus/folder/assemble-corpus.ts';
import type { ServerLimits } from './librarian.ts';
import { requireRoom, requireWords } from './server-room.ts';

/** The library that answers are given from. */
export interface Shelves {
  /** Every document that is served, of all servers, and what could not be read. */
  corpus(): Corpus;
  /** Reads the folder again, what `anew` says even if it did not change; resolves when it is served. */
  reread(anew?: (name: string) => boolean): Promise<void>;
}

/** What a server has on the shelves, and the room that is left for it; null for everyone's documents. */
export function serverShelves({
  dir,
  shelves,
  limits,
}: {
  /** The corpus folder. */
  readonly dir: string;
  readonly shelves: Shelves;
  readonly limits: ServerLimits;
}) {
  /** The documents that one of this server must keep apart from. */
  const besides = (serverId: string | null): Document[] =>
    shelves
      .corpus()
      .documents.filter((document) => serverId === null || isVisibleIn(document, serverId));

  const folderOf = (serverId: string | null) =>
    serverId === null ? dir : path.join(dir, serverFolder(serverId));

  const roomFor = async (
    serverId: string | null,
    room: { readonly size: number; readonly more: 0 | 1 },
  ) => {
    if (serverId === null) return;
    const bytes = await sizeOfFolder(folderOf(serverId));
    requireRoom(limits, ownOf(serverId, besides(serverId)), bytes, room);
  };

  const roomForWords = (
    serverId: string | null,
    others: readonly Document[],
    document: Document,
  ) => {
    if (serverId === null) return;
    const elsewhere = shelves.corpus().documents.filter(({ name }) => {
      const server = serverOf(name);
      return server !== null && server !== serverId;
    });
    requireWords(limits, ownOf(serverId, others), elsewhere, document);
  };

  return { besides, folderOf, roomFor, roomForWords };
}

/** The server's own among these. */
export function ownOf(serverId: string, documents: readonly Document[]): Document[] {
  return documents.filter(({ name }) => serverOf(name) === serverId);
}
