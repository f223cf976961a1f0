import { encodeCustomId } from '../../src/discord/command/custom-id.ts';
import type { Button } from '../../src/discord/command/reply.ts';
import type { Request } from '../../src/discord/command/request.ts';

export const DISCUSS = { name: 'discuss', version: 1 } as const;
export const ASK_PEOPLE = { name: 'ask-people', version: 1 } as const;

/** Whether a discussion can be opened here: in a server that added the bot, and not within a thread. */
export function mayDiscuss({
  serverId,
  parentId,
}: Pick<Request, 'serverId' | 'parentId'>): boolean {
  return serverId !== null && parentId === null;
}

export function discussButton(): Button {
  return buttonOf('Discuss', DISCUSS);
}

export function askPeopleButton(): Button {
  return buttonOf('Ask people', ASK_PEOPLE);
}

function buttonOf(
  label: string,
  { name: action, version }: typeof DISCUSS | typeof ASK_PEOPLE,
): Button {
  return { label, customId: encodeCustomId({ action, version, fields: [] }) };
}
