import { runYielding } from '../../system/yielding.ts';
import { readWordsSteps } from './hashed-words.ts';
import type { PassageRecord } from './passage-record.ts';
import { isTextOf } from './same-text.ts';
import { splittingOf, type TracedIn, traceCitationSteps } from './trace-citation.ts';

/**
 * Traces these records ahead, letting other work in between, so that `traceCitation` finds that made; those whose
 * text stands where their mark leads need none of it.
 */
export async function readForTraces(
  library: TracedIn,
  records: readonly PassageRecord[],
): Promise<void> {
  const { documents, withMark } = library;
  const missing = records.filter(
    (record) => !withMark(record.mark).some((passage) => isTextOf(record, passage)),
  );
  for (const splitting of new Set(missing.map(splittingOf))) {
    for (const document of documents) await runYielding(readWordsSteps(document, splitting));
  }
  for (const record of missing) await runYielding(traceCitationSteps(library, record));
}
