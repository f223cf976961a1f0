import { ApplicationCommandType } from 'discord.js';
import type { Action, Command } from '../../src/discord/command/command.ts';
import { encodeCustomId, packId } from '../../src/discord/command/custom-id.ts';
import type { Block, Reply } from '../../src/discord/command/reply.ts';
import type { TargetMessage } from '../../src/discord/command/request.ts';
import type { Services } from '../../src/discord/command/services.ts';
import { markdown } from '../../src/discord/rendering/markdown.ts';
import type { Library } from '../../src/retrieval/library.ts';
import { PlainError } from '../../src/system/errors.ts';
import { EXCERPT_ACTIONS } from '../shared/excerpt-actions.ts';
import { SHARE } from '../shared/excerpt-buttons.ts';
import { IN_SERVERS } from '../shared/options/in-servers.ts';
import { requireServer } from '../shared/server-settings.ts';
import { chooseGiven, givenSource, giveSource } from './give-source.ts';
import { ASK, askAuthor, deleteRequest, findForRequest, withdraw } from './source-request.ts';
import { statementOption, statementsOf } from './statements.ts';

const CHOOSE = { name: 'source-claim', version: 1 } as const;
const WEEK_MS = 7 * 86_400_000;

/** **Ask for a source**: what the documents say of a statement, and then whether to ask its author. */
export const askForSource: Command = {
  data: {
    ...IN_SERVERS,
    type: ApplicationCommandType.Message,
    name: 'Ask for a source',
  },
  async answer(request, library, services) {
    requireServer(request);
    const { target, userId } = request;
    const { id, authorId, text } = askable(target, userId);
    const statements = statementsOf(text);
    const [only, ...others] = statements;
    if (only === undefined) {
      throw new PlainError('There is no statement in that message that a source could bear out.');
    }
    if (others.length === 0) return closest(only, [id, authorId], library, services);
    const customId = encodeCustomId({
      action: CHOOSE.name,
      version: CHOOSE.version,
      fields: [packId(id), packId(authorId)],
    });
    const select = {
      customId,
      placeholder: 'Choose a statement',
      options: statements.map(statementOption),
    };
    return {
      visibility: 'ephemeral',
      blocks: [
        {
          kind: 'text',
          text: markdown`Which statement? First you alone see what the documents say of it.`,
        },
        { kind: 'select', select },
      ],
    };
  },
  get actions() {
    return [
      chooseStatement,
      askAuthor,
      giveSource,
      givenSource,
      chooseGiven,
      findForRequest,
      withdraw,
      deleteRequest,
      ...EXCERPT_ACTIONS,
    ];
  },
};

/** @throws PlainError for a message whose author nobody can ask. */
function askable(target: TargetMessage | null, askerId: string, now = Date.now()) {
  if (target === null) throw new PlainError('Ask for a source works on a message.');
  const { authorId, createdAt } = target;
  if (authorId === null) throw new PlainError('Only people can be asked for a source.');
  if (authorId === askerId) throw new PlainError('That is your own message.');
  if (now - createdAt > WEEK_MS) {
    throw new PlainError('That message is older than a week; nobody needs to answer for it now.');
  }
  return { ...target, authorId };
}

const chooseStatement: Action = {
  ...CHOOSE,
  async answer(press, library, services) {
    const [message = '', author = ''] = press.fields;
    const statement = press.chosen ?? '';
    if (statement === '') throw new PlainError('Use Ask for a source on the message again.');
    const reply = await closest(statement, [message, author], library, services, true);
    return { kind: 'reply', reply };
  },
};

/** What the documents say of a statement, to whoever asks, with the choice to ask its author. */
async function closest(
  statement: string,
  [message, author]: readonly [string, string],
  library: Library,
  services: Services,
  isPacked = false,
): Promise<Reply> {
  const encoded = await services.encode(statement, library);
  const { band, excerpts } = library.ask(statement, { top: 1, encoded });
  const [best] = band === 'answer' || band === 'unsure' ? excerpts : [];
  const pack = isPacked ? (id: string) => id : packId;
  const ask = {
    label: 'Ask the author',
    customId: encodeCustomId({
      action: ASK.name,
      version: ASK.version,
      fields: [pack(message), pack(author)],
    }),
  };
  const share = {
    label: 'Share passage',
    customId: encodeCustomId({ action: SHARE.name, version: SHARE.version, fields: [] }),
  };
  const found: Block = best
    ? { kind: 'quote', quote: { ...best, lead: markdown`The closest passage:` } }
    : { kind: 'text', text: markdown`Nothing in the documents comes close.` };
  return {
    visibility: 'ephemeral',
    blocks: [
      { kind: 'question', text: statement },
      found,
      { kind: 'buttons', buttons: best ? [share, ask] : [ask] },
    ],
  };
}
