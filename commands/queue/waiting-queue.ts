import type { Action } from '../../src/discord/command/command.ts';
import { encodeCustomId, packId, unpackId } from '../../src/discord/command/custom-id.ts';
import { type Block, privately, type Reply } from '../../src/discord/command/reply.ts';
import type { Services } from '../../src/discord/command/services.ts';
import { type Markdown, markdown } from '../../src/discord/rendering/markdown.ts';
import { PlainError } from '../../src/system/errors.ts';
import { MODERATOR } from '../shared/moderating/moderator.ts';
import { paged, pageOf } from '../shared/paged.ts';
import { requireServer } from '../shared/server-settings.ts';

const PER_PAGE = 5;

/** One of the lists of `/queue`, by the name of its subcommand. */
export interface WaitingQueue {
  readonly name: string;
  readonly description: string;
  readonly actions: readonly Action[];
  /** Its first page, to whoever asks for it. */
  show(serverId: string, askerId: string, services: Services): Promise<Reply>;
}

/** A list of what waits, each with its `Resolve`. */
export interface WaitingItems<Item> {
  readonly name: string;
  readonly description: string;
  /** Of the actions that turn its pages and resolve. */
  readonly actionNames: { readonly pages: string; readonly resolve: string };
  readonly title: string;
  /** What is said where nothing waits. */
  readonly nothing: Markdown;
  items(serverId: string, services: Services): Promise<readonly Item[]>;
  /** What is said of all of them together. */
  summary(items: readonly Item[], now: Date): string;
  line(item: Item, now: Date): Markdown;
  /** The message that an item is known by. */
  messageId(item: Item): string;
  /** Takes an item of the server off the list; one that is gone already is no fault. */
  resolve(serverId: string, messageId: string, services: Services): Promise<void>;
}

/** Shows what waits in pages of five. */
export function waitingQueue<Item>(of: WaitingItems<Item>): WaitingQueue {
  const { name, description, actionNames } = of;
  const command = `/queue ${name}`;
  const pages = paged({
    name: actionNames.pages,
    version: 1,
    needs: MODERATOR,
    command,
    show: (press, { askerId, index }, _library, services) =>
      listPage(requireServer(press), askerId, index, services),
  });
  const resolving = { name: actionNames.resolve, version: 1 } as const;

  async function listPage(
    serverId: string,
    askerId: string,
    wanted: number,
    services: Services,
  ): Promise<Reply> {
    const items = await of.items(serverId, services);
    if (items.length === 0) return privately(of.nothing);
    const now = services.clock();
    const { index, pageCount, from, shown } = pageOf(items, wanted, PER_PAGE);
    const resolveId = (item: Item) =>
      encodeCustomId({
        action: resolving.name,
        version: resolving.version,
        fields: [packId(of.messageId(item)), String(index)],
      });
    const blocks: Block[] = [
      { kind: 'text', text: markdown`### ${of.title}\n-# ${of.summary(items, now)}` },
      ...shown.map((item, at) => {
        const text = markdown`${from + at + 1}. ${of.line(item, now)}`;
        return { kind: 'text', text } as const;
      }),
      {
        kind: 'buttons',
        buttons: shown.map((item, at) => ({
          label: `Resolve ${from + at + 1}`,
          customId: resolveId(item),
        })),
      },
      ...(pageCount > 1
        ? [{ kind: 'buttons', buttons: pages.buttons(askerId, index, pageCount) } as const]
        : []),
    ];
    return { visibility: 'ephemeral', blocks };
  }

  const resolve: Action = {
    ...resolving,
    needs: MODERATOR,
    async answer(press, _library, services) {
      const serverId = requireServer(press);
      const [message = '', index = ''] = press.fields;
      const messageId = unpackId(message);
      if (messageId === null) throw new PlainError(`Type ${command} again.`);
      await of.resolve(serverId, messageId, services);
      const page = Number.parseInt(index, 10) || 0;
      return { kind: 'update', reply: await listPage(serverId, press.userId, page, services) };
    },
  };

  return {
    name,
    description,
    actions: [pages.action, resolve],
    show: (serverId, askerId, services) => listPage(serverId, askerId, 0, services),
  };
}
