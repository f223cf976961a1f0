import { passageHistoryContract } from '../community/passage-history-contract.ts';
import { opened } from './opening.ts';

passageHistoryContract('in a file', async (clock, retention) => {
  const store = await opened(undefined, { clock: () => clock.now, retention });
  return store.passageHistory;
});
