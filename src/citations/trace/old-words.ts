import type { Document, Passage } from '../../corpus/document/document.ts';
import { runYielding } from '../../system/yielding.ts';
import { wordsOf } from '../../text/words.ts';
import type { PassageRecord } from './passage-record.ts';
import { isTextOf } from './same-text.ts';
import type { DifferencePart } from './word-difference.ts';

/**
 * The passage that was recorded, in the first of these versions of its document that holds it; null where none
 * does, or the record does not say to the letter what its text was. Lets other work in between.
 */
export async function recordedPassage(
  record: PassageRecord,
  versions: AsyncIterable<Document>,
): Promise<Passage | null> {
  if (record.digest === null) return null;
  for await (const version of versions) {
    const found = await runYielding(recordedIn(record, version));
    if (found) return found;
  }
  return null;
}

/** Passages compared before other work may come in between: a tenth of a millisecond, unless marks are alike. */
const STRETCH = 200;

function* recordedIn(
  record: PassageRecord,
  { passages }: Document,
): Generator<void, Passage | null> {
  for (const [at, passage] of passages.entries()) {
    if (at % STRETCH === 0) yield;
    if (passage.mark === record.mark && isTextOf(record, passage)) return passage;
  }
  return null;
}

/**
 * A difference from a text that was recorded, with the words that went, taken from the passage that is that
 * text. Where its words are not those that were counted, the difference stays as it is.
 */
export function withOldWords(
  difference: readonly DifferencePart[],
  { document, start, end }: Passage,
): readonly DifferencePart[] {
  const words = wordsOf(document.prose, start, end);
  const counted = difference.reduce(
    (sum, { kind, words: count }) => sum + (kind === 'new' ? 0 : count),
    0,
  );
  if (counted !== words.length) return difference;
  let at = 0;
  return difference.map((part) => {
    if (part.kind === 'new') return part;
    const [first, last] = [words[at], words[at + part.words - 1]];
    at += part.words;
    if (part.kind === 'same' || !first || !last) return part;
    return { ...part, text: document.text.slice(first.start, last.end) };
  });
}
