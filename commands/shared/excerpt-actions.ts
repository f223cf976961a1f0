import type { Passage } from '../../src/corpus/document/document.ts';
import type { Action } from '../../src/discord/command/command.ts';
import { unpackId } from '../../src/discord/command/custom-id.ts';
import { recordedPassages } from '../../src/discord/command/passage-list.ts';
import type { Block } from '../../src/discord/command/reply.ts';
import type { Press } from '../../src/discord/command/request.ts';
import type { Services } from '../../src/discord/command/services.ts';
import { mayManage, requirePosting } from '../../src/discord/interactions/permissions.ts';
import type { Library } from '../../src/retrieval/library.ts';
import { PlainError } from '../../src/system/errors.ts';
import { CITE, CONTEXT, DELETE, deleteButton, excerptButtons, SHARE } from './excerpt-buttons.ts';
import { withNeighbours } from './neighbours.ts';
import { readStyle } from './options/style.ts';
import { referenceReply, STYLE } from './reference-reply.ts';
import { requirePublic } from './server-settings.ts';
import { standsAsCited } from './stands-as-cited.ts';

/** `Context`: what stands before and after the excerpt, for whoever wants to know. */
export const context: Action = {
  ...CONTEXT,
  async answer(press, library, services) {
    const [passage] = await shownPassages(press, library, services);
    const quotes = passage ? withNeighbours(passage, 1) : [];
    const visibility = 'ephemeral';
    const passages = quotes.map((quote) => quote.passage);
    const blocks: Block[] = [
      ...quotes.map((quote) => ({ kind: 'quote', quote }) as const),
      excerptButtons({ passages, visibility, askerId: press.userId }),
    ];
    return { kind: 'reply', reply: { visibility, blocks } };
  },
};

/** `Cite`: references to what a message shows, to whoever wants them. */
export const citeShown: Action = {
  ...CITE,
  async answer(press, library, services) {
    const passages = await shownPassages(press, library, services);
    return { kind: 'reply', reply: await referenceReply(passages, 'plain', press.userId) };
  },
};

/** The menu of styles under references. */
export const chooseStyle: Action = {
  ...STYLE,
  async answer(press, library, services) {
    const style = readStyle(press.values[0]);
    const passages = await shownPassages(press, library, services);
    if (style === null) throw new PlainError('That style is not known to me any more.');
    const reply = await referenceReply(passages, style, press.userId);
    // A message that everyone sees stays as it was shared.
    return { kind: press.ephemeral ? 'update' : 'reply', reply };
  },
};

/** `Share`: what only this person sees, for everyone in the channel, with this person's name. */
export const share: Action = {
  ...SHARE,
  async answer(press, library, services) {
    if (!press.ephemeral) throw new PlainError('Everyone can see this message already.');
    requirePosting(press);
    await requirePublic(press, services);
    for (const id of press.citations) {
      if (await standsAsCited(id, press, library, services)) continue;
      throw new PlainError(
        `The documents were edited after this was shown: ${id} is not what stands there any more. Ask again and share the present text.`,
      );
    }
    return { kind: 'share', button: deleteButton(press.userId) };
  },
};

/** `🗑`: takes the bot's answer away. */
export const remove: Action = {
  ...DELETE,
  async answer(press) {
    const askerId = unpackId(press.fields[0] ?? '');
    if (askerId === null || !mayManage(press, askerId)) {
      throw new PlainError(
        'Only the person who asked, or someone with Manage Messages, can delete this answer.',
      );
    }
    return { kind: 'delete' };
  },
};

/** What the buttons under excerpts do; a command whose replies have such buttons lists them. */
export const EXCERPT_ACTIONS: readonly Action[] = [context, citeShown, chooseStyle, share, remove];

/** @throws PlainError when none of the passages that a button names is left. */
async function shownPassages(
  { fields, serverId }: Press,
  library: Library,
  { passageHistory: history }: Services,
): Promise<Passage[]> {
  const all = await recordedPassages(library, fields[0] ?? '', { history, serverId });
  const passages = all.filter((passage) => passage !== null);
  if (passages.length === 0) {
    throw new PlainError(
      'This passage was changed or removed after it was shown. Ask again for the present text.',
    );
  }
  return passages;
}
