import type { Reading, ReadingEnd } from '../../src/community/readings/readings.ts';
import { privately, type Reply } from '../../src/discord/command/reply.ts';
import type { Request } from '../../src/discord/command/request.ts';
import type { Services } from '../../src/discord/command/services.ts';
import { joined, type Markdown, markdown } from '../../src/discord/rendering/markdown.ts';
import type { Library } from '../../src/retrieval/library.ts';
import { requireServer } from '../shared/server-settings.ts';
import { aheadOf, readingName } from './running-reading.ts';
import { moment, scheduleWords } from './when.ts';

/** Of those that ended, more would only push out what goes on. */
const MOST_ENDED = 5;

/** How a reading ended, in words that follow its name. */
const END_WORDS: Readonly<Record<ReadingEnd, string>> = {
  finished: 'read to the end',
  stopped: 'stopped by a moderator',
  withdrawn: 'stopped, as the document is not in the library any more',
  closed: 'stopped, as I could not post there any more',
};

/** `/reading list`. */
export async function listReadings(
  request: Request,
  library: Library,
  services: Services,
): Promise<Reply> {
  const readings = await services.readings.ofServer(requireServer(request));
  const running = readings.filter(({ end }) => end === null);
  const ended = readings.filter(({ end }) => end !== null).slice(0, MOST_ENDED);
  if (readings.length === 0) {
    return privately(markdown`Nothing is being read in this server. \`/reading start\` begins.`);
  }
  const lines = [
    ...running.map((reading) => runningLine(reading, library)),
    ...ended.map((reading) => endedLine(reading, library)),
  ];
  return privately(markdown`### Readings\n${joined(lines, '\n')}`);
}

function runningLine(reading: Reading, library: Library): Markdown {
  const { part, dueAt, schedule } = reading;
  const ahead = aheadOf(reading, library);
  const name = readingName(reading, library);
  const next =
    ahead === null
      ? markdown`the document is not in the library any more, so part ${part} cannot come`
      : markdown`part ${part} of ${Math.max(part, ahead.partCount)} comes ${moment(dueAt)}`;
  return markdown`- ${name}: ${next}; ${scheduleWords(schedule)}`;
}

function endedLine(reading: Reading, library: Library): Markdown {
  const { part, end } = reading;
  const why = end?.why ?? 'stopped';
  const where = why === 'finished' ? markdown`` : markdown` before part ${part}`;
  const when = end === null ? markdown`` : markdown` ${moment(end.at, 'R')}`;
  return markdown`- ${readingName(reading, library)}: ${END_WORDS[why]}${where}${when}`;
}
