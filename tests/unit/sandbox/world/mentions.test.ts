import type { APIAllowedMentions } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import { pingsOf } from '../../../../src/sandbox/world/mentions.ts';

const TEXT = '<@111111> <@!222222> <@&333333> @everyone';
const all = { users: ['111111', '222222'], roles: ['333333'], everyone: true };
const none = { users: [], roles: [], everyone: false };

test.each<[string, object | undefined, object]>([
  ['nothing said', undefined, all],
  ['nothing allowed', { parse: [] }, none],
  ['an empty object', {}, none],
  ['users', { parse: ['users'] }, { ...none, users: all.users }],
  ['roles', { parse: ['roles'] }, { ...none, roles: all.roles }],
  ['everyone', { parse: ['everyone'] }, { ...none, everyone: true }],
  ['one user', { users: ['222222'] }, { ...none, users: ['222222'] }],
  ['one role', { parse: [], roles: ['333333'] }, { ...none, roles: ['333333'] }],
])('with %s, a text notifies whom it should', (_, allowed, pings) => {
  expect(pingsOf(TEXT, allowed as APIAllowedMentions | undefined, true, null)).toEqual(pings);
});

test('everyone is notified by those who may only', () => {
  expect(pingsOf('@here', undefined, false, null).everyone).toBe(false);
});

test('the author of the message replied to is notified unless switched off', () => {
  expect(pingsOf('x', undefined, false, '9').users).toEqual(['9']);
  expect(pingsOf('x', { parse: [] }, false, '9').users).toEqual([]);
  expect(pingsOf('x', { parse: [], replied_user: true }, false, '9').users).toEqual(['9']);
});
