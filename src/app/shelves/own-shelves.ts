import { isSnowflake, serverFolder } from '../../corpus/document/document-server.ts';
import type { Corpus } from '../../corpus/folder/assemble-corpus.ts';
import { isFolder, reasonOf } from '../../corpus/folder/list-files.ts';
import type { Wanted } from '../../corpus/folder/open-corpus.ts';
import { PlainError } from '../../system/errors.ts';
import { within } from '../../system/within.ts';
import { forgetServer } from './kept-of-servers.ts';
import {
  type OwnShelf,
  type OwnShelfOptions,
  openOwnShelf,
  type Seen,
  type SharedShelf,
} from './own-shelf.ts';
import { shelfKeeper } from './shelf-keeper.ts';

/** The shelves of servers, each in memory while it is used. */
export interface OwnShelves {
  /**
   * What is seen in a server, everyone's documents alone where it has none of its own or they cannot be read.
   * `isAlone`: without everyone's, whose words do not count there either.
   * @throws PlainError when they are being read, which takes longer than a person can be kept waiting.
   */
  seenIn(serverId: string, isAlone: boolean): Promise<Seen>;
  /** The server's own documents as they are served, and what could not be read. */
  corpus(serverId: string): Promise<Corpus>;
  /** Reads what is wanted of a shelf again; resolves when it is served. */
  reread(serverId: string, wanted?: Wanted): Promise<void>;
  /** Those in memory, by server. */
  loaded(): { readonly id: string; readonly shelf: OwnShelf }[];
  /** Puts everyone's documents, which have changed, beside those in memory. Never rejects. */
  renew(): Promise<void>;
  close(): Promise<void>;
}

export interface OwnShelvesOptions
  extends Omit<OwnShelfOptions, 'serverId' | 'onProblems' | 'onServed' | 'onGrown'> {
  readonly dataDir: string;
  /** Bytes that they take together in memory at the most; the one used last may take more by itself. */
  readonly memory: () => number;
  /** Milliseconds that a person is kept waiting. Default 2,200, as Discord takes no answer after three seconds. */
  readonly patience?: number;
  /** Stands for everyone's documents where they are not wanted: a shelf of none. */
  readonly nothing: () => SharedShelf;
  readonly onServed: (serverId: string, documents: Corpus['documents']) => void | Promise<void>;
}

const PATIENCE = 2_200;
/** Milliseconds without a question after which a shelf is let go, and those after which it is not renewed. */
const IDLE = 30 * 60_000;
const QUIET = 5 * 60_000;
const TIDY_EVERY = 60_000;

const BEING_READ =
  'The documents of this server are being read, which takes a moment. Please ask again in a minute.';
const NOTHING: Corpus = { documents: [], problems: [] };

export function ownShelves(options: OwnShelvesOptions): OwnShelves {
  const { dir, dataDir, log, memory, onServed, patience = PATIENCE } = options;
  /** Servers that want their own documents alone, as was said last. */
  const alone = new Set<string>();
  const sharedIn = (serverId: string): SharedShelf =>
    alone.has(serverId) ? options.nothing() : options.shared();
  /** By server: what the log was told last, so that it is not told the same at each return to memory. */
  const told = new Map<string, string>();
  const tell = (serverId: string, lines: readonly string[]): void => {
    const text = lines.join('\n');
    if (told.get(serverId) === text) return;
    for (const line of lines) log.warn(line);
    if (text === '') told.delete(serverId);
    else told.set(serverId, text);
  };
  const keeper = shelfKeeper<OwnShelf>({
    load: (serverId) =>
      openOwnShelf({
        ...options,
        serverId,
        shared: () => sharedIn(serverId),
        onProblems: (lines) => tell(serverId, lines),
        onServed: (documents) => onServed(serverId, documents),
        onGrown: () => keeper.tidy(),
      }),
    most: memory,
    idle: IDLE,
  });
  const tidying = setInterval(() => keeper.tidy(), TIDY_EVERY);
  tidying.unref();

  const hasFolder = (serverId: string) =>
    isSnowflake(serverId) ? isFolder(dir, serverFolder(serverId)) : false;
  const shelfOf = async (serverId: string): Promise<OwnShelf | null> =>
    keeper.peek(serverId) !== undefined || (await hasFolder(serverId))
      ? keeper.get(serverId)
      : null;
  const lookIn = async (serverId: string): Promise<Seen> => {
    try {
      return (await (await shelfOf(serverId))?.seen()) ?? sharedIn(serverId);
    } catch (error) {
      const reason = error instanceof PlainError ? error.message : `${reasonOf(error)}.`;
      tell(serverId, [
        `The documents of the server ${serverId} cannot be read, and it is answered from everyone's alone: ${reason}`,
      ]);
      return sharedIn(serverId);
    }
  };

  return {
    async seenIn(serverId, isAlone) {
      if (isAlone) alone.add(serverId);
      else alone.delete(serverId);
      const seen = await within(patience, lookIn(serverId));
      if (seen) return seen;
      const shelf = keeper.loaded().find(({ id }) => id === serverId)?.shelf;
      const before = shelf?.seenBefore();
      if (before) return before;
      throw new PlainError(BEING_READ);
    },
    corpus: async (serverId) => (await shelfOf(serverId))?.corpus() ?? NOTHING,
    async reread(serverId, wanted) {
      await (await shelfOf(serverId))?.reread(wanted);
      if (await hasFolder(serverId)) return;
      keeper.letGo(serverId);
      told.delete(serverId);
      await forgetServer(dataDir, serverId);
    },
    loaded: () => keeper.loaded(),
    async renew() {
      const quietSince = performance.now() - QUIET;
      for (const { id, shelf, usedAt } of keeper.loaded()) {
        // An old shelf keeps everyone's old documents in memory.
        if (usedAt < quietSince) keeper.letGo(id);
        else await shelf.seen().catch(() => keeper.letGo(id));
      }
    },
    async close() {
      clearInterval(tidying);
      await keeper.close();
    },
  };
}
