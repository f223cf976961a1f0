import type { State } from '../community/state.ts';
import type { Log } from '../system/log.ts';
import type { Retention } from './retention.ts';

/** The state with what the entry needs to look after it. */
export interface Store extends State {
  /** Absolute path of the database; null when the state is only in memory. */
  readonly file: string | null;
  /** Whether something can be written there now; never rejects. */
  isWritable(): Promise<boolean>;
  /** Drops everything that has lived long enough. To be called at start and once a day. */
  expire(now: Date): Promise<void>;
  /**
   * Writes a copy of the database, of one moment, while others may go on writing. Blocks the process
   * until it is done, so it is best called from the command line and not by the running bot.
   * @throws PlainError when there is a file at `path` already, or it cannot be written.
   */
  backup(path: string): Promise<void>;
  /** Waits for what is under way. Safe to call twice; nothing else works afterwards. */
  close(): Promise<void>;
}

/** What a statement of the database does. */
export type QueryKind = 'select' | 'insert' | 'update' | 'delete' | 'other';

export interface StoreOptions {
  readonly clock: () => Date;
  readonly log: Log;
  /** What is left out keeps its default. */
  readonly retention?: Partial<Retention>;
  /** Told of each statement, and how many milliseconds it took, with the wait for other writers. */
  readonly onQuery?: ((kind: QueryKind, milliseconds: number) => void) | undefined;
}

/** The `expire` of a store. */
export function expiryOf(
  { passageHistory, ownPosts, serverRows }: State,
  log: Log,
): Store['expire'] {
  return async (now) => {
    const passages = await passageHistory.expire(now);
    const posts = await ownPosts.expire(now);
    const rows = await serverRows.expire(now);
    if (passages + posts + rows > 0)
      log.info({ passages, posts, rows }, 'Dropped what was kept long enough');
  };
}
