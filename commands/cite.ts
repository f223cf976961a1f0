import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord.js';
import { resolveReference } from '../src/citations/resolve-reference.ts';
import type { Passage } from '../src/corpus/document.ts';
import type { Command } from '../src/discord/command.ts';
import { type Markdown, markdown } from '../src/discord/markdown.ts';
import { encodePassages } from '../src/discord/passage-list.ts';
import { type Block, passageQuote, privately, type Reply } from '../src/discord/reply.ts';
import { numberOption, type Request, textOption } from '../src/discord/request.ts';
import { PlainError } from '../src/errors.ts';
import { excerptButtons } from './excerpt-buttons.ts';
import { excerptPage } from './excerpt-pages.ts';
import { withNeighbours } from './neighbours.ts';
import { EVERYWHERE } from './options/everywhere.ts';
import { chosenVisibility, privateOption } from './options/private.ts';
import { referenceChoices, referenceOption } from './options/reference.ts';
import { passageLines } from './passage-lines.ts';

const MAX_CONTEXT = 3;
const CLOSEST = 5;

export const cite: Command = {
  data: {
    ...EVERYWHERE,
    type: ApplicationCommandType.ChatInput,
    name: 'cite',
    description: 'Look up a citation: the passage it stands for, word for word',
    options: [
      referenceOption,
      {
        type: ApplicationCommandOptionType.Integer,
        name: 'context',
        description: 'How many passages before and after to show as well',
        min_value: 0,
        max_value: MAX_CONTEXT,
      },
      privateOption,
    ],
  },
  async answer(request, library) {
    const reference = textOption(request, 'reference');
    if (reference === null) throw new PlainError('Give a citation id or the name of a document.');
    const resolution = resolveReference(library.documents, reference);
    switch (resolution.kind) {
      case 'found':
        return found(request, resolution.passages, resolution.note);
      case 'ambiguous':
        return list(
          markdown`That fits several passages. Which one do you mean?`,
          resolution.candidates,
        );
      case 'unknown':
        return list(markdown`${resolution.message}`, resolution.closest.slice(0, CLOSEST));
    }
  },
  complete: ({ focused }, library) => referenceChoices(library.documents, focused.value),
};

function found(request: Request, passages: readonly Passage[], note: string | undefined): Reply {
  const [first, ...others] = passages;
  if (!first) throw new PlainError('That document holds no passage to cite.');
  const context = Math.min(numberOption(request, 'context') ?? 0, MAX_CONTEXT);
  if (context > 0 && others.length === 0) return inContext(request, first, context, note);
  const { code, count } = encodePassages(passages);
  const shown =
    count < passages.length ? [`These are the first ${count} of ${passages.length} passages.`] : [];
  return excerptPage({
    askerId: request.userId,
    visibility: chosenVisibility(request),
    question: null,
    note: [...(note === undefined ? [] : [note]), ...shown].join(' ') || undefined,
    quote: passageQuote(first),
    passages: code,
    index: 0,
    count,
  });
}

function inContext(
  request: Request,
  passage: Passage,
  context: number,
  note: string | undefined,
): Reply {
  const visibility = chosenVisibility(request);
  const quotes = withNeighbours(passage, context);
  const passages = quotes.map((quote) => quote.passage);
  const blocks: Block[] = [
    ...(note === undefined ? [] : [{ kind: 'text', text: markdown`-# ${note}` } as const]),
    ...quotes.map((quote) => ({ kind: 'quote', quote }) as const),
    excerptButtons({ passages, visibility, askerId: request.userId }),
  ];
  return { visibility, blocks };
}

function list(sentence: Markdown, passages: readonly Passage[]): Reply {
  if (passages.length === 0) return privately(sentence);
  return privately(sentence, passageLines(passages));
}
