import { encodeCustomId, packId } from '../../src/discord/command/custom-id.ts';
import type { Block, Button, Quote, Reply } from '../../src/discord/command/reply.ts';
import { markdown } from '../../src/discord/rendering/markdown.ts';
import { citeButton, contextButton, shareOrDelete } from '../shared/excerpt-buttons.ts';
import { turningButtons } from '../shared/turning-buttons.ts';

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
  const turning = turningButtons(page.index, page.count, (index) => pageId({ ...page, index }));
  const blocks: Block[] = [
    ...(question === null ? [] : [{ kind: 'question', text: question } as const]),
    ...(note === undefined ? [] : [{ kind: 'text', text: markdown`-# ${note}` } as const]),
    quote ? { kind: 'quote', quote } : { kind: 'text', text: GONE },
    ...(turning.length > 0 ? [{ kind: 'buttons', buttons: turning } as const] : []),
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

function pageId({ askerId, passages, index }: ExcerptPage): string {
  const fields = [packId(askerId), String(index), passages];
  return encodeCustomId({ action: PAGE.name, version: PAGE.version, fields });
}
