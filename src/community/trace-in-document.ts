import { setImmediate as nextTurn } from 'node:timers/promises';
import type { HashedWords } from '../citations/trace/hashed-words.ts';
import { type Trace, traceCitation, unindexed } from '../citations/trace/trace-citation.ts';
import type { Document } from '../corpus/document/document.ts';
import { documentWordsSteps } from '../quotes/index/document-words.ts';
import { fnv1a16 } from '../system/fnv1a.ts';
import { runYielding } from '../system/yielding.ts';
import type { PassageRecord } from './passage-history.ts';

/**
 * Finds what became of passages in one document (`traceCitation`), letting the event loop turn before
 * each. The document's words are read only when a mark is not enough, once and a stretch at a time.
 */
export function tracerIn(document: Document): (record: PassageRecord) => Promise<Trace> {
  const alone = unindexed([document]);
  const marks = new Set(document.passages.map(({ mark }) => mark));
  const traces = new Map<PassageRecord, Promise<Trace>>();
  let words: Promise<HashedWords> | null = null;
  const trace = async (record: PassageRecord): Promise<Trace> => {
    if (marks.has(record.mark)) return traceCitation(alone, record);
    words ??= hashedWordsOf(document);
    const all = await words;
    await nextTurn();
    return traceCitation(alone, record, () => all);
  };
  return (record) => {
    const found = traces.get(record) ?? trace(record);
    traces.set(record, found);
    return found;
  };
}

async function hashedWordsOf(document: Document): Promise<HashedWords> {
  const { forms, places } = await runYielding(documentWordsSteps(document));
  const { words, starts, ends } = places;
  const byNumber = Uint16Array.from(forms.forms, fnv1a16);
  const hashes = new Uint16Array(words.length);
  // `Uint16Array.from` takes thirty times as long, which is 70 ms for a million words.
  for (let at = 0; at < words.length; at += 1) hashes[at] = byNumber[words[at] ?? 0] ?? 0;
  return { hashes, starts, ends };
}
