import { PermissionFlagsBits } from 'discord.js';
import type { Request } from '../../../src/discord/command/request.ts';
import { missingPermissions } from '../../../src/discord/interactions/permissions.ts';

/** What only moderators may do; declared to Discord, and checked again at each step. */
export const MODERATOR = { member: PermissionFlagsBits.ManageMessages } as const;

export function isModerator({ memberPermissions }: Pick<Request, 'memberPermissions'>): boolean {
  return missingPermissions(memberPermissions ?? 0n, MODERATOR.member).length === 0;
}
