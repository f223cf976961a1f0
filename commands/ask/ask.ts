import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord.js';
import { bandUnder } from '../../src/community/settings/strictness.ts';
import { synonymsIn } from '../../src/community/synonyms/server-synonyms.ts';
import type { Document } from '../../src/corpus/document/document.ts';
import type { Command } from '../../src/discord/command/command.ts';
import { encodePassages } from '../../src/discord/command/passage-list.ts';
import { MAX_QUESTION } from '../../src/discord/command/question.ts';
import { privately, type Reply } from '../../src/discord/command/reply.ts';
import { type Request, textOption } from '../../src/discord/command/request.ts';
import { joined, type Markdown, markdown } from '../../src/discord/rendering/markdown.ts';
import type { Answer } from '../../src/retrieval/library.ts';
import { expandedQuestion } from '../../src/retrieval/question/own-synonyms.ts';
import { PlainError } from '../../src/system/errors.ts';
import { analyze } from '../../src/text/analyzer.ts';
import { pinnedFor } from '../answer/pinned-page.ts';
import { askPeople, discuss } from '../discuss/discuss.ts';
import { rememberExcerpts } from '../shared/answered-excerpts.ts';
import { tooOften } from '../shared/cooldown.ts';
import { askPeopleButton, mayDiscuss } from '../shared/discuss-buttons.ts';
import { EXCERPT_ACTIONS } from '../shared/excerpt-actions.ts';
import { excerptPage, excerptPages } from '../shared/excerpt-pages.ts';
import { mayPin } from '../shared/moderating/pin-button.ts';
import { EVERYWHERE } from '../shared/options/everywhere.ts';
import { chosenVisibility, privateOption } from '../shared/options/private.ts';
import { readSource, sourceChoices, sourceOption } from '../shared/options/source.ts';
import { placeLine } from '../shared/passage-lines.ts';
import { settingsOf } from '../shared/server-settings.ts';
import { keepUnanswered } from './keep-unanswered.ts';

/** Pages of one answer; fewer than MAX_LISTED, because nobody turns to the eighth. */
const PAGES = 5;
/** Places that are named where nothing answers. */
const PLACES = 3;

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
  async answer(request, library, services) {
    const question = readQuestion(request);
    const wait = await tooOften('ask', request, services);
    if (wait) return wait;
    const typed = textOption(request, 'source');
    const source = typed === null ? null : readSource(library.documents, typed);
    if (source && !source.ok) return privately(source.sentence);
    const document = source?.document ?? null;
    const within = document ? { within: (other: Document) => other === document } : {};
    const synonyms = await synonymsIn(services.synonyms, request.serverId);
    const pinned = await pinnedFor({ question, synonyms, document }, request, library, services);
    if (pinned.kind === 'chosen') return { ...pinned.reply, band: 'answer' };
    const encoded = await services.encode(expandedQuestion(question, synonyms), library);
    const answer = library.ask(question, { top: PAGES, encoded, synonyms, ...within });
    rememberExcerpts(library, question, answer.excerpts, synonyms);
    const { strictness } = await settingsOf(request, services);
    const band = bandUnder(strictness, answer);
    if (request.serverId !== null) services.recent.note(request.serverId, answer);
    const notes = pinned.kind === 'stale' ? [pinned.note] : [];
    const isMiss = document === null && (band === 'unsure' || band === 'nothing');
    if (isMiss) notes.push(...(await keepUnanswered(question, request, library, services)));
    return { ...answered({ ...answer, band }, request, document, notes), band };
  },
  complete: ({ focused }, library) => sourceChoices(library.documents, focused.value),
  actions: [excerptPages.action, discuss, askPeople, ...EXCERPT_ACTIONS],
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

function answered(
  answer: Answer,
  request: Request,
  document: Document | null,
  notes: readonly string[],
): Reply {
  switch (answer.band) {
    case 'answer':
      return found(answer, request, chosenVisibility(request), notes);
    case 'unsure':
      return found(answer, request, 'ephemeral', notes);
    case 'chatter':
      return privately(HOW_TO_ASK);
    case 'nothing':
      return withAskPeople(nothing(answer, document, notes), request);
  }
}

function found(
  { question, excerpts, band }: Answer,
  request: Request,
  visibility: Reply['visibility'],
  notes: readonly string[],
): Reply {
  const { code, count } = encodePassages(excerpts.map(({ passage }) => passage));
  const unsure = band === 'unsure';
  const quote = excerpts[0] ?? null;
  return excerptPage({
    askerId: request.userId,
    discuss: mayDiscuss(request),
    pin: mayPin(request, visibility),
    visibility,
    question,
    unsure,
    ...(notes.length > 0 ? { note: notes.join(' ') } : {}),
    quote,
    passages: code,
    index: 0,
    count,
  });
}

/** People may know what the documents do not say. */
function withAskPeople(reply: Reply, request: Request): Reply {
  if (!mayDiscuss(request)) return reply;
  const button = { kind: 'buttons', buttons: [askPeopleButton()] } as const;
  return { ...reply, blocks: [...reply.blocks, button] };
}

const HOW_TO_ASK: Markdown = markdown`Hello! I look questions up in the documents here and show what they say, word for word, with the place where it stands.
Type \`/ask\` and your question in a sentence, such as “When does the next meeting begin?” \`/sources\` lists the documents, \`/help\` explains the rest.`;

/** Says so without a quotation, and where to look; tells what was no question to begin with. */
function nothing(
  { question, excerpts }: Answer,
  document: Document | null,
  notes: readonly string[],
): Reply {
  if (analyze(question, 'en').every(({ stop }) => stop)) {
    throw new PlainError(
      'That question has only words that stand in every text, such as “the” and “is”. Name what you want to know about.',
    );
  }
  const who = document
    ? markdown`**${document.metadata.title}** does not answer this.`
    : markdown`The documents do not answer this.`;
  const how = markdown`Try words that the documents would use, \`/search\` for single words, or \`/sources\` for what there is.`;
  // The first of each section: two passages under one heading are one place to look.
  const places = [...new Set(excerpts.map(({ passage }) => passage.section))]
    .flatMap((section) => excerpts.find(({ passage }) => passage.section === section) ?? [])
    .slice(0, PLACES)
    .map(({ passage }) => placeLine(passage));
  const nearest =
    places.length === 0
      ? []
      : [markdown`The nearest places, should you want to look there:`, ...places];
  const noted = notes.map((note) => markdown`-# ${note}`);
  return {
    visibility: 'ephemeral',
    blocks: [
      { kind: 'question', text: question },
      { kind: 'text', text: joined([markdown`${who} ${how}`, ...nearest, ...noted], '\n') },
    ],
  };
}
