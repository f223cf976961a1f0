import { expect, test } from 'vitest';
import { passageHistoryInMemory } from '../../../src/store/memory/memory-passage-history.ts';
import { DEFAULT_RETENTION } from '../../../src/store/retention.ts';

const NOW = new Date('2025-03-01T12:00:00.000Z');

test('25,000 passages of a server are remembered where no setting says otherwise', async () => {
  const history = passageHistoryInMemory(() => NOW, DEFAULT_RETENTION);
  await history.remember(
    Array.from({ length: 25_001 }, (_, passage) => ({
      server: '100000000000000001',
      key: 'DEFECT',
      section: 1,
      passage: passage + 1,
      mark: 'k7f3q',
      digest: String(passage),
      fingerprint: '',
    })),
  );
  expect(await history.expire(NOW)).toBe(1);
});
