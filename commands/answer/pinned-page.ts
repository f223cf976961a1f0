import { closestPin } from '../../src/community/pins/closest-pin.ts';
import { standingPassage } from '../../src/community/pins/pinned-passages.ts';
import { languagesIn } from '../../src/community/questions/languages-in.ts';
import { ALIKE } from '../../src/community/questions/likeness.ts';
import type { Document } from '../../src/corpus/document/document.ts';
import { encodePassages } from '../../src/discord/command/passage-list.ts';
import { passageQuote, type Reply } from '../../src/discord/command/reply.ts';
import type { Request } from '../../src/discord/command/request.ts';
import type { Services } from '../../src/discord/command/services.ts';
import type { Library } from '../../src/retrieval/library.ts';
import type { OwnSynonym } from '../../src/retrieval/question/own-synonyms.ts';
import { mayDiscuss } from '../shared/discuss-buttons.ts';
import { excerptPage } from '../shared/excerpt-pages.ts';
import { chosenVisibility } from '../shared/options/private.ts';

/** A question as it is asked in a server. */
interface AskedHere {
  readonly question: string;
  /** Those that count there. */
  readonly synonyms: readonly OwnSynonym[];
  /** The one document that is asked; null: all. */
  readonly document: Document | null;
}

/** What the moderators chose for a question. */
export type Pinned =
  | { readonly kind: 'none' }
  | { readonly kind: 'chosen'; readonly reply: Reply }
  /** Nothing that they chose stands as it was; the sentence says so. */
  | { readonly kind: 'stale'; readonly note: string };

const STALE =
  'The moderators chose a passage for this question, which was changed or removed since.';
const PARTLY = 'Of what the moderators chose, some was changed or removed since and is not shown.';

/**
 * What is pinned for questions like this one, as a page for everyone, or for the asker alone where that was
 * asked for; with a document, of its passages only.
 */
export async function pinnedFor(
  { question, synonyms, document }: AskedHere,
  request: Request,
  library: Library,
  services: Services,
): Promise<Pinned> {
  const { serverId, userId: askerId } = request;
  if (serverId === null) return { kind: 'none' };
  const pins = await services.pinnedAnswers.ofServer(serverId);
  const closest = closestPin(question, pins, languagesIn(library), synonyms);
  if (closest === null || closest.likeness < ALIKE) return { kind: 'none' };
  const where = { library, history: services.passageHistory, serverId };
  const all = await Promise.all(closest.pin.passages.map((one) => standingPassage(one, where)));
  const standing = all.filter((passage) => passage !== null);
  if (standing.length === 0) return { kind: 'stale', note: STALE };
  const passages = standing.filter((one) => document === null || one.document === document);
  const [first] = passages;
  if (!first) return { kind: 'none' };
  const { code, count } = encodePassages(passages);
  const reply = excerptPage({
    askerId,
    visibility: chosenVisibility(request),
    question,
    pinned: true,
    discuss: mayDiscuss(request),
    note: standing.length < all.length ? PARTLY : undefined,
    quote: passageQuote(first),
    passages: code,
    index: 0,
    count,
  });
  return { kind: 'chosen', reply };
}
