import { placeOf } from '../../src/community/readings/parts.ts';
import type { Reading } from '../../src/community/readings/readings.ts';
import { nextDue } from '../../src/community/readings/schedule.ts';
import type { Action } from '../../src/discord/command/command.ts';
import { encodeCustomId } from '../../src/discord/command/custom-id.ts';
import { privately, type Reply } from '../../src/discord/command/reply.ts';
import type { Press, Request } from '../../src/discord/command/request.ts';
import type { Services } from '../../src/discord/command/services.ts';
import { joined, type Markdown, markdown } from '../../src/discord/rendering/markdown.ts';
import type { Library } from '../../src/retrieval/library.ts';
import { PlainError } from '../../src/system/errors.ts';
import { tellLog } from '../shared/log-channel.ts';
import { personMention } from '../shared/mentions.ts';
import { MODERATOR } from '../shared/moderating/moderator.ts';
import { passageLines } from '../shared/passage-lines.ts';
import { requireServer } from '../shared/server-settings.ts';
import { type Ahead, aheadOf, namedReading, readingName } from './running-reading.ts';
import { moment } from './when.ts';

const SKIP = { name: 'reading-skip', version: 1 } as const;
const OTHER_BY_NOW = 'Something else comes next by now. Type /reading skip again.';

/** `/reading skip`: what comes next, with the choice to leave the part out, or the day. */
export async function skipReading(
  request: Request,
  library: Library,
  services: Services,
): Promise<Reply> {
  const reading = await namedReading(request, services);
  const { part, dueAt } = reading;
  const { parts, partCount } = requireAhead(reading, library);
  const text = markdown`Part ${part} of ${partCount} of ${readingName(reading, library)} comes ${moment(dueAt)}:`;
  return {
    visibility: 'ephemeral',
    blocks: [
      { kind: 'text', text },
      { kind: 'text', text: passageLines(parts[0]?.slice(0, 1) ?? []) },
      {
        kind: 'buttons',
        buttons: [
          { label: `Leave out part ${part}`, customId: skipId('part', reading) },
          { label: 'Leave out the day', customId: skipId('day', reading) },
        ],
      },
    ],
  };
}

/** What is skipped stands in the button: pressed late, it skips nothing else. */
function skipId(what: 'part' | 'day', { run, part, dueAt }: Reading): string {
  const fields = [what, run, String(part), dueAt.getTime().toString(36)];
  return encodeCustomId({ action: SKIP.name, version: SKIP.version, fields });
}

/** `Leave out part 3` and `Leave out the day`. */
export const skipPart: Action = {
  ...SKIP,
  needs: MODERATOR,
  async answer(press, library, services) {
    const [what] = press.fields;
    const reading = await meantReading(press, services);
    const { part, place, dueAt } = reading;
    const ahead = requireAhead(reading, library);
    const name = readingName(reading, library);
    const moderator = personMention(press.userId);
    if (what === 'day') {
      const later = nextDue(reading.schedule, dueAt);
      await move(reading, { part, place, dueAt: later }, services);
      const line = markdown`${moderator} put off part ${part} of ${name}`;
      return done(press, services, markdown`Part ${part} comes ${moment(later)} instead.`, line);
    }
    const line = markdown`${moderator} left out part ${part} of ${name}`;
    const [following] = ahead.parts[1] ?? [];
    if (!following) {
      await services.readings.end(reading.run, 'finished', services.clock());
      return done(press, services, markdown`That was the last part; the reading is over.`, line);
    }
    await move(reading, { part: part + 1, place: placeOf(following), dueAt }, services);
    const text = markdown`Part ${part} is left out; part ${part + 1} comes ${moment(dueAt)}.`;
    return done(press, services, text, line);
  },
};

/** @throws PlainError where the reading has gone on since the button was shown. */
async function meantReading(press: Press, { readings }: Services): Promise<Reading> {
  const [, run = '', part = '', due = ''] = press.fields;
  const reading = await readings.find(run);
  const isMeant =
    reading?.serverId === requireServer(press) &&
    reading.end === null &&
    String(reading.part) === part &&
    reading.dueAt.getTime().toString(36) === due;
  if (!isMeant) throw new PlainError(OTHER_BY_NOW);
  return reading;
}

/** @throws PlainError where the part is being posted, or another comes next by now. */
async function move(
  reading: Reading,
  next: Parameters<Services['readings']['move']>[1],
  { readings }: Services,
): Promise<void> {
  if (!(await readings.move(reading, next))) throw new PlainError(OTHER_BY_NOW);
}

async function done(press: Press, services: Services, text: Markdown, line: Markdown) {
  const told = await tellLog(press, services, [line]);
  return { kind: 'update', reply: privately(joined([text, ...told], '\n')) } as const;
}

/** @throws PlainError where nothing of the document is left to read. */
function requireAhead(reading: Reading, library: Library): Ahead {
  const ahead = aheadOf(reading, library);
  if (ahead === null || ahead.parts.length === 0) {
    throw new PlainError('The document is not in the library any more, so nothing comes next.');
  }
  return ahead;
}
