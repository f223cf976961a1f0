import type { Passage } from '../../../src/corpus/document/document.ts';
import { encodeCustomId } from '../../../src/discord/command/custom-id.ts';
import { encodePassages } from '../../../src/discord/command/passage-list.ts';
import type { Button, Reply } from '../../../src/discord/command/reply.ts';
import type { Request } from '../../../src/discord/command/request.ts';
import { isModerator } from './moderator.ts';

export const PIN = { name: 'answer-pin', version: 1 } as const;

/**
 * Whether an answer has a 📌: in a server, where everyone sees it, as all see the same buttons, or a moderator
 * alone does.
 */
export function mayPin(
  request: Pick<Request, 'serverId' | 'memberPermissions'>,
  visibility: Reply['visibility'],
): boolean {
  return request.serverId !== null && (visibility === 'public' || isModerator(request));
}

/** `📌`: binds the question of the message to this passage; for moderators. */
export function pinButton(passage: Passage): Button {
  const { name: action, version } = PIN;
  const fields = [encodePassages([passage]).code];
  return { label: '📌', customId: encodeCustomId({ action, version, fields }) };
}
