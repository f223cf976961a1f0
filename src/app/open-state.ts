import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import pLimit from 'p-limit';
import { recordsOf } from '../citations/trace/passage-record.ts';
import type { Document } from '../corpus/document/document.ts';
import { isVisibleIn, serverOf } from '../corpus/document/document-server.ts';
import { openStoreOrMemory } from '../store/open-store.ts';
import type { Store, StoreOptions } from '../store/store.ts';
import { PlainError } from '../system/errors.ts';
import type { Log } from '../system/log.ts';
import { runYielding } from '../system/yielding.ts';

const DAY_MS = 86_400_000;
/** Passages noted before others have their turn, and the database: a few milliseconds. */
const AT_ONCE = 50;

export interface KeptState extends Store {
  /**
   * Notes which passages documents hold, so that their ids can be followed through later edits; not those of
   * documents that nobody is shown, and of those that were noted today only what is new. Never rejects;
   * resolves when all is noted, which for a large library takes seconds.
   */
  remember(documents: readonly Document[]): Promise<void>;
}

/**
 * Opens what is kept in the data folder. What has lived long enough is dropped now and every day, and
 * `current`, what is in memory, is noted then; neither is waited for.
 * @throws PlainError for a damaged or foreign file.
 */
export async function openState(
  dataDir: string,
  current: () => readonly Document[],
  log: Log,
  onQuery?: StoreOptions['onQuery'],
): Promise<KeptState> {
  const store = await openStoreOrMemory(dataDir, { clock: () => new Date(), log, onQuery });
  /** What was noted today, by a digest: a shelf that was let go comes back as other objects. */
  const noted = new Set<number>();
  const oneAtATime = pLimit(1);
  let closing = false;

  const note = async (documents: readonly Document[]): Promise<void> => {
    const shown = documents.filter((document) => isVisibleIn(document, serverOf(document.name)));
    for (const document of shown) {
      const digest = await runYielding(digestSteps(document));
      if (noted.has(digest)) continue;
      for (let from = 0; from < document.passages.length && !closing; from += AT_ONCE) {
        const passages = document.passages.slice(from, from + AT_ONCE);
        await store.passageHistory.remember(passages.flatMap(recordsOf));
        await nextTurn();
      }
      if (!closing) noted.add(digest);
    }
  };
  const inOrder = (work: () => Promise<void>, failure: string): Promise<void> =>
    oneAtATime(work).catch((err: unknown) => {
      // Answering goes on without: only later edits to what is new today cannot be explained.
      if (err instanceof PlainError) log.warn(`${err.message} ${failure}`);
      else log.error({ err }, failure);
    });
  const remember = (documents: readonly Document[]) =>
    inOrder(() => note(documents), 'The passages of today were not noted.');
  const clearUp = () =>
    inOrder(async () => {
      noted.clear();
      await note(current());
      if (!closing) await store.expire(new Date());
    }, 'What was kept long enough was not dropped.');

  void clearUp();
  const daily = setInterval(clearUp, DAY_MS);
  daily.unref();
  return {
    ...store,
    passageHistory: {
      ...store.passageHistory,
      // After what is being noted, which would bring back what is to go.
      forgetDocument: (key, server) =>
        oneAtATime(() => store.passageHistory.forgetDocument(key, server)),
    },
    remember,
    close: async () => {
      clearInterval(daily);
      closing = true;
      await oneAtATime(async () => {});
      await store.close();
    },
  };
}

/** Passages hashed before other work may come in between: some tenths of a millisecond. */
const STRETCH = 1_000;

/** 48 bits that change with what is noted of a document: where it lies, its key, its passages' places and marks. */
function* digestSteps({ name, metadata, passages }: Document): Generator<void, number> {
  const hash = createHash('sha256').update(JSON.stringify([name, metadata.key]));
  for (let from = 0; from < passages.length; from += STRETCH) {
    const some = passages.slice(from, from + STRETCH);
    hash.update(
      some.map(({ section, number, mark }) => `${section.number}.${number}~${mark} `).join(''),
    );
    yield;
  }
  return hash.digest().readUIntBE(0, 6);
}
