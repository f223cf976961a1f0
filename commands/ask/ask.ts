import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord.js';
import type { Document } from '../../src/corpus/document/document.ts';
import type { Command } from '../../src/discord/command/command.ts';
import { encodePassages } from '../../src/discord/command/passage-list.ts';
import { MAX_QUESTION } from '../../src/discord/command/question.ts';
import { type Block, privately, type Reply } from '../../src/discord/command/reply.ts';
import { type Request, textOption } from '../../src/discord/command/request.ts';
import { type Markdown, markdown } from '../../src/discord/rendering/markdown.ts';
import type { Answer } from '../../src/retrieval/library.ts';
import { PlainError } from '../../src/system/errors.ts';
import { analyze } from '../../src/text/analyzer.ts';
import { EXCERPT_ACTIONS } from '../shared/excerpt-actions.ts';
import { citeButton } from '../shared/excerpt-buttons.ts';
import { excerptPage, excerptPages } from '../shared/excerpt-pages.ts';
import { EVERYWHERE } from '../shared/options/everywhere.ts';
import { chosenVisibility, privateOption } from '../shared/options/private.ts';
import { readSource, sourceChoices, sourceOption } from '../shared/options/source.ts';

/** Pages of one answer; fewer than MAX_LISTED, because nobody turns to the eighth. */
const PAGES = 5;
const CLOSEST = 3;

export const ask: Command = {
  data: {
    ...EVERYWHERE,
    type: ApplicationCommandType.ChatInput,
    name: 'ask',
    description: 'Ask the documents: you get the passages that answer, word for word',
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'question',
        description: 'Your question, in a sentence or two',
        required: true,
        max_length: MAX_QUESTION,
      },
      sourceOption,
      privateOption,
    ],
  },
  async answer(request, library) {
    const question = readQuestion(request);
    const typed = textOption(request, 'source');
    const source = typed === null ? null : readSource(library.documents, typed);
    if (source && !source.ok) return privately(source.sentence);
    const document = source?.document ?? null;
    const within = document ? { within: (other: Document) => other === document } : {};
    const answer = library.ask(question, { top: PAGES, ...within });
    if (answer.answered) return hit(request, answer);
    requireWords(question);
    return miss(answer, document);
  },
  complete: ({ focused }, library) => sourceChoices(library.documents, focused.value),
  actions: [excerptPages.action, ...EXCERPT_ACTIONS],
};

function readQuestion(request: Request): string {
  const question = textOption(request, 'question')?.replace(/\s+/gu, ' ');
  if (question === undefined) throw new PlainError('Type a question for me to look up.');
  if (question.length > MAX_QUESTION) {
    throw new PlainError(
      `That question has ${question.length.toLocaleString('en')} characters; I read up to ${MAX_QUESTION}. Ask the heart of it in a sentence or two.`,
    );
  }
  return question;
}

/** Tells apart what the documents do not answer from what was no question to begin with. */
function requireWords(question: string): void {
  const terms = analyze(question, 'en');
  if (terms.length === 0) {
    throw new PlainError('There is no word in that question to look up. Ask in words.');
  }
  if (terms.every(({ stop }) => stop)) {
    throw new PlainError(
      'That question has only words that stand in every text, such as “the” and “is”. Name what you want to know about.',
    );
  }
}

function hit(request: Request, { question, excerpts }: Answer): Reply {
  const { code, count } = encodePassages(excerpts.map(({ passage }) => passage));
  return excerptPage({
    askerId: request.userId,
    visibility: chosenVisibility(request),
    question,
    quote: excerpts[0] ?? null,
    passages: code,
    index: 0,
    count,
  });
}

function miss({ question, excerpts }: Answer, document: Document | null): Reply {
  const closest = excerpts.slice(0, CLOSEST);
  const visibility = 'ephemeral';
  const blocks: Block[] = [
    { kind: 'question', text: question },
    { kind: 'text', text: notAnswered(document, closest.length) },
    ...closest.map((quote) => ({ kind: 'quote', quote }) as const),
    ...(closest.length === 0
      ? []
      : [{ kind: 'buttons', buttons: citeButton(closest.map(({ passage }) => passage)) } as const]),
  ];
  return { visibility, blocks };
}

function notAnswered(document: Document | null, closest: number): Markdown {
  const who = document
    ? markdown`**${document.metadata.title}** does not answer this.`
    : markdown`The documents do not answer this.`;
  if (closest === 0) return markdown`${who} Try other words; \`/sources\` lists what there is.`;
  const what = closest === 1 ? 'The closest passage, not' : 'The closest passages, none of them';
  return markdown`${who} ${what} an answer:`;
}
