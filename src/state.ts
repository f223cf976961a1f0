import { recordOf } from './citations/passage-record.ts';
import { isSeenIn, serverOf } from './corpus/document-server.ts';
import { PlainError } from './errors.ts';
import type { Log } from './log.ts';
import type { Library } from './retrieval/library.ts';
import { openStoreOrMemory } from './store/open-store.ts';
import type { Store } from './store/store.ts';

const DAY_MS = 86_400_000;

export interface KeptState extends Store {
  /**
   * Notes which passages a library holds, so that their ids can be followed through later edits; not
   * those of documents that nobody is shown.
   */
  remember(library: Library): Promise<void>;
}

/**
 * Opens what is kept in the data folder. What has lived long enough is dropped now and every day, and
 * `current`, the library of the day, is noted then.
 * @throws PlainError for a damaged or foreign file.
 */
export async function openState(
  dataDir: string,
  current: () => Library,
  log: Log,
): Promise<KeptState> {
  const store = await openStoreOrMemory(dataDir, { clock: () => new Date(), log });
  const remember = async ({ documents }: Library) => {
    const shown = documents.filter((document) => isSeenIn(document, serverOf(document.name)));
    const passages = shown.flatMap((document) => document.passages);
    try {
      await store.passageHistory.remember(passages.map(recordOf));
    } catch (error) {
      if (!(error instanceof PlainError)) throw error;
      // Answering goes on without: only later edits to what is new today cannot be explained.
      log.warn(`${error.message} The passages of today were not noted.`);
    }
  };
  const clearUp = async () => {
    await remember(current());
    await store.expire(new Date());
  };
  await clearUp();
  const daily = setInterval(() => {
    clearUp().catch((err: unknown) => log.warn({ err }, 'The daily clearing-up failed'));
  }, DAY_MS);
  daily.unref();
  return {
    ...store,
    remember,
    close: async () => {
      clearInterval(daily);
      await store.close();
    },
  };
}
