import { expect, test } from 'vitest';
import { watchedRequest } from '../../../../src/discord/gateway/bot-watch.ts';

test.each([
  [429, 'global', ['global']],
  [429, 'shared', ['shared']],
  [429, null, ['user']],
  [429, 'a scope of next year', ['user']],
  [200, 'global', []],
])('a request that ends with %i and the scope %j is told of as %j', async (status, scope, told) => {
  const scopes: string[] = [];
  const headers: Record<string, string> = scope === null ? {} : { 'x-ratelimit-scope': scope };
  const request = watchedRequest(
    { onRateLimited: (one) => scopes.push(one) },
    async () => new Response('{}', { status, headers }),
  );
  const response = await request('https://discord.com/api/v10/channels/1', {});
  expect(response.status).toBe(status);
  expect(scopes).toEqual(told);
});
