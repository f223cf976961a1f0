import path from 'node:path';
import type { Document } from '../corpus/document/document.ts';
import { isVisibleIn, serverFolder, serverOf } from '../corpus/document/document-server.ts';
import { sizeOfFolder } from '../corpus/edit/removed-documents.ts';
import type { Corpus } from '../corpus/folder/assemble-corpus.ts';
import type { Wanted } from '../corpus/folder/open-corpus.ts';
import type { ServerLimits } from './librarian.ts';
import { requireRoom, requireWords } from './server-room.ts';

/**
 * The documents that questions are answered from, which follow the corpus folder: a shelf for each server by
 * its id, and everyone's (null).
 */
export interface LiveCorpus {
  /** The documents of a shelf that are served, and what could not be read. Everyone's: the hidden ones too. */
  corpus(serverId: string | null): Promise<Corpus>;
  /** Reads what is `wanted` of a shelf again; resolves when it is served, whatever others wait for. */
  reread(serverId: string | null, wanted?: Wanted): Promise<void>;
  /** The servers that have documents of their own, by id. */
  servers(): Promise<readonly string[]>;
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
  const documentsVisibleTo = async (serverId: string | null): Promise<Document[]> => {
    const everyones = (await live.corpus(null)).documents;
    if (serverId === null) return [...everyones];
    const own = (await live.corpus(serverId)).documents;
    return [...everyones.filter((document) => isVisibleIn(document, serverId)), ...own];
  };

  const folderOf = (serverId: string | null) =>
    serverId === null ? dir : path.join(dir, serverFolder(serverId));

  const roomFor = async (
    serverId: string | null,
    room: { readonly size: number; readonly more: 0 | 1 },
  ) => {
    if (serverId === null) return;
    const bytes = await sizeOfFolder(folderOf(serverId));
    requireRoom(limits, (await live.corpus(serverId)).documents, bytes, room);
  };

  const roomForWords = (
    serverId: string | null,
    others: readonly Document[],
    document: Document,
  ) => {
    if (serverId === null) return;
    requireWords(limits, ownOf(serverId, others), document);
  };

  return { documentsVisibleTo, folderOf, roomFor, roomForWords };
}

/** The server's own among these. */
function ownOf(serverId: string, documents: readonly Document[]): Document[] {
  return documents.filter(({ name }) => serverOf(name) === serverId);
}
