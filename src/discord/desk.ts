import type { State } from '../community/state.ts';

/** What commands need beside the request and the library: what is kept between two runs. */
export interface Desk extends State {}

/** A desk over what is stored. */
export function createDesk({ passageHistory, ownPosts }: State): Desk {
  return { passageHistory, ownPosts };
}
