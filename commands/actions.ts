import type { Action } from '../src/discord/command/command.ts';
import { page } from './ask/page-button.ts';
import { chooseStyle, citeShown } from './cite/cite-button.ts';
import { turnLibrary } from './library/library-button.ts';
import { turnSearch } from './search/search-button.ts';
import { context } from './shared/context-button.ts';
import { remove } from './shared/delete-button.ts';
import { share } from './shared/share-button.ts';
import { turnSources } from './sources/sources-button.ts';

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
