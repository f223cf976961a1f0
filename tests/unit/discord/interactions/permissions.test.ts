import { PermissionFlagsBits as Bits } from 'discord.js';
import { describe, expect, test } from 'vitest';
import {
  mayManage,
  missingPermissions,
  requirePermissions,
} from '../../../../src/discord/interactions/permissions.ts';
import { PlainError } from '../../../../src/system/errors.ts';
import { ASKER, OTHER, requestOf } from '../../../support/request.ts';

describe('permissions', () => {
  test('that are missing are named as in Discord’s settings', () => {
    const needed = Bits.ManageMessages | Bits.ViewChannel | Bits.SendMessages;
    expect(missingPermissions(Bits.SendMessages, needed)).toEqual([
      'View Channel',
      'Manage Messages',
    ]);
    expect(missingPermissions(Bits.Administrator, needed)).toEqual([]);
  });

  test('of the person and of the bot are required in code', () => {
    const needs = { member: Bits.ManageGuild, app: Bits.CreatePublicThreads };
    const person = { memberPermissions: Bits.ManageGuild };
    expect(() => requirePermissions(requestOf(), needs)).toThrow(
      /You need the permission Manage Server/,
    );
    expect(() => requirePermissions(requestOf({}, { memberPermissions: null }), needs)).toThrow(
      PlainError,
    );
    expect(() => requirePermissions(requestOf({}, person), needs)).toThrow(
      /I need the permission Create Public Threads/,
    );
    const both = { ...person, appPermissions: Bits.CreatePublicThreads };
    expect(() => requirePermissions(requestOf({}, both), needs)).not.toThrow();
    expect(() => requirePermissions(requestOf(), undefined)).not.toThrow();
  });

  test('to manage an answer are the asker’s and a moderator’s', () => {
    expect(mayManage(requestOf(), ASKER)).toBe(true);
    expect(mayManage(requestOf(), OTHER)).toBe(false);
    expect(mayManage(requestOf({}, { memberPermissions: null }), OTHER)).toBe(false);
    expect(mayManage(requestOf({}, { memberPermissions: Bits.ManageMessages }), OTHER)).toBe(true);
  });
});
