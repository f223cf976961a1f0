import { citationId } from '../citations/reference/citation-id.ts';
import type { Trace } from '../citations/trace/trace-citation.ts';
import type { Document } from '../corpus/document/document.ts';
import { comparedText, textDigest } from '../corpus/document/passage-mark.ts';
import type { CitedThen } from './recalled-citations.ts';
import { tracerIn } from './trace-in-document.ts';

/** A citation whose text is not in the document any more. */
export interface CitationChange {
  readonly cited: string;
  /** Citation ids of the passages that took its place; none if it is gone. */
  readonly now: readonly string[];
}

/**
 * What a new version of a document means for citations: every one whose text it does not hold any more,
 * with what became of it. None where nothing of that is new: a citation of a text that was changed long
 * ago is named again only beside one that this version changes, or when what it became is changed too.
 */
export function corrections(
  before: Document,
  after: Document,
): (cited: readonly CitedThen[]) => Promise<CitationChange[]> {
  const inBefore = tracerIn(before);
  const inAfter = tracerIn(after);
  const kept = new Set(after.passages.map(({ text }) => textDigest(text)));
  const texts = new Map(before.passages.map((passage) => [citationId(passage), passage.text]));
  return async (cited) => {
    const changes: CitationChange[] = [];
    let isNew = false;
    for (const { citation, record } of cited) {
      const now = await inAfter(record);
      if (now.kind !== 'removed' && stillContains(texts.get(citation), now)) continue;
      const passages = now.kind === 'removed' ? [] : now.passages;
      changes.push({ cited: citation, now: passages.map(citationId) });
      const then = await inBefore(record);
      isNew ||= then.passages.some((passage) => !kept.has(textDigest(passage.text)));
    }
    return isNew ? changes : [];
  };
}

/**
 * Whether the text is still there, unchanged, where the trace leads, perhaps with more around it. A changed
 * full stop is noticed where the old text is known, but not where only its words are (from the history).
 */
function stillContains(text: string | undefined, trace: Trace): boolean {
  if (trace.kind !== 'changed') return true;
  const [first] = trace.passages;
  const last = trace.passages.at(-1);
  if (text !== undefined && first && last) {
    return comparedText(first.document.text.slice(first.start, last.end)).includes(
      comparedText(text),
    );
  }
  const runs = trace.difference.filter(({ kind }) => kind === 'same');
  const added = trace.difference.length > runs.length;
  return added && runs.length === 1 && trace.difference.every(({ kind }) => kind !== 'gone');
}
