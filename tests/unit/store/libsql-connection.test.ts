import { expect, test } from 'vitest';
import { opened } from './opening.ts';

test.each<[string, unknown]>([
  ['a boolean', true],
  ['an object', { id: '1' }],
  ['a symbol', Symbol('1')],
])('%s in the place of an id is refused, and ends nothing', async (_, value) => {
  const { ownPosts } = await opened();
  const post = { channelId: '1', messageId: '2', guildId: null, citations: ['A:1.1~aaaaa'] };
  const postedAt = new Date(0);
  const odd = ownPosts.record({ ...post, postedAt, channelId: value as string });
  await expect(odd).rejects.toThrow(TypeError);
  await expect(ownPosts.forget(value as string)).rejects.toThrow(/cannot keep a value of type/);
  await ownPosts.record({ ...post, postedAt });
  expect(await ownPosts.recent('1', 1)).toHaveLength(1);
});
