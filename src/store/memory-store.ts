import { PlainError } from '../system/errors.ts';
import { memoryDatabase } from './memory/memory-database.ts';
import { ownPostsInMemory } from './memory/memory-own-posts.ts';
import { passageHistoryInMemory } from './memory/memory-passage-history.ts';
import { pinnedAnswersIn } from './moderation/pinned-answers.ts';
import { readingsIn } from './moderation/readings.ts';
import { reportsIn } from './moderation/reports.ts';
import { serverRowsIn } from './moderation/server-rows.ts';
import { serverSettingsIn } from './moderation/server-settings.ts';
import { sourceRequestsIn } from './moderation/source-requests.ts';
import { synonymsIn } from './moderation/synonyms.ts';
import { unansweredIn } from './moderation/unanswered.ts';
import { postIntentsInMemory } from './post-intents.ts';
import { DEFAULT_RETENTION } from './retention.ts';
import { expiryOf, type Store, type StoreOptions } from './store.ts';

/** State that is gone when the process ends: for tests, and where `DATA_DIR` cannot be written. */
export function memoryStore(options: StoreOptions): Store {
  const retention = { ...DEFAULT_RETENTION, ...options.retention };
  const db = memoryDatabase();
  const passageHistory = passageHistoryInMemory(options.clock, retention);
  const state = {
    serverSettings: serverSettingsIn(db),
    serverRows: serverRowsIn(db),
    sourceRequests: sourceRequestsIn(db),
    pinnedAnswers: pinnedAnswersIn(db),
    synonyms: synonymsIn(db),
    unanswered: unansweredIn(db),
    reports: reportsIn(db),
    readings: readingsIn(db),
    passageHistory,
    ownPosts: ownPostsInMemory(retention, passageHistory),
    postIntents: postIntentsInMemory(),
  };
  return {
    ...state,
    file: null,
    isWritable: async () => false,
    expire: expiryOf(state, options.log),
    async backup() {
      throw new PlainError(
        'There is nothing to back up: the state is only in memory. Set DATA_DIR to a folder that can be written.',
      );
    },
    async close() {},
  };
}
