import { describe, expect, test } from 'vitest';
import { duePartPoster } from '../../../../src/app/readings/post-due-parts.ts';
import type { Readings } from '../../../../src/community/readings/readings.ts';
import { written } from '../../../../src/community/settings/setting-values.ts';
import type { Place } from '../../../../src/discord/command/places.ts';
import { ClosedPlace, type Poster } from '../../../../src/discord/command/poster.ts';
import { PlainError } from '../../../../src/system/errors.ts';
import { paragraphOf } from '../../../support/documents.ts';
import { smallLibrary } from '../../../support/library.ts';
import { memoryLog } from '../../../support/memory-log.ts';
import {
  postingInMemory,
  READING_CHANNEL,
  READING_LOG,
  readingOf,
} from '../../../support/reading-channel.ts';
import { emptyServices } from '../../../support/services.ts';

const library = smallLibrary();
const DAY = 86_400_000;
const DUE = new Date('2026-05-04T06:00:00Z');
const later = (ms: number, from = DUE) => new Date(from.getTime() + ms);

interface World {
  readonly refuse?: () => Error | null;
  readonly readings?: (readings: Readings) => Readings;
  readonly poster?: (poster: Pick<Poster, 'post' | 'find'>) => Pick<Poster, 'post' | 'find'>;
  readonly seen?: () => ReturnType<typeof smallLibrary>;
  readonly permissions?: bigint | null;
}

async function world({
  refuse,
  readings: wrap = (one) => one,
  poster: wrapPoster = (one) => one,
  seen = () => library,
  permissions = (1n << 40n) - 1n,
}: World = {}) {
  const channel = postingInMemory(refuse);
  const empty = emptyServices();
  const { readings } = empty;
  const place = { id: READING_CHANNEL, name: 'reading', permissions } as unknown as Place;
  const services = {
    ...empty,
    readings: wrap(readings),
    poster: { ...empty.poster, ...wrapPoster(channel.poster) },
    places: { ...empty.places, find: () => (permissions === null ? null : place) },
  };
  const reading = readingOf(library);
  await empty.serverSettings.change(reading.serverId, 'log', null, written.log(READING_LOG));
  await readings.start(reading);
  const { log, lines } = memoryLog();
  const restarted = () => duePartPoster({ services, library: async () => seen(), log });
  return { ...channel, readings, reading, lines, restarted, post: restarted() };
}

describe('a reading', () => {
  test('posts each part once at its time, and ends with the last', async () => {
    const { post, parts, posts, readings, reading, told } = await world();
    await post(later(-1));
    expect(posts).toEqual([]);
    await post(DUE);
    await post(later(1_000));
    expect(parts()).toEqual([1]);
    expect((await readings.find(reading.run))?.dueAt).toEqual(later(DAY));
    for (let day = 1; day < 8; day += 1) await post(later(day * DAY));
    const count = /Part 1 of (\d+)/.exec(posts[0]?.text ?? '')?.[1];
    expect(parts()).toEqual(Array.from({ length: Number(count) }, (_, at) => at + 1));
    expect((await readings.find(reading.run))?.end?.why).toBe('finished');
    expect(told()).toEqual([
      expect.stringContaining(
        '**The Lighthouse of Skerry Point** in <#200000000000000007> is at its end.',
      ),
    ]);
  });

  test('posts one part after three days without it, and shifts the rest', async () => {
    const { post, parts, readings, reading } = await world();
    await post(DUE);
    await post(later(3 * DAY + 5 * 3_600_000));
    await post(later(3 * DAY + 6 * 3_600_000));
    expect(parts()).toEqual([1, 2]);
    expect((await readings.find(reading.run))?.dueAt).toEqual(later(4 * DAY));
  });

  test('of several is each posted, though one of them fails', async () => {
    let calls = 0;
    const refuse = () => {
      calls += 1;
      return calls === 1 ? new PlainError('Discord asks me to slow down.') : null;
    };
    const { post, parts, readings, reading, lines } = await world({ refuse });
    const other = { ...reading, run: 'zzzzzzzz', channelId: '200000000000000008' };
    await readings.start(other);
    await post(DUE);
    expect([parts(), parts(other.channelId)]).toEqual([[], [1]]);
    await post(later(60_000));
    expect(parts()).toEqual([]);
    await post(later(120_000));
    expect(parts()).toEqual([1]);
    expect(lines.map(({ message }) => message)).toEqual([
      'A reading waits: Discord asks me to slow down.',
    ]);
  });
});

/** The process ends there; in a test, the work does. */
class Killed extends Error {}

describe('a process that ends', () => {
  const steps = ['before claim', 'claimed', 'before post', 'posted', 'confirmed'] as const;
  const killAt = (step: (typeof steps)[number]) => {
    let armed = false;
    const die = () => {
      if (!armed) return;
      armed = false;
      throw new Killed();
    };
    const at = (wanted: typeof step) => (wanted === step ? die() : undefined);
    return {
      arm: () => {
        armed = true;
      },
      readings: (readings: Readings): Readings => ({
        ...readings,
        async claim(...given) {
          at('before claim');
          const claimed = await readings.claim(...given);
          at('claimed');
          return claimed;
        },
        async confirm(...given) {
          const confirmed = await readings.confirm(...given);
          at('confirmed');
          return confirmed;
        },
      }),
      poster: (poster: Pick<Poster, 'post' | 'find'>) => ({
        ...poster,
        async post(...given: Parameters<Poster['post']>) {
          at('before post');
          const posted = await poster.post(...given);
          at('posted');
          return posted;
        },
      }),
    };
  };

  test.each(steps)('%s, fifty times, leaves no part out and posts none twice', async (step) => {
    const { arm, readings: wrapReadings, poster } = killAt(step);
    const text = Array.from(
      { length: 55 },
      (_, at) => `## Chapter ${at}\n\n${paragraphOf(30, `c${at}w`)}`,
    );
    const long = smallLibrary({ 'lighthouse.md': `---\nkey: LIGHT\n---\n${text.join('\n\n')}` });
    const { restarted, parts, readings, reading } = await world({
      readings: wrapReadings,
      poster,
      seen: () => long,
    });
    let now = DUE;
    for (let kill = 0; kill < 50; kill += 1) {
      arm();
      await restarted()(now);
      // Whoever starts again does so a little later, and then looks at it now and then.
      await restarted()(later(30_000, now));
      await restarted()(later(130_000, now));
      now = later(DAY, now);
    }
    expect(parts()).toEqual(Array.from({ length: 50 }, (_, at) => at + 1));
    expect((await readings.find(reading.run))?.part).toBe(51);
  });

  test('and another one that runs meanwhile post one part', async () => {
    const { restarted, parts } = await world();
    await Promise.all(Array.from({ length: 5 }, () => restarted()(DUE)));
    expect(parts()).toEqual([1]);
  });
});

describe('a reading that cannot go on', () => {
  test('stops where its document was withdrawn, but not while it is only being read anew', async () => {
    const without = smallLibrary({ 'lighthouse.md': null });
    let seen = without;
    const { post, parts, readings, reading, told } = await world({ seen: () => seen });
    await post(DUE);
    seen = library;
    await post(later(60_000));
    expect(parts()).toEqual([1]);
    seen = without;
    await post(later(DAY));
    await post(later(DAY + 500_000));
    expect((await readings.find(reading.run))?.end).toBeNull();
    await post(later(DAY + 600_000));
    expect((await readings.find(reading.run))?.end?.why).toBe('withdrawn');
    expect(told()).toEqual([
      'The reading of `LIGHT` in <#200000000000000007> stopped before part 2: its document is not in the library any more.',
    ]);
  });

  test('stops where Discord does not let the bot post, and says why', async () => {
    const sentence = 'That channel is not there any more; nothing was posted.';
    let isClosed = true;
    const refuse = () => {
      const refusal = isClosed ? new ClosedPlace(sentence) : null;
      isClosed = false;
      return refusal;
    };
    const { post, parts, readings, reading, told } = await world({ refuse });
    await post(DUE);
    await post(later(DAY));
    expect(parts()).toEqual([]);
    expect((await readings.find(reading.run))?.end?.why).toBe('closed');
    expect(told()).toEqual([expect.stringContaining(`before part 1: ${sentence}`)]);
  });

  test('stops where a permission is missing, by name, and not where a server is only lost', async () => {
    const missing = await world({ permissions: 0n });
    await missing.post(DUE);
    expect(missing.told()).toEqual([
      expect.stringMatching(/I lack .*Send Messages.* in <#200000000000000007>/),
    ]);
    const lost = await world({ permissions: null });
    await lost.post(DUE);
    expect(lost.parts()).toEqual([1]);
  });

  test('posts nothing while the disk is full or may only be read, and says so once', async () => {
    const full = () => Promise.reject(new PlainError('The disk is full; make room and try again.'));
    let isFull = true;
    const { post, posts, parts, lines } = await world({
      readings: (readings) => ({
        ...readings,
        claim: (...given) => (isFull ? full() : readings.claim(...given)),
      }),
    });
    for (let at = 0; at < 4; at += 1) await post(later(at * 15_000));
    expect(posts).toEqual([]);
    expect(lines.map(({ message }) => message)).toEqual([
      'A reading waits: The disk is full; make room and try again.',
    ]);
    isFull = false;
    await post(later(60_000));
    expect(parts()).toEqual([1]);
  });

  test('posts nothing twice where the disk is full once a part was posted', async () => {
    let isFull = true;
    const { post, parts, readings, reading } = await world({
      readings: (readings) => ({
        ...readings,
        confirm: (...given) =>
          isFull ? Promise.reject(new PlainError('The disk is full.')) : readings.confirm(...given),
      }),
    });
    await post(DUE);
    await post(later(130_000));
    isFull = false;
    await post(later(260_000));
    expect(parts()).toEqual([1]);
    expect((await readings.find(reading.run))?.part).toBe(2);
  });

  test('goes on where its document was edited, and ends where the document ends before', async () => {
    let seen = library;
    const { post, parts, posts, readings, reading } = await world({ seen: () => seen });
    await post(DUE);
    seen = smallLibrary({
      'lighthouse.md': `---\nkey: LIGHT\n---\n## Building\n\nAnother beginning altogether, of some length.\n\n## The keepers\n\nThe keepers left in 1987.`,
    });
    await post(later(DAY));
    expect(parts()).toEqual([1, 2]);
    expect(posts.at(-2)?.text).toContain('Part 2 of 2');
    expect(posts.at(-2)?.text).toContain('The keepers left in 1987.');
    expect((await readings.find(reading.run))?.end?.why).toBe('finished');
  });
});
