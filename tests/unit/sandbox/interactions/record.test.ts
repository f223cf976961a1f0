import { expect, test } from 'vitest';
import {
  forcedEphemeral,
  type InteractionRecord,
} from '../../../../src/sandbox/interactions/record.ts';
import { makeWorld } from '../world-of.ts';

const [guild] = makeWorld().guilds.values();

test.each<[string, Partial<InteractionRecord>, boolean, boolean]>([
  ['an app of the server', { userInstallOnly: false, guild: guild ?? null }, false, false],
  ['a welcome app of a user', { userInstallOnly: true, guild: guild ?? null }, true, false],
  ['an unwelcome app of a user', { userInstallOnly: true, guild: guild ?? null }, false, true],
  ['an app in direct messages', { userInstallOnly: true, guild: null }, false, false],
])('the answers of %s are public or not', (_, record, external, hidden) => {
  expect(forcedEphemeral(record as InteractionRecord, external)).toBe(hidden);
});
