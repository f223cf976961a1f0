import { partMark, partPost } from '../../../commands/reading/part-post.ts';
import { aheadOf, readingName } from '../../../commands/reading/running-reading.ts';
import { READING_NEEDS } from '../../../commands/reading/start-reading.ts';
import { tellLog } from '../../../commands/shared/log-channel.ts';
import { missingIn } from '../../../commands/shared/missing.ts';
import { placeOf } from '../../community/readings/parts.ts';
import type { Reading, ReadingEnd } from '../../community/readings/readings.ts';
import { nextDue } from '../../community/readings/schedule.ts';
import { ClosedPlace, type Posted } from '../../discord/command/poster.ts';
import type { Services } from '../../discord/command/services.ts';
import { loggable } from '../../discord/interactions/failure.ts';
import { type Markdown, markdown } from '../../discord/rendering/markdown.ts';
import type { Library } from '../../retrieval/library.ts';
import { PlainError } from '../../system/errors.ts';
import type { Log } from '../../system/log.ts';

export interface ReadingPorts {
  readonly services: Pick<Services, 'readings' | 'poster' | 'places' | 'serverSettings'>;
  /** What a server sees. */
  readonly library: (serverId: string) => Promise<Library>;
  readonly log: Log;
}

/** Longer than a post takes with all its attempts: whoever claimed a part has ended, or does not know. */
const CLAIM_MS = 120_000;
/** A document that is being read, or replaced, is not there for a while. */
const GONE_MS = 600_000;

/**
 * Posts the parts that are due, one of each reading, whatever was missed before, and each exactly once: it is
 * claimed, posted and confirmed; what was claimed and not confirmed, because the process or the connection
 * ended, is looked for before it is posted. Never rejects: what fails is tried again at a later call.
 */
export function duePartPoster({
  services,
  library,
  log,
}: ReadingPorts): (now: Date) => Promise<void> {
  const { readings, poster, places } = services;
  /** Since when the document of a reading was looked for in vain. */
  const missingSince = new Map<string, Date>();
  let lastFailure = '';

  async function stop(
    reading: Reading,
    why: ReadingEnd,
    because: Markdown,
    seen: Library,
    now: Date,
  ): Promise<void> {
    if (!(await readings.end(reading.run, why, now))) return;
    const name = readingName(reading, seen);
    const line = markdown`The reading of ${name} stopped before part ${reading.part}: ${because}`;
    await tell(reading.serverId, line);
  }

  async function tell(serverId: string, line: Markdown): Promise<void> {
    for (const failed of await tellLog({ serverId }, services, [line])) log.warn(failed.markdown);
  }

  async function postPart(reading: Reading, now: Date): Promise<void> {
    const { run, part, serverId, channelId, schedule, claimedAt } = reading;
    const seen = await library(serverId);
    const ahead = aheadOf(reading, seen);
    if (ahead === null) {
      const since = missingSince.get(run) ?? now;
      missingSince.set(run, since);
      if (now.getTime() - since.getTime() < GONE_MS) return;
      missingSince.delete(run);
      return stop(reading, 'withdrawn', WITHDRAWN, seen, now);
    }
    missingSince.delete(run);
    const place = places.find(serverId, channelId);
    const lacking = place && missingIn(place, READING_NEEDS);
    if (lacking) return stop(reading, 'closed', lacking, seen, now);
    if (!(await readings.claim(reading, now))) return;
    const [passages, following] = ahead.parts;
    if (passages) {
      try {
        const before = claimedAt === null ? null : await find(reading, claimedAt);
        if (before === null) {
          const post = partPost({ run, part, partCount: ahead.partCount, passages });
          const nonce = `${run}-${part}`;
          await poster.post({ guildId: serverId, channelId, nonce }, post);
        }
      } catch (error) {
        if (!(error instanceof ClosedPlace)) throw error;
        return stop(reading, 'closed', markdown`${error.message}`, seen, now);
      }
    }
    const [next] = following ?? [];
    const isConfirmed = await readings.confirm(
      { run, part, claimedAt: now },
      next ? { part: part + 1, place: placeOf(next), dueAt: nextDue(schedule, now) } : null,
      now,
    );
    if (isConfirmed && !next) {
      await tell(serverId, markdown`The reading of ${readingName(reading, seen)} is at its end.`);
    }
  }

  function find(reading: Reading, since: Date): Promise<Posted | null> {
    const { serverId: guildId, channelId } = reading;
    return poster.find({ guildId, channelId }, { customIdStart: partMark(reading), since });
  }

  function fail(error: unknown): void {
    const sentence = error instanceof PlainError ? error.message : String(error);
    // What lasts would be said four times a minute.
    if (sentence === lastFailure) return;
    lastFailure = sentence;
    if (error instanceof PlainError) log.warn(`A reading waits: ${sentence}`);
    else log.error(loggable(error), 'A part of a reading could not be posted');
  }

  return async (now) => {
    let isFine = true;
    const failed = (error: unknown) => {
      isFine = false;
      fail(error);
    };
    const due = await readings.due(now).catch((error: unknown) => {
      failed(error);
      return [];
    });
    for (const reading of due) {
      const { claimedAt } = reading;
      if (claimedAt !== null && now.getTime() - claimedAt.getTime() < CLAIM_MS) continue;
      await postPart(reading, now).catch(failed);
    }
    if (isFine) lastFailure = '';
  };
}

const WITHDRAWN: Markdown = markdown`its document is not in the library any more.`;
