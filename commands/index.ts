import type { Command } from '../src/discord/command.ts';
import { ask } from './ask.ts';
import { cite } from './cite.ts';
import { help } from './help.ts';
import { sources } from './sources.ts';

/** The commands in the order in which help lists them. */
export const commands: readonly Command[] = [ask, cite, sources, help];
