import { citationId } from '../../src/citations/reference/citation-id.ts';
import { privately, type Reply } from '../../src/discord/command/reply.ts';
import type { Request } from '../../src/discord/command/request.ts';
import type { Services } from '../../src/discord/command/services.ts';
import { code } from '../../src/discord/rendering/citation-line.ts';
import { joined, markdown } from '../../src/discord/rendering/markdown.ts';
import type { Library } from '../../src/retrieval/library.ts';
import { tellLog } from '../shared/log-channel.ts';
import { personMention } from '../shared/mentions.ts';
import { aheadOf, namedReading, readingName } from './running-reading.ts';

/** `/reading stop`: what was posted stays. */
export async function stopReading(
  request: Request,
  library: Library,
  services: Services,
): Promise<Reply> {
  const reading = await namedReading(request, services);
  const { run, part } = reading;
  const name = readingName(reading, library);
  if (!(await services.readings.end(run, 'stopped', services.clock()))) {
    return privately(markdown`The reading of ${name} had ended already.`);
  }
  const next = aheadOf(reading, library)?.parts[0]?.[0];
  const again = next
    ? [markdown`-# \`/reading start\` with ${code(`from: ${citationId(next)}`)} goes on there.`]
    : [];
  const line = markdown`${personMention(request.userId)} stopped the reading of ${name} before part ${part}${next ? markdown`, ${code(citationId(next))}` : ''}`;
  const told = await tellLog(request, services, [line]);
  const done = markdown`Stopped the reading of ${name} before part ${part}.`;
  return privately(joined([done, ...again, ...told], '\n'));
}
