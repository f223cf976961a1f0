import { passageWithId, readCitationId } from '../../src/citations/reference/citation-id.ts';
import { isVouchedFor } from '../../src/citations/trace/same-text.ts';
import type { Passage } from '../../src/corpus/document/document.ts';
import type { Request } from '../../src/discord/command/request.ts';
import type { Services } from '../../src/discord/command/services.ts';
import type { Library } from '../../src/retrieval/library.ts';

/**
 * The passage of an id, where it is the text that the id stands for: nothing is recorded of another text that
 * had the same. Null otherwise.
 */
export async function standsAsCited(
  id: string,
  { serverId }: Pick<Request, 'serverId'>,
  library: Library,
  { passageHistory }: Pick<Services, 'passageHistory'>,
): Promise<Passage | null> {
  const passage = passageWithId(library, id);
  const mark = readCitationId(id)?.mark;
  if (!passage || mark === undefined) return null;
  const records = await passageHistory.findByMark(mark, serverId);
  return isVouchedFor(passage, records) ? passage : null;
}
