import { PermissionFlagsBits } from 'discord.js';
import { PlainError } from '../../system/errors.ts';
import type { Needs } from '../command/command.ts';
import type { Request } from '../command/request.ts';

/** Where Discord's settings have another name than its interface for programs. */
const NAMES: Readonly<Record<string, string>> = {
  ManageGuild: 'Manage Server',
  ModerateMembers: 'Time Out Members',
};

/** The names, as Discord's settings show them, of the bits of `needed` that `held` lacks. */
export function missingPermissions(held: bigint, needed: bigint): string[] {
  if ((held & PermissionFlagsBits.Administrator) !== 0n) return [];
  return Object.entries(PermissionFlagsBits)
    .filter(([, bit]) => (needed & bit) !== 0n && (held & bit) === 0n)
    .map(([name]) => NAMES[name] ?? name.replace(/(?<=[a-z])(?=[A-Z])/g, ' '));
}

/**
 * Checks what a command needs. Discord hides commands from people without the permission, but a
 * server's owner can override that, so it is checked here too.
 * @throws PlainError that names what is missing.
 */
export function requirePermissions(request: Request, needs: Needs | undefined): void {
  const member = missingPermissions(request.memberPermissions ?? 0n, needs?.member ?? 0n);
  if (member.length > 0) {
    throw new PlainError(`You need the permission ${list(member)} in this channel for that.`);
  }
  const app = missingPermissions(request.appPermissions ?? 0n, needs?.app ?? 0n);
  if (app.length > 0) {
    throw new PlainError(
      `I need the permission ${list(app)} in this channel for that. Someone who manages the server can grant it in the channel's settings.`,
    );
  }
}

/**
 * Checks that a person, and the bot, may write here, before the bot posts for everyone what only that
 * person saw.
 * @throws PlainError that names what is missing.
 */
export function requirePosting(request: Request): void {
  if (request.guildId === null) return;
  const { SendMessages, SendMessagesInThreads } = PermissionFlagsBits;
  const bit = request.parentId === null ? SendMessages : SendMessagesInThreads;
  // Where the bot is no member, Discord alone decides what a person may do with it.
  requirePermissions(request, {
    member: bit,
    ...(request.appPermissions === null ? {} : { app: bit }),
  });
}

/** Whether this person may turn the pages of somebody's answer or delete it. */
export function mayManage(request: Request, askerId: string): boolean {
  if (request.userId === askerId) return true;
  const held = request.memberPermissions ?? 0n;
  return missingPermissions(held, PermissionFlagsBits.ManageMessages).length === 0;
}

function list(names: readonly string[]): string {
  return new Intl.ListFormat('en').format(names);
}
