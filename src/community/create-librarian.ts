import path from 'node:path';
import pLimit from 'p-limit';
import { prepareDocument, storeFiles } from '../corpus/add-document.ts';
import type { Corpus } from '../corpus/assemble-corpus.ts';
import type { Document } from '../corpus/document.ts';
import { isSeenIn, nameInServer, serverFolder, serverOf } from '../corpus/document-server.ts';
import type { IsolatedReader } from '../corpus/isolated-reader.ts';
import { type GivenMetadata, statedMetadata } from '../corpus/metadata.ts';
import { extensionOf } from '../corpus/parse-document.ts';
import {
  keepVersion,
  pruneRemoved,
  removeDocument,
  removeFolder,
  sizeOfFolder,
} from '../corpus/removed-documents.ts';
import { documentNameOf, storedBytes } from '../corpus/source-file.ts';
import { PlainError } from '../errors.ts';
import type { Librarian, OnStage, ServerLimits, Stage } from './librarian.ts';
import { requireFormat, requireFreeName, requireRoom, requireWords } from './server-room.ts';

/** The library that answers are given from. */
export interface Shelves {
  /** Every document that is served, of all servers, and what could not be read. */
  corpus(): Corpus;
  /** Reads the folder again, what `anew` says even if it did not change; resolves when it is served. */
  reread(anew?: (name: string) => boolean): Promise<void>;
}

export interface LibrarianOptions {
  /** The corpus folder. */
  readonly dir: string;
  readonly reader: IsolatedReader;
  readonly shelves: Shelves;
  readonly limits: ServerLimits;
}

/** Files of all servers that may be held in memory at once. */
const AT_ONCE = 2;
/** Withdrawn documents and replaced versions that are kept for each server, in its limit of bytes. */
const KEPT_VERSIONS = 20;

/** A librarian over a corpus folder. */
export function createLibrarian({ dir, reader, shelves, limits }: LibrarianOptions): Librarian {
  const doing = new Map<string | null, Stage>();
  const oneOfFew = pLimit(AT_ONCE);

  /** Runs one change of a server; a second one at the same time is refused. */
  const alone = async <T>(
    serverId: string | null,
    onStage: OnStage,
    change: (stage: OnStage) => Promise<T>,
  ): Promise<T> => {
    if (doing.has(serverId)) {
      throw new PlainError(
        'Another change of these documents is under way; try again in a minute.',
      );
    }
    const stage: OnStage = async (now) => {
      doing.set(serverId, now);
      await onStage(now);
    };
    doing.set(serverId, 'waiting');
    try {
      return await change(stage);
    } finally {
      doing.delete(serverId);
    }
  };

  /** Runs what holds a file in memory; whoever has to wait is told so first. */
  const withFile = async <T>(stage: OnStage, work: () => Promise<T>): Promise<T> => {
    if (oneOfFew.activeCount + oneOfFew.pendingCount >= AT_ONCE) await stage('waiting');
    return oneOfFew(work);
  };

  /** The documents that one of this server must keep apart from. */
  const besides = (serverId: string | null): Document[] =>
    shelves
      .corpus()
      .documents.filter((document) => serverId === null || isSeenIn(document, serverId));

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

  /** What is served under a name after the folder was read again. */
  const servedAs = async (name: string): Promise<Document> => {
    await shelves.reread();
    const { documents, problems } = shelves.corpus();
    const problem = problems.find(({ file }) => documentNameOf(file) === name);
    const document = documents.find((one) => one.name === name);
    if (document && !problem) return document;
    throw new PlainError(`${nameInServer(name)}: ${problem?.message ?? 'the file was not read.'}`);
  };

  /** Whether there is such a file, or a sidecar of one, that nobody is answered from. */
  const isUnread = (name: string): boolean => {
    const { documents, problems } = shelves.corpus();
    const isServed = documents.some((document) => document.name === name);
    return !isServed && problems.some(({ file }) => documentNameOf(file) === name);
  };

  const setAside = async (serverId: string | null, name: string, how: typeof removeDocument) => {
    await how(folderOf(serverId), serverId === null ? name : nameInServer(name));
    if (serverId === null) return;
    await pruneRemoved(folderOf(serverId), { most: KEPT_VERSIONS, bytes: limits.bytes });
  };

  const takeAway = (name: string, onStage: OnStage): Promise<void> => {
    const serverId = serverOf(name);
    return alone(serverId, onStage, async (stage) => {
      await stage('removing');
      await setAside(serverId, name, removeDocument);
      await shelves.reread();
    });
  };

  return {
    add: (file, stated, serverId, onStage) =>
      alone(serverId, onStage, async (stage) => {
        requireFormat(file);
        const metadata = statedMetadata({
          ...stated,
          ...(serverId === null ? {} : { public: false }),
        });
        await roomFor(serverId, { size: file.size, more: 1 });
        const name = `${serverId === null ? '' : serverFolder(serverId)}${file.name}`;
        requireFreeName(name, besides(serverId));
        return withFile(stage, async () => {
          await stage('fetching');
          const bytes = await file.load();
          await stage('reading');
          const documents = besides(serverId);
          const incoming = { name, bytes, metadata };
          const others = { documents, problems: [] };
          const { document, files } = await prepareDocument(incoming, others, reader);
          if (serverId !== null) requireWords(limits, ownOf(serverId, documents), document);
          await stage('indexing');
          if (isUnread(name)) await setAside(serverId, name, removeDocument);
          await storeFiles(dir, files, { overwrite: false });
          try {
            return await servedAs(name);
          } catch (error) {
            await setAside(serverId, name, removeDocument);
            throw error;
          }
        });
      }),

    update: (before, file, stated, onStage) => {
      const serverId = serverOf(before.name);
      return alone(serverId, onStage, async (stage) => {
        const anew = statedMetadata({ ...stated });
        const metadata = { ...(file ? kept(before) : all(before)), ...anew };
        if (file) {
          requireFormat(file);
          await roomFor(serverId, { size: file.size, more: 0 });
        }
        const extension = extensionOf(file?.name ?? before.name);
        const name = `${before.name.replace(/\.[^./]*$/, '')}.${extension}`;
        const others = () => besides(serverId).filter((one) => one.name !== before.name);
        requireFreeName(name, others());
        return withFile(stage, async () => {
          await stage('fetching');
          const bytes = await (file ? file.load() : storedBytes(dir, before.name));
          await stage('reading');
          const documents = others();
          const incoming = { name, bytes, metadata };
          const corpus = { documents, problems: [] };
          const { document, files } = await prepareDocument(incoming, corpus, reader);
          if (serverId !== null) requireWords(limits, ownOf(serverId, documents), document);
          await stage('indexing');
          if (name === before.name) await setAside(serverId, name, keepVersion);
          await storeFiles(dir, files, { overwrite: name === before.name });
          if (name !== before.name) await setAside(serverId, before.name, removeDocument);
          return servedAs(name);
        });
      });
    },

    withdraw: ({ name }, onStage) => takeAway(name, onStage),

    async discard(name, serverId, onStage) {
      const document = documentNameOf(`${serverFolder(serverId)}${name}`);
      if (!isUnread(document)) return false;
      await takeAway(document, onStage);
      return true;
    },

    reindex: (serverId, onStage) =>
      alone(serverId, onStage, async (stage) => {
        await stage('reading');
        await shelves.reread((name) => serverId === null || serverOf(name) === serverId);
      }),

    async status(serverId) {
      const { documents, problems } = shelves.corpus();
      return {
        own: serverId === null ? [] : ownOf(serverId, documents).sort(byTitle),
        shared: documents.filter((document) => isSeenIn(document, null)).sort(byTitle),
        problems: problems
          .filter(({ file }) => serverId !== null && serverOf(file) === serverId)
          .map((problem) => ({ ...problem, file: nameInServer(problem.file) })),
        doing: doing.get(serverId) ?? null,
        bytes: serverId === null ? 0 : await sizeOfFolder(folderOf(serverId)),
        limits,
      };
    },

    async leave(serverId) {
      await removeFolder(dir, serverFolder(serverId));
      await shelves.reread();
    },
  };
}

function ownOf(serverId: string, documents: readonly Document[]): Document[] {
  return documents.filter(({ name }) => serverOf(name) === serverId);
}

/**
 * What stays stated of a document when its file is replaced; what belongs to one version (its date,
 * edition and language) does not: no date is better than a wrong one.
 */
function kept(document: Document): GivenMetadata {
  const { issued: _issued, edition: _edition, language: _language, ...rest } = all(document);
  return rest;
}

function all({ metadata: { author, ...rest } }: Document): GivenMetadata {
  return { ...rest, ...(author.length > 0 ? { author: [...author] } : {}) };
}

function byTitle(one: Document, other: Document): number {
  return one.metadata.title.localeCompare(other.metadata.title, 'en');
}
