import { encodeCustomId, packId } from '../src/discord/custom-id.ts';
import { markdown } from '../src/discord/markdown.ts';
import type { Block, Button, Quote, Reply } from '../src/discord/reply.ts';
import { citeButton, contextButton, shareOrDelete } from './excerpt-buttons.ts';

/** One page of an answer: an excerpt, and the buttons to its other pages. */
export interface ExcerptPage {
  readonly askerId: string;
  readonly visibility: Reply['visibility'];
  readonly question: string | null;
  /** A sentence above the excerpt. */
  readonly note?: string | undefined;
  /** Null where the text that was on this page is not in the library any more. */
  readonly quote: Quote | null;
  /** All pages' passages as `encodePassages` wrote them. */
  readonly passages: string;
  readonly index: number;
  readonly count: number;
}

export const PAGE = { name: 'page', version: 1 } as const;

const GONE = markdown`This passage was changed or removed after the question was asked. Ask again for the present text.`;

export function excerptPage(page: ExcerptPage): Reply {
  const { question, note, quote, visibility } = page;
  const blocks: Block[] = [
    ...(question === null ? [] : [{ kind: 'question', text: question } as const]),
    ...(note === undefined ? [] : [{ kind: 'text', text: markdown`-# ${note}` } as const]),
    quote ? { kind: 'quote', quote } : { kind: 'text', text: GONE },
    ...(page.count > 1 ? [{ kind: 'buttons', buttons: turningButtons(page) } as const] : []),
    { kind: 'buttons', buttons: excerptActions(page) },
  ];
  return { visibility, blocks };
}

function excerptActions({ quote, visibility, askerId }: ExcerptPage): Button[] {
  return [
    ...(quote ? [...contextButton(quote.passage), ...citeButton([quote.passage])] : []),
    shareOrDelete(visibility, askerId),
  ];
}

function turningButtons({ askerId, passages, index, count }: ExcerptPage): Button[] {
  const to = (target: number): string =>
    encodeCustomId({
      action: PAGE.name,
      version: PAGE.version,
      fields: [packId(askerId), String(target), passages],
    });
  return [
    { label: '◀', customId: to(index - 1), disabled: index === 0 },
    { label: `${index + 1} of ${count}`, customId: to(index), disabled: true },
    { label: '▶', customId: to(index + 1), disabled: index === count - 1 },
  ];
}
