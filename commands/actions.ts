import type { Action } from '../src/discord/command.ts';
import { chooseStyle, citeShown } from './buttons/cite.ts';
import { context } from './buttons/context.ts';
import { remove } from './buttons/delete.ts';
import { turnLibrary } from './buttons/library.ts';
import { page } from './buttons/page.ts';
import { turnSearch } from './buttons/search.ts';
import { share } from './buttons/share.ts';
import { turnSources } from './buttons/sources.ts';

/** What every button and select menu of the bot does. */
export const actions: readonly Action[] = [
  page,
  context,
  citeShown,
  chooseStyle,
  share,
  remove,
  turnSearch,
  turnSources,
  turnLibrary,
];
