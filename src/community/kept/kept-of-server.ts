import type { State } from '../state.ts';

type Forgetful = Pick<State, 'serverRows' | 'ownPosts' | 'postIntents' | 'passageHistory'>;

/** All that is kept of a server but its documents: what forgets it, and how a sentence about it begins. */
export function keptOfServer({ serverRows, ownPosts, postIntents, passageHistory }: Forgetful) {
  return [
    { what: 'What is kept of', rows: serverRows },
    { what: 'The posts of', rows: ownPosts },
    { what: 'The posts under way in', rows: postIntents },
    { what: 'The citations of', rows: passageHistory },
  ];
}
