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

test('one server has 25,000 passages remembered where no setting says otherwise', async () => {
  const store = memoryStore({ clock: now, log: quiet });
  const server = '300000000000000001';
  const record = {
    server,
    key: 'RULES',
    section: 1,
    mark: 'k7f3q',
    digest: null,
    fingerprint: 'f',
  };
  const records = Array.from({ length: 25_001 }, (_, at) => ({ ...record, passage: at + 1 }));
  await store.passageHistory.remember(records);
  expect(await store.passageHistory.expire(now())).toBe(1);
});
