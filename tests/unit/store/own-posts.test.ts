import { ownPostsContract } from '../community/own-posts-contract.ts';
import { opened } from './opening.ts';

ownPostsContract('in a file', async (retention) => {
  const store = await opened(undefined, { retention });
  return store.ownPosts;
});
