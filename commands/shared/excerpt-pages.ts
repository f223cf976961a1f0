import { synonymsIn } from '../../src/community/synonyms/server-synonyms.ts';
import type { Document, Passage } from '../../src/corpus/document/document.ts';
import { recordedPassages } from '../../src/discord/command/passage-list.ts';
import {
  type Block,
  type Button,
  passageQuote,
  type Quote,
  type Reply,
} from '../../src/discord/command/reply.ts';
import { markdown } from '../../src/discord/rendering/markdown.ts';
import type { Library } from '../../src/retrieval/library.ts';
import type { OwnSynonym } from '../../src/retrieval/question/own-synonyms.ts';
import { rememberedExcerpt } from './answered-excerpts.ts';
import { askPeopleButton, discussButton, mayDiscuss } from './discuss-buttons.ts';
import { citeButton, contextButton, shareOrDelete } from './excerpt-buttons.ts';
import { mayPin, pinButton } from './moderating/pin-button.ts';
import { paged } from './paged.ts';

/** One page of an answer: an excerpt, and the buttons to its other pages. */
export interface ExcerptPage {
  readonly askerId: string;
  readonly visibility: Reply['visibility'];
  readonly question: string | null;
  /** Whether it may be no answer at all; said above the excerpt on every page. */
  readonly unsure?: boolean;
  /** Whether moderators chose it for questions like this one; said in the same place. */
  readonly pinned?: boolean;
  /** Whether a discussion of it can be opened where it stands. */
  readonly discuss: boolean;
  /** Whether moderators can pin it to the question where it stands. */
  readonly pin?: boolean;
  /** A sentence above the excerpt. */
  readonly note?: string | undefined;
  /** Null where the text that was on this page is not in the library any more. */
  readonly quote: Quote | null;
  /** All pages' passages as `encodePassages` wrote them. */
  readonly passages: string;
  readonly index: number;
  readonly count: number;
}

const GONE = markdown`This passage was changed or removed after the question was asked. Ask again for the present text.`;
const NOT_SURE = {
  one: markdown`I am not sure. The closest passage:`,
  several: markdown`I am not sure. The closest passages:`,
};
const CHOSEN = markdown`📌 Chosen by the moderators for questions like this one:`;
/** The field of a button that carries over to the next page why it is shown. */
const UNSURE = 'u';
const PINNED = 'p';
/** Deep enough for a passage that ranked among all documents to turn up among its document's. */
const DEPTH = 50;

/** Turns to another excerpt of the same answer. */
export const excerptPages = paged({
  name: 'page',
  version: 1,
  command: '/ask',
  async show(press, { fields, ...page }, library, services) {
    const { question, serverId } = press;
    const [code = '', why] = fields;
    const recorded = { history: services.passageHistory, serverId };
    const isShown = (index: number) => index === page.index;
    const passages = await recordedPassages(library, code, recorded, isShown);
    const passage = passages[page.index];
    if (passage === undefined) return null;
    const unsure = why === UNSURE;
    const pinned = why === PINNED;
    const synonyms = await synonymsIn(services.synonyms, serverId);
    const quote = passage && quoteFor(library, pinned ? null : question, passage, synonyms);
    const count = passages.length;
    const buttons = { discuss: mayDiscuss(press), pin: mayPin(press, page.visibility) };
    const shown = { question, unsure, pinned, quote, passages: code, count };
    return excerptPage({ ...page, ...buttons, ...shown });
  },
});

export function excerptPage(page: ExcerptPage): Reply {
  const { question, unsure = false, pinned = false, note, quote } = page;
  const { visibility, askerId, index, count } = page;
  const fields = [page.passages, ...(unsure ? [UNSURE] : []), ...(pinned ? [PINNED] : [])];
  const turning = excerptPages.buttons(askerId, index, count, fields);
  const blocks: Block[] = [
    ...(question === null ? [] : [{ kind: 'question', text: question } as const]),
    ...(unsure ? [{ kind: 'text', text: NOT_SURE[count > 1 ? 'several' : 'one'] } as const] : []),
    ...(pinned ? [{ kind: 'text', text: CHOSEN } as const] : []),
    ...(note === undefined ? [] : [{ kind: 'text', text: markdown`-# ${note}` } as const]),
    quote ? { kind: 'quote', quote } : { kind: 'text', text: GONE },
    ...(turning.length > 0 ? [{ kind: 'buttons', buttons: turning } as const] : []),
    { kind: 'buttons', buttons: excerptActions(page) },
  ];
  return { visibility, blocks };
}

function excerptActions({
  quote,
  visibility,
  askerId,
  discuss,
  pin = false,
  question,
  unsure = false,
  pinned = false,
}: ExcerptPage): Button[] {
  return [
    ...(quote ? [...contextButton(quote.passage), ...citeButton([quote.passage])] : []),
    ...(quote && discuss && visibility === 'public' ? [discussButton()] : []),
    ...(quote && pin && question !== null && !pinned ? [pinButton(quote.passage)] : []),
    shareOrDelete(visibility, askerId),
    ...(unsure && discuss && visibility === 'ephemeral' ? [askPeopleButton()] : []),
  ];
}

/** The excerpt that answers the question; the whole passage where there is no question. */
function quoteFor(
  library: Library,
  question: string | null,
  passage: Passage,
  synonyms: readonly OwnSynonym[],
): Quote {
  if (question === null) return passageQuote(passage);
  const remembered = rememberedExcerpt(library, question, passage, synonyms);
  if (remembered) return remembered;
  // The bot was started again, or the documents have changed since.
  const { document } = passage;
  const within = (other: Document) => other === document;
  const { excerpts } = library.ask(question, { top: DEPTH, within, synonyms });
  return excerpts.find((excerpt) => excerpt.passage === passage) ?? passageQuote(passage);
}
