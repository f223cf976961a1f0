import { setImmediate as nextTurn } from 'node:timers/promises';
import { type HashedWords, readWordsSteps } from '../citations/trace/hashed-words.ts';
import { isTextOf } from '../citations/trace/same-text.ts';
import {
  splittingOf,
  type Trace,
  traceCitation,
  traceCitationSteps,
} from '../citations/trace/trace-citation.ts';
import type { Document, Passage } from '../corpus/document/document.ts';
import { formerMark } from '../corpus/document/passage-mark.ts';
import { runYielding } from '../system/yielding.ts';
import type { PassageRecord } from './passage-history.ts';

/**
 * Finds what became of passages in one document (`traceCitation`), letting the event loop turn before
 * each. The document's words are read only when a mark is not enough, once and a stretch at a time.
 */
export function tracerIn(document: Document): (record: PassageRecord) => Promise<Trace> {
  const marked = byMark(document);
  const withMark = (mark: string) => marked.get(mark) ?? [];
  const alone = { documents: [document], withMark };
  const traces = new Map<PassageRecord, Promise<Trace>>();
  const trace = async (record: PassageRecord): Promise<Trace> => {
    if (withMark(record.mark).some((passage) => isTextOf(record, passage))) {
      return traceCitation(alone, record);
    }
    const words: HashedWords = await runYielding(readWordsSteps(document, splittingOf(record)));
    await nextTurn();
    return runYielding(traceCitationSteps(alone, record, () => words));
  };
  return (record) => {
    const found = traces.get(record) ?? trace(record);
    traces.set(record, found);
    return found;
  };
}

function byMark({ passages }: Document): ReadonlyMap<string, Passage[]> {
  const marked = new Map<string, Passage[]>();
  for (const passage of passages) {
    for (const mark of [passage.mark, formerMark(passage.text)]) {
      if (mark !== null) marked.set(mark, [...(marked.get(mark) ?? []), passage]);
    }
  }
  return marked;
}
