import { describe, expect, test } from 'vitest';
import type { OwnPost, OwnPosts } from '../../../src/community/own-posts.ts';
import type { Retention } from '../../../src/store/retention.ts';

/** Opens an empty record of posts. */
export type OpenPosts = (retention: Partial<Retention>) => Promise<OwnPosts>;

const START = new Date('2025-03-01T12:00:00.000Z');
const later = (milliseconds: number) => new Date(START.getTime() + milliseconds);
const onDay = (days: number) => later(days * 86_400_000);

const post = (changes: Partial<OwnPost> = {}): OwnPost => ({
  channelId: '100000000000000001',
  messageId: '200000000000000001',
  guildId: '300000000000000001',
  citations: ['DEFECT:3.2~k7f3q', 'POLLS:1.1~aaaaa'],
  postedAt: START,
  ...changes,
});

const numbered = (number: number, changes: Partial<OwnPost> = {}) =>
  post({
    messageId: String(200_000_000_000_000_000n + BigInt(number)),
    postedAt: later(number),
    ...changes,
  });

const idsOf = (posts: readonly OwnPost[]) => posts.map(({ messageId }) => messageId);

/** What every `OwnPosts` promises. */
export function ownPostsContract(name: string, open: OpenPosts): void {
  describe(`the record of own posts ${name}`, () => {
    const start = async (posts: readonly OwnPost[], retention: Partial<Retention> = {}) => {
      const own = await open(retention);
      for (const each of posts) await own.record(each);
      return own;
    };

    test('gives back a post as it was recorded, citations in their order', async () => {
      const citations = ['Z:1.1~aaaaa', 'A:9.9~bbbbb', 'M:5.5~ccccc'];
      const direct = numbered(2, { guildId: null });
      const own = await start([post({ citations }), direct]);
      expect(await own.recent(post().channelId, 50)).toEqual([direct, post({ citations })]);
    });

    test('keeps nothing but the five fields of a post', async () => {
      const chatty = { ...post(), authorId: '1', content: 'what somebody wrote' };
      const own = await start([chatty]);
      expect(await own.recent(post().channelId, 1)).toEqual([post()]);
    });

    test('gives the latest posts of one channel first, up to the limit', async () => {
      const here = Array.from({ length: 60 }, (_, index) => numbered(index));
      const there = numbered(99, { channelId: '100000000000000002' });
      const own = await start([there, ...here.slice().reverse()]);
      const ids = idsOf(here).reverse();
      expect(idsOf(await own.recent(post().channelId, 50))).toEqual(ids.slice(0, 50));
      expect(idsOf(await own.recent(post().channelId, 3))).toEqual(ids.slice(0, 3));
      expect(await own.recent('100000000000000009', 50)).toEqual([]);
    });

    test('puts the greater id first among posts of one millisecond', async () => {
      const same = [1, 3, 2].map((number) => numbered(number, { postedAt: START }));
      const own = await start(same);
      expect(idsOf(await own.recent(post().channelId, 50))).toEqual(idsOf(same).sort().reverse());
    });

    test.each([0, 51, -1, 1.5, Number.NaN])('refuses to look for %s posts', async (limit) => {
      const own = await start([]);
      await expect(own.recent('1', limit)).rejects.toThrow(RangeError);
    });

    test('replaces what was kept of a message that was paged', async () => {
      const own = await start([post(), post({ citations: ['POLLS:2.1~ddddd'] })]);
      expect(await own.recent(post().channelId, 50)).toEqual([
        post({ citations: ['POLLS:2.1~ddddd'] }),
      ]);
      expect(await own.postsCiting('DEFECT')).toEqual([]);
    });

    test('keeps a citation once, and no post without one', async () => {
      const twice = ['DEFECT:3.2~k7f3q', 'POLLS:1.1~aaaaa', 'DEFECT:3.2~k7f3q'];
      const own = await start([post({ citations: twice }), numbered(5, { citations: [] })]);
      expect(await own.recent(post().channelId, 50)).toEqual([post()]);
      await own.record(post({ citations: [] }));
      expect(await own.recent(post().channelId, 50)).toEqual([]);
    });

    test('finds the posts that cite a passage or any passage of a document', async () => {
      const own = await start([
        numbered(1, { citations: ['DEFECT:3.2~k7f3q', 'DEFECT:3.3~bbbbb'] }),
        numbered(2, { citations: ['DEFECT-2:3.2~k7f3q'] }),
        numbered(3, { citations: ['POLLS:1.1~aaaaa', 'DEFECT:4.1~ccccc'], guildId: null }),
      ]);
      const citing = async (reference: string) =>
        (await own.postsCiting(reference)).map(({ messageId }) => messageId.slice(-1));
      expect(await citing('DEFECT')).toEqual(['3', '1']);
      expect(await citing('DEFECT:3.2~k7f3q')).toEqual(['1']);
      expect(await citing('DEFECT-2')).toEqual(['2']);
      expect(await citing('DEFECT:3.2')).toEqual([]);
      expect(await citing('DEF')).toEqual([]);
      expect(idsOf(await own.postsCiting('DEFECT', post().guildId))).toEqual([
        numbered(1).messageId,
      ]);
      expect(await own.postsCiting('DEFECT', '300000000000000009')).toEqual([]);
      expect(await own.postsCiting('DEFECT', null)).toEqual(await own.postsCiting('DEFECT'));
      const [third] = await own.postsCiting('DEFECT');
      expect(third?.citations).toEqual(['POLLS:1.1~aaaaa', 'DEFECT:4.1~ccccc']);
    });

    test('forgets a message, a channel or a server, and says how many posts', async () => {
      const own = await start([
        numbered(1),
        numbered(2),
        numbered(3, { channelId: '100000000000000002' }),
        numbered(4, { channelId: '100000000000000003' }),
        numbered(5, { guildId: '300000000000000002' }),
        numbered(6, { guildId: null }),
      ]);
      const left = async () => idsOf(await own.postsCiting('DEFECT')).map((id) => id.slice(-1));
      expect(await own.forget(numbered(1).messageId)).toBe(1);
      expect(await own.forget(numbered(1).messageId)).toBe(0);
      expect(await left()).toEqual(['6', '5', '4', '3', '2']);
      expect(await own.forgetChannel('100000000000000002')).toBe(1);
      expect(await left()).toEqual(['6', '5', '4', '2']);
      expect(await own.forgetGuild('300000000000000001')).toBe(2);
      expect(await left()).toEqual(['6', '5']);
    });

    test('drops posts older than the days of the setting, to the millisecond', async () => {
      const own = await start([numbered(0), numbered(1)], { ownPostDays: 90 });
      expect(await own.expire(onDay(90))).toBe(0);
      expect(await own.expire(new Date(onDay(90).getTime() + 1))).toBe(1);
      expect(idsOf(await own.postsCiting('DEFECT'))).toEqual([numbered(1).messageId]);
    });

    test('keeps posts for a quarter where no setting says otherwise', async () => {
      const own = await start([numbered(0)]);
      expect(await own.expire(onDay(90))).toBe(0);
      expect(await own.expire(onDay(91))).toBe(1);
    });

    test('drops the oldest posts above the maximum of a channel, and none of another', async () => {
      const elsewhere = numbered(0, { channelId: '100000000000000002' });
      const own = await start([elsewhere, ...[4, 2, 5, 3, 1].map((number) => numbered(number))], {
        ownPostsPerChannel: 3,
      });
      expect(idsOf(await own.recent(post().channelId, 50))).toEqual(
        [5, 4, 3].map((number) => numbered(number).messageId),
      );
      expect(await own.recent('100000000000000002', 50)).toEqual([elsewhere]);
    });
  });
}
