import type { Passage } from '../../src/corpus/document/document.ts';
import type { Action } from '../../src/discord/command/command.ts';
import { allRecorded } from '../../src/discord/command/passage-list.ts';
import type { Block, Quote, Reply } from '../../src/discord/command/reply.ts';
import type { Press } from '../../src/discord/command/request.ts';
import type { Services } from '../../src/discord/command/services.ts';
import { quoteLength } from '../../src/discord/rendering/fit-blocks.ts';
import type { Library } from '../../src/retrieval/library.ts';
import { PlainError } from '../../src/system/errors.ts';
import { excerptButtons } from '../shared/excerpt-buttons.ts';
import { paged } from '../shared/paged.ts';
import { excerptEnd, READ_ON } from './part-post.ts';
import { type Room, slicesOf } from './slices.ts';

const PAGE: Room = { text: 2_200, quotes: 6, message: 2_800, lengthOf: quoteLength };

/** Turns the pages of the rest of a part. */
const restPages = paged({
  name: 'read-page',
  version: 1,
  command: 'Read on',
  async show(press, { askerId, index, fields: [code = ''] }, library, services) {
    return restPage(code, { askerId, index }, press, library, services);
  },
});

/** `Read on`: what a post left out of its part, to whoever wants it. */
const readOn: Action = {
  ...READ_ON,
  async answer(press, library, services) {
    const [, , code = ''] = press.fields;
    const page = { askerId: press.userId, index: 0 };
    const reply = await restPage(code, page, press, library, services);
    if (reply === null) throw new PlainError('The post shows all of this part.');
    return { kind: 'reply', reply };
  },
};

export const READ_ON_ACTIONS: readonly Action[] = [readOn, restPages.action];

/** Null where there is no such page. */
async function restPage(
  code: string,
  { askerId, index }: { readonly askerId: string; readonly index: number },
  { serverId }: Pick<Press, 'serverId'>,
  library: Library,
  { passageHistory: history }: Pick<Services, 'passageHistory'>,
): Promise<Reply | null> {
  const passages = await allRecorded(library, code, { history, serverId });
  if (passages === null) {
    throw new PlainError(
      'This part was changed after it was posted. Type /cite with the id under the excerpt for the present text.',
    );
  }
  const pages = restOf(passages);
  const quotes = pages[index];
  if (!quotes) return null;
  const turning = restPages.buttons(askerId, index, pages.length, [code]);
  const cited = { passages: quotes.map(({ passage }) => passage), askerId };
  const blocks: Block[] = [
    ...quotes.map((quote) => ({ kind: 'quote', quote }) as const),
    ...(turning.length > 0 ? [{ kind: 'buttons', buttons: turning } as const] : []),
    excerptButtons({ ...cited, visibility: 'ephemeral' }),
  ];
  return { visibility: 'ephemeral', blocks };
}

/** The rest of a part after its excerpt, page by page. */
function restOf(passages: readonly Passage[]): (readonly Quote[])[] {
  const pages: (readonly Quote[])[] = [];
  for (let from = excerptEnd(passages); from !== null; ) {
    const { quotes, next } = slicesOf(passages, from, PAGE);
    pages.push(quotes);
    from = next;
  }
  return pages;
}
