/** What is kept in memory while it is used. */
interface Kept {
  /** The memory that it takes. */
  bytes(): number;
  close(): Promise<void>;
}

/** Shelves in memory: each made when first asked for, the longest unused let go where they take too much. */
export interface ShelfKeeper<Shelf extends Kept> {
  /** The shelf of a server; asked for twice at once, it is made once. Rejects as `load` does. */
  get(id: string): Promise<Shelf>;
  /** The same if it is in memory or on its way; this does not count as a use. */
  peek(id: string): Promise<Shelf> | undefined;
  /** All in memory, the longest unused first. */
  loaded(): { readonly id: string; readonly shelf: Shelf; readonly usedAt: number }[];
  /** Lets go of a shelf. Whoever uses it goes on with it. */
  letGo(id: string): void;
  /** Lets go of what is long unused, and of what there is too much of. */
  tidy(): void;
  /** Resolves when all that was let go is closed too. */
  close(): Promise<void>;
}

export interface KeeperOptions<Shelf> {
  readonly load: (id: string) => Promise<Shelf>;
  /** Bytes that they take together at the most; the one used last may take more by itself. */
  readonly most: () => number;
  /** Milliseconds without a use after which a shelf is let go. */
  readonly idle: number;
  /** Milliseconds, ascending. */
  readonly now?: () => number;
}

interface Entry<Shelf> {
  readonly promise: Promise<Shelf>;
  shelf: Shelf | null;
  usedAt: number;
}

export function shelfKeeper<Shelf extends Kept>({
  load,
  most,
  idle,
  now = () => performance.now(),
}: KeeperOptions<Shelf>): ShelfKeeper<Shelf> {
  /** The longest unused first. */
  const entries = new Map<string, Entry<Shelf>>();
  const closing = new Set<Promise<void>>();

  const close = (promise: Promise<Shelf>): void => {
    const closed = promise.then((shelf) => shelf.close()).catch(() => {});
    closing.add(closed);
    void closed.then(() => closing.delete(closed));
  };
  const letGo = (id: string): void => {
    const entry = entries.get(id);
    if (!entry) return;
    entries.delete(id);
    close(entry.promise);
  };
  const inMemory = () =>
    [...entries].flatMap(([id, { shelf, usedAt }]) => (shelf ? [{ id, shelf, usedAt }] : []));
  const tidy = (): void => {
    const since = now() - idle;
    for (const { id, usedAt } of inMemory()) if (usedAt <= since) letGo(id);
    const left = inMemory();
    let bytes = left.reduce((sum, { shelf }) => sum + shelf.bytes(), 0);
    for (const { id, shelf } of left.slice(0, -1)) {
      if (bytes <= most()) return;
      bytes -= shelf.bytes();
      letGo(id);
    }
  };
  const begin = (id: string): Entry<Shelf> => {
    const promise = load(id);
    const entry: Entry<Shelf> = { promise, shelf: null, usedAt: now() };
    promise.then(
      (shelf) => {
        entry.shelf = shelf;
        if (entries.get(id) === entry) tidy();
      },
      () => {
        if (entries.get(id) === entry) entries.delete(id);
      },
    );
    return entry;
  };

  return {
    get(id) {
      const entry = entries.get(id) ?? begin(id);
      entries.delete(id);
      entries.set(id, entry);
      entry.usedAt = now();
      return entry.promise;
    },
    peek: (id) => entries.get(id)?.promise,
    loaded: inMemory,
    letGo,
    tidy,
    async close() {
      for (const id of [...entries.keys()]) letGo(id);
      await Promise.all(closing);
    },
  };
}
