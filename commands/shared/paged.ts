import type { Action, Needs } from '../../src/discord/command/command.ts';
import { encodeCustomId, packId, unpackId } from '../../src/discord/command/custom-id.ts';
import type { Button, Reply } from '../../src/discord/command/reply.ts';
import type { Press } from '../../src/discord/command/request.ts';
import type { Services } from '../../src/discord/command/services.ts';
import { mayManage } from '../../src/discord/interactions/permissions.ts';
import type { Library } from '../../src/retrieval/library.ts';
import { PlainError } from '../../src/system/errors.ts';

/** A reply that comes a page at a time. */
export interface Pages {
  /** Of the action that turns its pages. */
  readonly name: string;
  readonly version: number;
  readonly needs?: Needs;
  /** What one types to get such a reply: `/ask`. */
  readonly command: string;
  /**
   * The page that a button leads to, made from what the button and its message hold; null where that
   * leads nowhere any more.
   * @throws PlainError for what the person can mend.
   */
  show(
    press: Press,
    page: TurnedPage,
    library: Library,
    services: Services,
  ): Reply | null | Promise<Reply | null>;
}

/** The page that somebody turns to. */
interface TurnedPage {
  readonly askerId: string;
  /** Who sees the message, and shall see the next page. */
  readonly visibility: Reply['visibility'];
  /** From 0; whether there is such a page is not known. */
  readonly index: number;
  /** What the reply put into its buttons. */
  readonly fields: readonly string[];
}

export interface Paged {
  /** Turns the pages; the command that shows them lists it. */
  readonly action: Action;
  /**
   * `◀ 2 of 5 ▶` for page `index` of `count`, from 0; none where there is but one. `fields` is what
   * `show` needs to make another page.
   * @throws RangeError when the fields do not fit into a `custom_id` beside 30 other characters.
   */
  buttons(askerId: string, index: number, count: number, fields?: readonly string[]): Button[];
}

/** The buttons and the action of a reply that comes a page at a time: who may turn, and to where. */
export function paged({ name, version, needs, command, show }: Pages): Paged {
  return {
    action: {
      name,
      version,
      ...(needs ? { needs } : {}),
      async answer(press, library, services) {
        const [asker = '', target = '', ...fields] = press.fields;
        const askerId = unpackId(asker);
        const nowhere = `This button does not lead anywhere any more. Type ${command} again.`;
        if (askerId === null || !/^\d{1,6}$/.test(target)) throw new PlainError(nowhere);
        if (!mayManage(press, askerId)) {
          throw new PlainError(
            `Only the person who asked, or someone with Manage Messages, can turn these pages. Type ${command} to get your own.`,
          );
        }
        const visibility = press.ephemeral ? 'ephemeral' : 'public';
        const page = { askerId, visibility, index: Number(target), fields } as const;
        const reply = await show(press, page, library, services);
        if (reply === null) throw new PlainError(nowhere);
        // What only one person may see does not take the place of what everyone sees.
        return { kind: reply.visibility === visibility ? 'update' : 'reply', reply };
      },
    },
    buttons(askerId, index, count, fields = []) {
      if (count < 2) return [];
      const to = (target: number): string =>
        encodeCustomId({
          action: name,
          version,
          fields: [packId(askerId), String(target), ...fields],
        });
      return [
        { label: '◀', customId: to(index - 1), disabled: index === 0 },
        { label: `${index + 1} of ${count}`, customId: to(index), disabled: true },
        { label: '▶', customId: to(index + 1), disabled: index === count - 1 },
      ];
    },
  };
}

/** A page of a list. */
export interface Page<Item> {
  /** From 0. */
  readonly index: number;
  /** Of the list; 0 where it is empty. */
  readonly pageCount: number;
  /** The place in the list of the first that is shown. */
  readonly from: number;
  readonly shown: readonly Item[];
}

/** The wanted page of a list, from 0; beyond the last, the last. */
export function pageOf<Item>(all: readonly Item[], wanted: number, perPage: number): Page<Item> {
  const pageCount = Math.ceil(all.length / perPage);
  const index = Math.max(0, Math.min(wanted, pageCount - 1));
  const from = index * perPage;
  return { index, pageCount, from, shown: all.slice(from, from + perPage) };
}
