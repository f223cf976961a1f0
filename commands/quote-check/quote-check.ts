import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord.js';
import type { Document } from '../../src/corpus/document/document.ts';
import type { Command } from '../../src/discord/command/command.ts';
import { privately, type Reply } from '../../src/discord/command/reply.ts';
import { textOption } from '../../src/discord/command/request.ts';
import type { QuoteChecker } from '../../src/discord/command/services.ts';
import { markdown } from '../../src/discord/rendering/markdown.ts';
import { MAX_QUOTE_CHARACTERS } from '../../src/quotes/check/quote-check.ts';
import {
  findQuotations,
  MAX_QUOTATION_CHARACTERS,
  type Quotations,
} from '../../src/quotes/text/find-quotations.ts';
import { PlainError } from '../../src/system/errors.ts';
import { EXCERPT_ACTIONS } from '../shared/excerpt-actions.ts';
import { type Finding, findingsReply } from '../shared/findings.ts';
import { EVERYWHERE } from '../shared/options/everywhere.ts';
import { readSource, sourceChoices, sourceOption } from '../shared/options/source.ts';
import { quoteFinding } from './quote-findings.ts';
import { isQuotedWhole, wordsOutside } from './whole-text.ts';

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
  async answer(request, library, services) {
    const text = textOption(request, 'text');
    if (text === null) throw new PlainError('Paste the words that you want checked.');
    const typed = textOption(request, 'source');
    const source = typed === null ? null : readSource(library.documents, typed);
    if (source && !source.ok) return privately(source.sentence);
    const found = findQuotations(text);
    const texts = found.quotations.map((quotation) => quotation.text);
    const document = source?.document ?? null;
    const check = await services.quotes(library);
    const unchecked = wordsOutside(text, found);
    if (texts.length === 0) return checked([text], NONE_LEFT, check, document, request.userId);
    if (unchecked > 0) {
      const verdict = await check(text, document === null ? {} : { source: document });
      if (isQuotedWhole(text, found, verdict)) {
        const whole: QuoteChecker = async () => verdict;
        return checked([text], NONE_LEFT, whole, document, request.userId);
      }
    }
    return checked(texts, { ...found, unchecked }, check, document, request.userId);
  },
  complete: ({ focused }, library) => sourceChoices(library.documents, focused.value),
  actions: EXCERPT_ACTIONS,
};

export const checkQuotes: Command = {
  data: { ...EVERYWHERE, type: ApplicationCommandType.Message, name: 'Check quotes' },
  actions: EXCERPT_ACTIONS,
  async answer({ target, userId }, library, services) {
    const found = findQuotations(target?.text ?? '');
    const texts = found.quotations.map(({ text }) => text);
    if (texts.length === 0 && found.tooLong > 0) {
      throw new PlainError(
        `The quotation in that message is longer than ${LONGEST} characters. /quote-check takes it in parts.`,
      );
    }
    if (texts.length === 0) {
      throw new PlainError(
        'I see no quotation in that message: no words in quotation marks and no block quote. /quote-check takes any words.',
      );
    }
    const text = target?.text ?? '';
    const check = await services.quotes(library);
    const unchecked = wordsOutside(text, found);
    if (unchecked > 0 && text.length <= MAX_QUOTE_CHARACTERS) {
      const verdict = await check(text);
      if (isQuotedWhole(text, found, verdict)) {
        return checked([text], NONE_LEFT, async () => verdict, null, userId);
      }
    }
    return checked(texts, { ...found, unchecked }, check, null, userId);
  },
};

/** `unchecked`: words outside the quotations. */
type Left = Omit<Quotations, 'quotations'> & { readonly unchecked: number };
const NONE_LEFT: Left = { left: 0, tooLong: 0, unchecked: 0 };
const LONGEST = MAX_QUOTATION_CHARACTERS.toLocaleString('en');

async function checked(
  quotations: readonly string[],
  { left, tooLong, unchecked }: Left,
  check: QuoteChecker,
  source: Document | null,
  askerId: string,
): Promise<Reply> {
  const options = source === null ? {} : { source };
  const findings: Finding[] = [];
  for (const text of quotations) findings.push(quoteFinding(text, await check(text, options)));
  const number = quotations.length;
  const count = number === 1 ? 'One quotation' : `${number} quotations`;
  const which = left > 0 ? `The first ${number} of ${number + left} quotations` : count;
  const long =
    tooLong > 0
      ? markdown`\n-# Left out for being longer than ${LONGEST} characters: ${tooLong}.`
      : markdown``;
  const words = unchecked === 1 ? 'one word' : `${unchecked.toLocaleString('en')} words`;
  const rest =
    unchecked > 0
      ? markdown`\n-# Only what is quoted was checked, not the ${words} around it.`
      : markdown``;
  const where = source ? markdown` against **${source.metadata.title}**` : markdown``;
  return findingsReply(markdown`### ${which} checked${where}${long}${rest}`, findings, askerId);
}
