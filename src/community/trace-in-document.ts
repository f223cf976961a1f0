import { setImmediate as nextTurn } from 'node:timers/promises';
import { indexedWords } from '../citations/hashed-words.ts';
import { type QuoteIndex, quoteIndexSteps } from '../citations/quote-index.ts';
import { type Trace, traceCitation } from '../citations/trace-citation.ts';
import type { Document } from '../corpus/document.ts';
import { inTurns } from '../steps.ts';
import type { PassageRecord } from './passage-history.ts';

/**
 * Finds what became of passages in one document (`traceCitation`), letting the event loop turn before
 * each. The document's words are read only when a hash is not enough, once and a stretch at a time.
 */
export function tracerIn(document: Document): (record: PassageRecord) => Promise<Trace> {
  const hashes = new Set(document.passages.map(({ hash }) => hash));
  const traces = new Map<PassageRecord, Promise<Trace>>();
  let index: Promise<QuoteIndex> | null = null;
  const trace = async (record: PassageRecord): Promise<Trace> => {
    if (hashes.has(record.hash)) return traceCitation([document], record);
    index ??= inTurns(quoteIndexSteps([document]));
    const words = indexedWords(await index);
    await nextTurn();
    return traceCitation([document], record, words);
  };
  return (record) => {
    const found = traces.get(record) ?? trace(record);
    traces.set(record, found);
    return found;
  };
}
