import { readCitationId } from '../../citations/reference/citation-id.ts';
import { recordOf } from '../../citations/trace/passage-record.ts';
import { isTextOf, isVouchedFor } from '../../citations/trace/same-text.ts';
import type { Passage } from '../../corpus/document/document.ts';
import type { Library } from '../../retrieval/library.ts';
import type { PassageHistory, RememberedPassage } from '../passage-history.ts';
import type { PinnedPassage } from './pinned-answers.ts';

/** Where pinned passages are looked up: what a server sees, and what was recorded for it. */
export interface PinnedIn {
  readonly library: Pick<Library, 'withMark'>;
  readonly history: Pick<PassageHistory, 'find' | 'findByMark'>;
  readonly serverId: string;
}

/** A passage as it is pinned, with the record by which it is known again. */
export async function pinnable(
  passage: Passage,
  citation: string,
  history: Pick<PassageHistory, 'remember' | 'findByMark'>,
  serverId: string,
): Promise<PinnedPassage> {
  // What was added a moment ago may not be recorded yet.
  await history.remember([recordOf(passage)]);
  const records = await history.findByMark(passage.mark, serverId);
  const own = records.find((record) => isAt(record, passage) && isTextOf(record, passage));
  return { citation, text: own?.text ?? null };
}

/**
 * The passage that was pinned, where its very text stands in the library: in its place, else where it has moved
 * to; null where it was changed or removed. The record decides and not the mark.
 */
export async function standingPassage(
  { citation, text }: PinnedPassage,
  { library, history, serverId }: PinnedIn,
): Promise<Passage | null> {
  const id = readCitationId(citation);
  if (id === null) return null;
  const marked = library.withMark(id.mark);
  const here = marked.find((passage) => isAt(id, passage));
  const record = text === null ? null : await history.find(id, serverId, text);
  if (record === null) {
    const records = await history.findByMark(id.mark, serverId);
    return here && isVouchedFor(here, records) ? here : null;
  }
  if (here && isTextOf(record, here)) return here;
  const [moved, ...others] = marked.filter((passage) => isTextOf(record, passage));
  return others.length === 0 ? (moved ?? null) : null;
}

function isAt(
  { key, section, passage }: Pick<RememberedPassage, 'key' | 'section' | 'passage'>,
  { document, section: { number: sectionNumber }, number }: Passage,
): boolean {
  return document.metadata.key === key && sectionNumber === section && number === passage;
}
