import type { Action } from '../src/discord/command.ts';
import { context } from './buttons/context.ts';
import { remove } from './buttons/delete.ts';
import { page } from './buttons/page.ts';
import { turnSources } from './buttons/sources.ts';

/** What every button of the bot does. */
export const actions: readonly Action[] = [page, context, remove, turnSources];
