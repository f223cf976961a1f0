import type { OwnPosts } from './own-posts.ts';
import type { PassageHistory } from './passage-history.ts';

/** What a community's bot remembers between two runs. */
export interface State {
  readonly passageHistory: PassageHistory;
  readonly ownPosts: OwnPosts;
}
