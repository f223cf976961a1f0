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

/** `part`: which part of its document the post shows, where that tells the discussions of it apart. */
export function discussButton(part?: number): Button {
  return buttonOf('Discuss', DISCUSS, part === undefined ? [] : [String(part)]);
}

export function askPeopleButton(): Button {
  return buttonOf('Ask people', ASK_PEOPLE);
}

function buttonOf(
  label: string,
  { name: action, version }: typeof DISCUSS | typeof ASK_PEOPLE,
  fields: readonly string[] = [],
): Button {
  return { label, customId: encodeCustomId({ action, version, fields }) };
}
