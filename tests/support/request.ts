import type {
  CompletionRequest,
  Press,
  Request,
  TargetMessage,
} from '../../src/discord/command/request.ts';

export const ASKER = '300000000000000001';
export const OTHER = '300000000000000002';

/** A command as a plain member of a server would give it. */
export function requestOf(
  options: Request['options'] = {},
  changes: Partial<Request> = {},
): Request {
  return {
    options,
    subcommand: null,
    files: {},
    isBotOwner: false,
    userId: ASKER,
    guildId: '100000000000000001',
    serverId: '100000000000000001',
    target: null,
    channelId: '200000000000000001',
    parentId: null,
    locale: 'en-GB',
    memberPermissions: 0n,
    appPermissions: 0n,
    ...changes,
  };
}

export function completionOf(name: string, value: string): CompletionRequest {
  return { ...requestOf({ [name]: value }), focused: { name, value } };
}

/** A message of this person, or (null) of a bot, that somebody points at. */
export function targetOf(text: string, changes: Partial<TargetMessage> = {}): TargetMessage {
  return {
    id: '500000000000000001',
    link: 'https://discord.com/channels/100000000000000001/200000000000000001/500000000000000001',
    createdAt: Date.UTC(2026, 4, 4),
    authorId: OTHER,
    text,
    own: false,
    citations: [],
    ...changes,
  };
}

/** A press on a button with these fields, by the person who asked. */
export function pressOf(fields: readonly string[], changes: Partial<Press> = {}): Press {
  return {
    ...requestOf(),
    fields,
    values: [],
    chosen: null,
    entered: new Map(),
    messageId: '400000000000000001',
    question: null,
    citations: [],
    ephemeral: false,
    ...changes,
  };
}
