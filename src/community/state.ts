import type { OwnPosts } from './own-posts.ts';
import type { PassageHistory } from './passage-history.ts';
import type { PostIntents } from './post-intents.ts';

/** State that outlives a restart. */
export interface State {
  readonly passageHistory: PassageHistory;
  readonly ownPosts: OwnPosts;
  readonly postIntents: PostIntents;
}
