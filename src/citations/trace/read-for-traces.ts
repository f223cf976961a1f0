import { runYielding } from '../../system/yielding.ts';
import { readWordsSteps } from './hashed-words.ts';
import type { PassageRecord } from './passage-record.ts';
import { isTextOf } from './same-text.ts';
import { splittingOf, type TracedIn } from './trace-citation.ts';

/**
 * Reads the words of the documents that tracing these records will look in, letting other work in between;
 * of records whose text stands where their mark leads, none.
 */
export async function readForTraces(
  { documents, withMark }: TracedIn,
  records: readonly PassageRecord[],
): Promise<void> {
  const missing = records.filter(
    (record) => !withMark(record.mark).some((passage) => isTextOf(record, passage)),
  );
  for (const splitting of new Set(missing.map(splittingOf))) {
    for (const document of documents) await runYielding(readWordsSteps(document, splitting));
  }
}
