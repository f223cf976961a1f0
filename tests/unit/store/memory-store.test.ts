import { expect, test } from 'vitest';
import { memoryStore } from '../../../src/store/memory-store.ts';
import { ownPostsContract } from '../community/own-posts-contract.ts';
import { passageHistoryContract } from '../community/passage-history-contract.ts';
import { quiet } from './opening.ts';

const now = () => new Date();

passageHistoryContract(
  'in memory',
  async (clock, retention) =>
    memoryStore({ clock: () => clock.now, log: quiet, retention }).passageHistory,
);

ownPostsContract(
  'in memory',
  async (retention) => memoryStore({ clock: now, log: quiet, retention }).ownPosts,
);

test('a store in memory says that it has no file and nothing to back up', async () => {
  const store = memoryStore({ clock: now, log: quiet });
  expect(store.file).toBeNull();
  await expect(store.backup('copy.sqlite')).rejects.toThrow('only in memory');
});
