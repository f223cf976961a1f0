import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PassageHistory, PassageRecord } from '../../../src/community/passage-history.ts';
import type { Retention } from '../../../src/store/retention.ts';

/** Opens an empty history; `clock.now` is what its clock says. */
export type OpenHistory = (
  clock: { now: Date },
  retention: Partial<Retention>,
) => Promise<PassageHistory>;

const START = new Date('2025-03-01T12:00:00.000Z');
const onDay = (days: number) => new Date(START.getTime() + days * 86_400_000);

const record = (changes: Partial<PassageRecord> = {}): PassageRecord => ({
  server: null,
  key: 'DEFECT',
  section: 3,
  passage: 2,
  mark: 'k7f3q',
  digest: 'AAAA',
  fingerprint: 'f1',
  ...changes,
});

const numbered = (count: number) =>
  Array.from({ length: count }, (_, index) => record({ passage: index + 1 }));

/** What every `PassageHistory` promises. */
export function passageHistoryContract(name: string, open: OpenHistory): void {
  describe(`the passage history ${name}`, () => {
    const start = async (retention: Partial<Retention> = {}) => {
      const clock = { now: START };
      return { clock, history: await open(clock, retention) };
    };

    test('finds what it was told to remember, with the day it was seen', async () => {
      const { history } = await start();
      await history.remember([record()]);
      expect(await history.find(record(), null)).toEqual({
        ...record(),
        text: expect.any(String),
        firstSeen: START,
        lastSeen: START,
      });
    });

    test.each([
      ['another key', { key: 'OTHER' }],
      ['another section', { section: 4 }],
      ['another passage', { passage: 3 }],
      ['another mark', { mark: 'aaaaa' }],
      ['a key with the colon moved', { key: 'DEFECT:3', section: 2 }],
    ] as const)('finds nothing under %s', async (_what, changes) => {
      const { history } = await start();
      await history.remember([record()]);
      expect(await history.find(record(changes), null)).toBeNull();
    });

    describe('keeps servers apart', () => {
      const A = '300000000000000001';
      const B = '300000000000000002';
      const fingerprintIn = async (history: PassageHistory, server: string | null) =>
        (await history.find(record(), server))?.fingerprint;
      const placesIn = async (history: PassageHistory, server: string | null) =>
        (await history.findByMark('k7f3q', server)).map(
          ({ server: owner, key, passage }) => `${owner ?? 'all'} ${key} ${passage}`,
        );

      test('each with its own text under one id, and none told of another’s', async () => {
        const { history } = await start();
        await history.remember([
          record({ server: A, fingerprint: 'a' }),
          record({ server: B, fingerprint: 'b' }),
        ]);
        expect(await fingerprintIn(history, A)).toBe('a');
        expect(await fingerprintIn(history, B)).toBe('b');
        expect(await history.find(record(), null)).toBeNull();
        expect(await history.find(record(), '300000000000000003')).toBeNull();
        expect(await placesIn(history, A)).toEqual([`${A} DEFECT 2`]);
        expect(await placesIn(history, null)).toEqual([]);
        expect(await history.find(record(), A)).toMatchObject({ server: A });
      });

      test('everyone’s documents are seen from all, a server’s own go before them', async () => {
        const { clock, history } = await start();
        await history.remember([
          record({ server: A, passage: 7 }),
          record({ server: A, fingerprint: 'a' }),
        ]);
        clock.now = onDay(3);
        const others = [record(), record({ passage: 1 }), record({ server: B, passage: 8 })];
        await history.remember(others);
        expect(await fingerprintIn(history, A)).toBe('a');
        expect(await fingerprintIn(history, B)).toBe('f1');
        expect(await fingerprintIn(history, null)).toBe('f1');
        expect(await placesIn(history, A)).toEqual([
          `${A} DEFECT 2`,
          `${A} DEFECT 7`,
          'all DEFECT 1',
        ]);
        expect(await placesIn(history, null)).toEqual(['all DEFECT 1', 'all DEFECT 2']);
      });

      test('a server that is left is forgotten, with everything of its own', async () => {
        const { history } = await start();
        const own = numbered(600).map((passage) => ({ ...passage, server: A }));
        await history.remember([...own, record({ server: B }), record()]);
        expect(await history.forgetGuild(A)).toBe(600);
        expect(await history.forgetGuild(A)).toBe(0);
        expect(await placesIn(history, A)).toEqual(['all DEFECT 2']);
        expect(await placesIn(history, B)).toEqual([`${B} DEFECT 2`]);
      });

      test('no server pushes out what others, or all, remember', async () => {
        const { clock, history } = await start({ historyPassagesPerServer: 300 });
        await history.remember([record(), record({ server: B })]);
        for (let day = 1; day <= 3; day += 1) {
          clock.now = onDay(day);
          const many = numbered(400).map((one) => ({ ...one, server: A, section: day }));
          await history.remember(many);
          expect(await history.expire(clock.now)).toBe(day === 1 ? 100 : 400);
        }
        expect(await placesIn(history, null)).toEqual(['all DEFECT 2']);
        expect(await placesIn(history, B)).toEqual([`${B} DEFECT 2`]);
        const own = (await history.findByMark('k7f3q', A)).filter(({ server }) => server === A);
        expect(own.map(({ section }) => section)).toEqual(Array.from({ length: 300 }, () => 3));
      });

      test('what one server holds changes nothing of what is kept for another, or for all', async () => {
        const most = { historyPassages: 5, historyPassagesPerServer: 4 };
        const keptBeside = async (strangers: readonly string[]) => {
          const { clock, history } = await start(most);
          for (let day = 0; day < 3; day += 1) {
            clock.now = onDay(day);
            const few = numbered(3).map((one) => ({ ...one, section: day }));
            await history.remember([...few, ...few.map((one) => ({ ...one, server: B }))]);
            for (const server of strangers) {
              await history.remember(numbered(9).map((one) => ({ ...one, server, section: day })));
            }
            await history.expire(clock.now);
          }
          const seen = await Promise.all([null, B].map((id) => history.findByMark('k7f3q', id)));
          await history.forgetGuild(B);
          return [...seen, await history.findByMark('k7f3q', null)].map((kept) =>
            kept.map(({ text: _named, ...passage }) => passage),
          );
        };
        const alone = await keptBeside([]);
        expect(alone.map((kept) => kept.length)).toEqual([5, 5, 5]);
        expect(await keptBeside([A, '333333333333333333', '444444444444444444'])).toEqual(alone);
      });
    });

    test('remembers nothing when there is nothing to remember', async () => {
      const { history } = await start();
      await history.remember([]);
      expect(await history.findByMark('k7f3q', null)).toEqual([]);
    });

    test('keeps both texts that stood in one place', async () => {
      const { history } = await start();
      await history.remember([record()]);
      await history.remember([record({ mark: 'bbbbb', fingerprint: 'f2' })]);
      expect(await history.find(record(), null)).toMatchObject({ fingerprint: 'f1' });
      expect(await history.find(record({ mark: 'bbbbb' }), null)).toMatchObject({
        fingerprint: 'f2',
      });
    });

    test('finds every place of a mark, the latest first and then in the order of the library', async () => {
      const { clock, history } = await start();
      await history.remember([record(), record({ key: 'OLD', mark: 'other' })]);
      clock.now = onDay(5);
      const places = [
        record({ key: 'ZULU' }),
        record({ key: 'ALPHA', section: 10, passage: 1 }),
        record({ key: 'ALPHA', section: 2, passage: 12 }),
        record({ key: 'ALPHA', section: 2, passage: 3 }),
      ];
      await history.remember(places);
      const found = await history.findByMark('k7f3q', null);
      expect(found.map(({ key, section, passage }) => `${key}:${section}.${passage}`)).toEqual([
        'ALPHA:2.3',
        'ALPHA:2.12',
        'ALPHA:10.1',
        'ZULU:3.2',
        'DEFECT:3.2',
      ]);
    });

    test('keeps the first day and moves the last when a passage is seen again', async () => {
      const { clock, history } = await start();
      await history.remember([record()]);
      clock.now = onDay(30);
      await history.remember([record()]);
      expect(await history.find(record(), null)).toMatchObject({
        firstSeen: START,
        lastSeen: onDay(30),
      });
    });

    test('leaves a passage alone that was seen within the day, unless its fingerprint changed', async () => {
      const { clock, history } = await start();
      await history.remember([record()]);
      clock.now = onDay(0.5);
      await history.remember([record()]);
      expect(await history.find(record(), null)).toMatchObject({ lastSeen: START });
      await history.remember([record({ fingerprint: 'f2' })]);
      expect(await history.find(record(), null)).toMatchObject({
        fingerprint: 'f2',
        firstSeen: START,
        lastSeen: onDay(0.5),
      });
      clock.now = onDay(1.5);
      await history.remember([record({ fingerprint: 'f2' })]);
      expect(await history.find(record(), null)).toMatchObject({ lastSeen: onDay(1.5) });
    });

    test('lets the last of two records with one id count', async () => {
      const { history } = await start();
      await history.remember([record(), record({ passage: 9 }), record({ fingerprint: 'f2' })]);
      expect(await history.findByMark('k7f3q', null)).toHaveLength(2);
      expect(await history.find(record(), null)).toMatchObject({ fingerprint: 'f2' });
    });

    test('remembers all or nothing: one fingerprint that is too long refuses the rest', async () => {
      const { history } = await start();
      const long = record({ passage: 900, fingerprint: 'x'.repeat(32_769) });
      await expect(history.remember([...numbered(800), long])).rejects.toThrow(
        new RangeError(
          'The fingerprint of DEFECT:3.900~k7f3q has 32769 characters; at most 32768 are kept.',
        ),
      );
      expect(await history.findByMark('k7f3q', null)).toEqual([]);
    });

    test('refuses a fingerprint that a database would cut short', async () => {
      const { history } = await start();
      await expect(history.remember([record({ fingerprint: 'a\0b' })])).rejects.toThrow(
        new RangeError('The fingerprint of DEFECT:3.2~k7f3q holds U+0000, which cannot be stored.'),
      );
    });

    test('remembers six thousand passages at once', async () => {
      const { history } = await start();
      await history.remember(numbered(6_000));
      expect(await history.findByMark('k7f3q', null)).toHaveLength(6_000);
      expect(await history.find(record({ passage: 6_000 }), null)).not.toBeNull();
    });

    test('drops what was not seen for the days of the setting, to the millisecond', async () => {
      const { clock, history } = await start({ historyDays: 10 });
      await history.remember([record({ key: 'OLD' }), record({ key: 'SEEN' })]);
      clock.now = onDay(3);
      await history.remember([record({ key: 'SEEN' })]);
      expect(await history.expire(onDay(10))).toBe(0);
      expect(await history.expire(new Date(onDay(10).getTime() + 1))).toBe(1);
      expect((await history.findByMark('k7f3q', null)).map(({ key }) => key)).toEqual(['SEEN']);
      expect(await history.expire(onDay(14))).toBe(1);
      expect(await history.findByMark('k7f3q', null)).toEqual([]);
    });

    test('drops the longest unseen above the maximum, and never the present ones first', async () => {
      const { clock, history } = await start({ historyPassages: 600 });
      await history.remember(numbered(900));
      clock.now = onDay(2);
      await history.remember(numbered(550).map((passage) => ({ ...passage, key: 'NOW' })));
      expect(await history.expire(onDay(2))).toBe(850);
      const left = await history.findByMark('k7f3q', null);
      expect(left.filter(({ key }) => key === 'NOW')).toHaveLength(550);
      expect(left).toHaveLength(600);
      expect(await history.expire(onDay(2))).toBe(0);
    });

    test('gives back any fingerprint as it was', async () => {
      const { history } = await start();
      const text = fc.string({ unit: 'grapheme', maxLength: 300 });
      const fingerprints = fc.array(text, { minLength: 1, maxLength: 20 });
      await fc.assert(
        fc.asyncProperty(fingerprints, async (all) => {
          await history.remember(
            all.map((fingerprint, index) => record({ passage: index + 1, fingerprint })),
          );
          for (const [index, fingerprint] of all.entries())
            expect(await history.find(record({ passage: index + 1 }), null)).toMatchObject({
              fingerprint,
            });
        }),
        { numRuns: 15 },
      );
    });
  });
}
