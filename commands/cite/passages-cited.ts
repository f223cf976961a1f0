import { readCitationId } from '../../src/citations/reference/citation-id.ts';
import { readForTraces } from '../../src/citations/trace/read-for-traces.ts';
import { traceCitation } from '../../src/citations/trace/trace-citation.ts';
import type { Passage } from '../../src/corpus/document/document.ts';
import type { Request } from '../../src/discord/command/request.ts';
import type { Services } from '../../src/discord/command/services.ts';
import type { Library } from '../../src/retrieval/library.ts';
import { PlainError } from '../../src/system/errors.ts';
import { standsAsCited } from '../shared/stands-as-cited.ts';

/** What citation ids stand for now. */
export interface PassagesCited {
  /** In the order of the ids, each once. */
  readonly passages: readonly Passage[];
  /** Ids whose text was changed so much, or removed, that nothing can stand for it. */
  readonly gone: readonly string[];
}

/**
 * The passages that the ids stand for: the same text in its place or where it moved to; where it was
 * edited, what became of it. Of what was edited, only what the request's server may see.
 * @throws PlainError when none is left.
 */
export async function passagesCited(
  ids: readonly string[],
  request: Pick<Request, 'serverId'>,
  library: Library,
  services: Services,
): Promise<PassagesCited> {
  const passages = new Set<Passage>();
  const gone: string[] = [];
  for (const id of ids) {
    const here = await standsAsCited(id, request, library, services);
    const now = here ? [here] : await traced(id);
    for (const passage of now) passages.add(passage);
    if (now.length === 0) gone.push(id);
  }
  if (passages.size === 0) {
    throw new PlainError('None of the passages cited here is in the library any more.');
  }
  return { passages: [...passages], gone };

  async function traced(id: string): Promise<readonly Passage[]> {
    const place = readCitationId(id);
    if (!place) return [];
    const { key, section, passage, mark } = place;
    const records = await services.passageHistory.findByMark(mark, request.serverId);
    const ofId = records.filter(
      (one) => one.key === key && one.section === section && one.passage === passage,
    );
    await readForTraces(library, ofId);
    const traces = ofId.map((record) => traceCitation(library, record));
    // Of two texts that had the id, the one that is not there as it was is followed.
    const trace = traces.find(({ kind }) => kind !== 'same') ?? traces[0];
    return !trace || trace.kind === 'removed' ? [] : trace.passages;
  }
}
