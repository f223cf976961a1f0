import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord.js';
import { findQuotations } from '../src/citations/find-quotations.ts';
import { checkQuote, MAX_QUOTE_CHARACTERS } from '../src/citations/quote-check.ts';
import type { QuoteIndex } from '../src/citations/quote-index.ts';
import type { Document } from '../src/corpus/document.ts';
import type { Command } from '../src/discord/command.ts';
import { markdown } from '../src/discord/markdown.ts';
import { privately, type Reply } from '../src/discord/reply.ts';
import { textOption } from '../src/discord/request.ts';
import { PlainError } from '../src/errors.ts';
import { findingsReply } from './findings.ts';
import { EVERYWHERE } from './options/everywhere.ts';
import { readSource, sourceChoices, sourceOption } from './options/source.ts';
import { quoteFinding } from './quote-findings.ts';

export const quoteCheck: Command = {
  data: {
    ...EVERYWHERE,
    type: ApplicationCommandType.ChatInput,
    name: 'quote-check',
    description: 'Check whether quoted words stand in the documents, word for word',
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'text',
        description: 'The quotation, or a text with quotations in quotation marks',
        required: true,
        max_length: MAX_QUOTE_CHARACTERS,
      },
      { ...sourceOption, description: 'The document it is said to come from: its title or key' },
    ],
  },
  async answer(request, library, desk) {
    const text = textOption(request, 'text');
    if (text === null) throw new PlainError('Paste the words that you want checked.');
    const typed = textOption(request, 'source');
    const source = typed === null ? null : readSource(library.documents, typed);
    if (source && !source.ok) return privately(source.sentence);
    const found = findQuotations(text).map((quotation) => quotation.text);
    const quotations = found.length > 0 ? found : [text];
    const document = source?.document ?? null;
    return checked(quotations, await desk.quotes(library), document, request.userId);
  },
  complete: ({ focused }, library) => sourceChoices(library.documents, focused.value),
};

export const checkQuotes: Command = {
  data: { ...EVERYWHERE, type: ApplicationCommandType.Message, name: 'Check quotes' },
  async answer({ target, userId }, library, desk) {
    const quotations = findQuotations(target?.text ?? '').map(({ text }) => text);
    if (quotations.length === 0) {
      throw new PlainError(
        'I see no quotation in that message: no words in quotation marks and no block quote. /quote-check takes any words.',
      );
    }
    return checked(quotations, await desk.quotes(library), null, userId);
  },
};

function checked(
  quotations: readonly string[],
  index: QuoteIndex,
  source: Document | null,
  askerId: string,
): Reply {
  const options = source === null ? {} : { source };
  const findings = quotations.map((text) => quoteFinding(text, checkQuote(index, text, options)));
  const count = quotations.length === 1 ? 'One quotation' : `${quotations.length} quotations`;
  const where = source ? markdown` against **${source.metadata.title}**` : markdown``;
  return findingsReply(markdown`### ${count} checked${where}`, findings, askerId);
}
