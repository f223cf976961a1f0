import { recordOf } from './citations/passage-record.ts';
import { PlainError } from './errors.ts';
import type { Log } from './log.ts';
import type { Library } from './retrieval/library.ts';
import { openStoreOrMemory } from './store/open-store.ts';
import type { Store } from './store/store.ts';

const DAY_MS = 86_400_000;

/**
 * Opens what is kept in the data folder and notes which passages the library holds now, so that their
 * ids can be followed through later edits. What has lived long enough is dropped now and every day.
 * @throws PlainError for a damaged or foreign file.
 */
export async function openState(dataDir: string, library: Library, log: Log): Promise<Store> {
  const store = await openStoreOrMemory(dataDir, { clock: () => new Date(), log });
  const remember = async () => {
    const passages = library.documents.flatMap((document) => document.passages);
    await store.passageHistory.remember(passages.map(recordOf));
    await store.expire(new Date());
  };
  try {
    await remember();
  } catch (error) {
    if (!(error instanceof PlainError)) throw error;
    // Answering goes on without: only later edits to what is new today cannot be explained.
    log.warn(`${error.message} The passages of today were not noted.`);
  }
  const daily = setInterval(() => {
    remember().catch((err: unknown) => log.warn({ err }, 'The daily clearing-up failed'));
  }, DAY_MS);
  daily.unref();
  return {
    ...store,
    close: async () => {
      clearInterval(daily);
      await store.close();
    },
  };
}
