import { citationId, readCitationId } from '../citations/reference/citation-id.ts';
import { recordOf } from '../citations/trace/passage-record.ts';
import { isTextOf } from '../citations/trace/same-text.ts';
import type { Document } from '../corpus/document/document.ts';
import { serverOf } from '../corpus/document/document-server.ts';
import type { OwnPost } from './own-posts.ts';
import type { PassageHistory, PassageRecord, RememberedPassage } from './passage-history.ts';
import { tracerIn } from './trace-in-document.ts';

/** A citation of a document, and the text that it stood for when it was given out. */
export interface CitedThen {
  readonly citation: string;
  readonly record: PassageRecord;
}

/** `RememberedPassage.lastSeen` is exact to within a day. */
const SEEN_WITHIN_MS = 86_400_000;

/**
 * Finds the citations of a post that were of this document, and not of another that had the same key
 * elsewhere or at another time:
 * - a server's own document is quoted in that server only;
 * - an id that the server's own documents had when it was posted is not everyone's document's;
 * - an id that the document has is its own; one that it does not have counts where the history knows it
 *   and its text, or most of its words, still stand in the document. What is left of the others, if
 *   they were this document's at all, was said when they were taken out of it.
 */
export function citationsOf(
  document: Document,
  history: Pick<PassageHistory, 'find'>,
): (post: OwnPost) => Promise<CitedThen[]> {
  const server = serverOf(document.name);
  const present = new Map(document.passages.map((passage) => [citationId(passage), passage]));
  const trace = tracerIn(document);
  const records = onceEach((citation) => {
    const passage = present.get(citation);
    return passage
      ? Promise.resolve(recordOf(passage))
      : remembered(citation, server).then(standingStill);
  });
  const remembered = onceEach((citation, guildId) => {
    const id = readCitationId(citation);
    return id ? history.find(id, guildId) : Promise.resolve(null);
  });

  async function standingStill(record: PassageRecord | null): Promise<PassageRecord | null> {
    if (record?.server !== server) return null;
    return (await trace(record)).kind === 'removed' ? null : record;
  }

  /** The record of the very text that a post quotes, where two texts had its id and this is not the present one. */
  const ofOtherText = onceEach(async (citation, text) => {
    const [id, passage] = [readCitationId(citation), present.get(citation)];
    const record = id && passage && text !== null ? await history.find(id, server, text) : null;
    if (!record || record.server !== server || !passage || isTextOf(record, passage)) return null;
    return record;
  });

  async function wasServersOwn(citation: string, { guildId, postedAt }: OwnPost) {
    if (server !== null || guildId === null) return false;
    const own = await remembered(citation, guildId);
    return own !== null && own.server !== null && wasThere(own, postedAt);
  }

  return async (post) => {
    if (server !== null && post.guildId !== server) return [];
    const cited: CitedThen[] = [];
    for (const citation of post.citations) {
      if (readCitationId(citation)?.key !== document.metadata.key) continue;
      if (await wasServersOwn(citation, post)) continue;
      const other = await ofOtherText(citation, post.texts?.get(citation) ?? null);
      const record = other ?? (await records(citation, null));
      if (record) cited.push({ citation, record });
    }
    return cited;
  };
}

function wasThere({ firstSeen, lastSeen }: RememberedPassage, at: Date): boolean {
  return firstSeen <= at && at.getTime() <= lastSeen.getTime() + SEEN_WITHIN_MS;
}

/** Wraps a look-up so that each citation is looked up once in each server, however many posts cite it. */
function onceEach<T>(
  look: (citation: string, within: string | null) => Promise<T>,
): (citation: string, within: string | null) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (citation, within) => {
    const name = `${within ?? ''} ${citation}`;
    const found = known.get(name) ?? look(citation, within);
    known.set(name, found);
    return found;
  };
}
