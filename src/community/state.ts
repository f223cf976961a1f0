import type { OwnPosts } from './own-posts.ts';
import type { PassageHistory } from './passage-history.ts';

/** State that outlives a restart. */
export interface State {
  readonly passageHistory: PassageHistory;
  readonly ownPosts: OwnPosts;
}
