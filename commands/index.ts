import type { Command } from '../src/discord/command/command.ts';
import { answer } from './answer/answer.ts';
import { ask } from './ask/ask.ts';
import { bibliography } from './bibliography/bibliography.ts';
import { cite } from './cite/cite.ts';
import { citeThis } from './cite/cite-this.ts';
import { config } from './config/config.ts';
import { findSources } from './find-sources/find-sources.ts';
import { help } from './help/help.ts';
import { library } from './library/library.ts';
import { privacy } from './privacy/privacy.ts';
import { queue } from './queue/queue.ts';
import { checkQuotes, quoteCheck } from './quote-check/quote-check.ts';
import { reading } from './reading/reading.ts';
import { reportCitation } from './report/report-citation.ts';
import { citeRule } from './rule/cite-rule.ts';
import { rule } from './rule/rule.ts';
import { search } from './search/search.ts';
import { askForSource } from './source/ask-for-source.ts';
import { sources } from './sources/sources.ts';
import { synonym } from './synonym/synonym.ts';

/** The commands in the order in which help lists them, then the entries of a message's menu. */
export const commands: readonly Command[] = [
  ask,
  search,
  cite,
  quoteCheck,
  sources,
  bibliography,
  rule,
  queue,
  reading,
  answer,
  synonym,
  library,
  config,
  help,
  privacy,
  findSources,
  checkQuotes,
  citeThis,
  askForSource,
  reportCitation,
  citeRule,
];
