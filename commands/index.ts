import type { Command } from '../src/discord/command.ts';
import { ask } from './ask.ts';
import { bibliography } from './bibliography.ts';
import { cite } from './cite.ts';
import { citeThis } from './cite-this.ts';
import { findSources } from './find-sources.ts';
import { help } from './help.ts';
import { library } from './library.ts';
import { checkQuotes, quoteCheck } from './quote-check.ts';
import { search } from './search.ts';
import { sources } from './sources.ts';

/** The commands in the order in which help lists them, then the entries of a message's menu. */
export const commands: readonly Command[] = [
  ask,
  search,
  cite,
  quoteCheck,
  sources,
  bibliography,
  library,
  help,
  findSources,
  checkQuotes,
  citeThis,
];
