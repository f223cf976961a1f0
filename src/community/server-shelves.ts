import path from 'node:path';
import type { Document } from '../corpus/document/document.ts';
import { isVisibleIn, serverFolder, serverOf } from '../corpus/document/document-server.ts';
import { sizeOfFolder } from '../corpus/edit/removed-documents.ts';
import type { Corpus } from '../corpus/folder/assemble-corpus.ts';
import type { Wanted } from '../corpus/folder/open-corpus.ts';
import type { ServerLimits } from './librarian.ts';
import { requireRoom, requireWords } from './server-room.ts';

/** The documents that questions are answered from, which follow the corpus folder. */
export interface LiveCorpus {
  /** Every document that is served, of all servers, and what could not be read. */
  corpus(): Corpus;
  /** Reads what is `wanted` of the folder again; resolves when it is served, whatever others wait for. */
  reread(wanted?: Wanted): Promise<void>;
}

/** A server's documents and the room it has left. In all of these, null stands for everyone's documents. */
export function serverShelves({
  dir,
  live,
  limits,
}: {
  /** The corpus folder. */
  readonly dir: string;
  readonly live: LiveCorpus;
  readonly limits: ServerLimits;
}) {
  /**
   * Documents visible in a server: a new document of its own must differ from all of them in name and
   * key.
   */
  const documentsVisibleTo = (serverId: string | null): Document[] =>
    live
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
    requireRoom(limits, ownOf(serverId, documentsVisibleTo(serverId)), bytes, room);
  };

  const roomForWords = (
    serverId: string | null,
    others: readonly Document[],
    document: Document,
  ) => {
    if (serverId === null) return;
    const elsewhere = live.corpus().documents.filter(({ name }) => {
      const server = serverOf(name);
      return server !== null && server !== serverId;
    });
    requireWords(limits, ownOf(serverId, others), elsewhere, document);
  };

  return { documentsVisibleTo, folderOf, roomFor, roomForWords };
}

/** The server's own among these. */
export function ownOf(serverId: string, documents: readonly Document[]): Document[] {
  return documents.filter(({ name }) => serverOf(name) === serverId);
}
