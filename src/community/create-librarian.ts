import type { Document } from '../corpus/document/document.ts';
import {
  isVisibleIn,
  nameInServer,
  serverFolder,
  serverOf,
} from '../corpus/document/document-server.ts';
import { extensionOf } from '../corpus/document/file-extension.ts';
import { type GivenMetadata, statedMetadata } from '../corpus/document/metadata.ts';
import { type Prepared, prepareDocument, storeFiles } from '../corpus/edit/add-document.ts';
import {
  keepVersion,
  moveVersion,
  pruneRemoved,
  removeDocument,
  removeFolder,
  restoreDocument,
  sizeOfFolder,
} from '../corpus/edit/removed-documents.ts';
import { bytesOf, documentNameOf, storedBytes } from '../corpus/folder/source-file.ts';
import type { IsolatedReader } from '../corpus/reader/isolated-reader.ts';
import { PlainError } from '../system/errors.ts';
import { changesUnderWay } from './changes-under-way.ts';
import type { Librarian, OnStage, ServerLimits } from './librarian.ts';
import { requireFormat, requireFreeName } from './server-room.ts';
import { type LiveCorpus, serverShelves } from './server-shelves.ts';
import { allStated, changedFrontMatter, keptStated } from './stated-before.ts';

export interface LibrarianOptions {
  /** The corpus folder. */
  readonly dir: string;
  readonly reader: IsolatedReader;
  readonly live: LiveCorpus;
  readonly limits: ServerLimits;
}

/** Withdrawn documents and replaced versions that are kept for each server, in its limit of bytes. */
const KEPT_VERSIONS = 20;
/** Documents read again in one go, before changes of other servers get their turn. */
const READ_TOGETHER = 5;

/** A librarian over a corpus folder. */
export function createLibrarian({ dir, reader, live, limits }: LibrarianOptions): Librarian {
  const { alone, withFile, stageOf } = changesUnderWay();
  const { documentsVisibleTo, folderOf, roomFor, roomForWords } = serverShelves({
    dir,
    live,
    limits,
  });

  /** Reads the folder again and returns the document now served under a name. */
  const servedAs = async (name: string): Promise<Document> => {
    await live.reread(serverOf(name));
    const { documents, problems } = await live.corpus(serverOf(name));
    const problem = problems.find(
      ({ file, kind }) => documentNameOf(file) === name && kind === undefined,
    );
    const document = documents.find((one) => one.name === name);
    if (document && !problem) return document;
    throw new PlainError(`${nameInServer(name)}: ${problem?.message ?? 'the file was not read.'}`);
  };

  /** Whether there is such a file, or a sidecar of one, that nobody is answered from. */
  const isUnread = async (name: string): Promise<boolean> => {
    const { documents, problems } = await live.corpus(serverOf(name));
    const isServed = documents.some((document) => document.name === name);
    return !isServed && problems.some(({ file }) => documentNameOf(file) === name);
  };

  const setAside = async (serverId: string | null, name: string, how: typeof removeDocument) => {
    const kept = await how(folderOf(serverId), nameInServer(name));
    if (serverId === null) return kept;
    await pruneRemoved(folderOf(serverId), { most: KEPT_VERSIONS, bytes: limits.bytes });
    return kept;
  };

  /** Replaces a document's files and serves the new version. If that fails, everything is as before. */
  const replace = async (before: Document, name: string, files: Prepared['files']) => {
    const serverId = serverOf(before.name);
    const isSame = name === before.name;
    if (!isSame && (await isUnread(name))) await setAside(serverId, name, moveVersion);
    const kept = isSame ? await setAside(serverId, name, keepVersion) : null;
    await storeFiles(dir, files, { overwrite: isSame });
    const aside = kept ?? (await setAside(serverId, before.name, moveVersion));
    try {
      return await servedAs(name);
    } catch (error) {
      if (!isSame) await setAside(serverId, name, moveVersion);
      await restoreDocument(folderOf(serverId), nameInServer(before.name), aside);
      await live.reread(serverId);
      throw error;
    }
  };

  const readAnew = async (serverId: string | null): Promise<void> => {
    const { documents, problems } = await live.corpus(serverId);
    const all = [...documents.map(({ name }) => name), ...problems.map(({ file }) => file)];
    const names = [...new Set(all.map(documentNameOf))];
    // Even of none: what was put there by hand is read.
    for (let at = 0; at === 0 || at < names.length; at += READ_TOGETHER) {
      const few = new Set(names.slice(at, at + READ_TOGETHER));
      await live.reread(serverId, { anew: (name) => few.has(name) });
    }
  };

  const takeAway = (name: string, onStage: OnStage): Promise<void> => {
    const serverId = serverOf(name);
    return alone(serverId, onStage, async (stage) => {
      await stage('removing');
      await setAside(serverId, name, removeDocument);
      await live.reread(serverId);
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
        requireFreeName(name, await documentsVisibleTo(serverId));
        return withFile(stage, async () => {
          await stage('fetching');
          const bytes = await file.load();
          await stage('reading');
          const documents = await documentsVisibleTo(serverId);
          const incoming = { name, bytes, metadata };
          const others = { documents, problems: [] };
          const { document, files } = await prepareDocument(incoming, others, reader);
          roomForWords(serverId, documents, document);
          await stage('indexing');
          if (await isUnread(name)) await setAside(serverId, name, removeDocument);
          await storeFiles(dir, files, { overwrite: false });
          try {
            return await servedAs(name);
          } catch (error) {
            await setAside(serverId, name, removeDocument);
            await live.reread(serverId);
            throw error;
          }
        });
      }),

    update: (before, file, stated, onStage) => {
      const serverId = serverOf(before.name);
      return alone(serverId, onStage, async (stage) => {
        const anew = statedMetadata({ ...stated });
        if (file) {
          requireFormat(file);
          const size = file.size - (await bytesOf(dir, before.name));
          await roomFor(serverId, { size, more: 0 });
        }
        const extension = extensionOf(file?.name ?? before.name);
        const name = `${before.name.replace(/\.[^./]*$/, '')}.${extension}`;
        const others = async () =>
          (await documentsVisibleTo(serverId)).filter((one) => one.name !== before.name);
        requireFreeName(name, await others());
        return withFile(stage, async () => {
          if (file) await stage('fetching');
          const bytes = await (file ? file.load() : storedBytes(dir, before.name));
          await stage('reading');
          const documents = await others();
          const prepare = (metadata: GivenMetadata) =>
            prepareDocument({ name, bytes, metadata }, { documents, problems: [] }, reader);
          const kept = file ? keptStated(before) : allStated(before);
          const first = await prepare({ ...kept, ...anew });
          const said = changedFrontMatter(before, first.document);
          const isSaid = Object.keys(said).length > 0;
          const { document, files } = isSaid ? await prepare({ ...kept, ...said, ...anew }) : first;
          roomForWords(serverId, documents, document);
          await stage('indexing');
          return replace(before, name, files);
        });
      });
    },

    withdraw: ({ name }, onStage) => takeAway(name, onStage),

    async discard(name, serverId, onStage) {
      const document = documentNameOf(`${serverFolder(serverId)}${name}`);
      if (!(await isUnread(document))) return false;
      await takeAway(document, onStage);
      return true;
    },

    reindex: (serverId, onStage) =>
      alone(serverId, onStage, async (stage) => {
        await stage('reading');
        if (serverId !== null) return readAnew(serverId);
        for (const shelf of [null, ...(await live.servers())]) await readAnew(shelf);
      }),

    async status(serverId) {
      const { documents: everyones } = await live.corpus(null);
      const { documents: own, problems } = await live.corpus(serverId);
      return {
        own: serverId === null ? [] : own.toSorted(byTitle),
        shared: everyones.filter((document) => isVisibleIn(document, null)).sort(byTitle),
        problems: problems
          .filter(
            ({ file, kind }) =>
              kind !== 'advice' && serverId !== null && serverOf(file) === serverId,
          )
          .map((problem) => ({ ...problem, file: nameInServer(problem.file) })),
        doing: stageOf(serverId),
        bytes: serverId === null ? 0 : await sizeOfFolder(folderOf(serverId)),
        limits,
      };
    },

    async leave(serverId) {
      await removeFolder(dir, serverFolder(serverId));
      await live.reread(serverId);
    },
  };
}

function byTitle(one: Document, other: Document): number {
  return one.metadata.title.localeCompare(other.metadata.title, 'en');
}
