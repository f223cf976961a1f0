import type {
  APIAttachment,
  APIMessage,
  APIOverwrite,
  APIRole,
  APIUser,
  ChannelType,
  Locale,
} from 'discord-api-types/v10';

export interface Member {
  readonly userId: string;
  readonly roles: readonly string[];
  readonly nick: string | null;
  readonly joinedAt: string;
}

export interface Guild {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  readonly locale: Locale;
  /** False: the bot is not a member, and knows the server through its users' installs only. */
  botPresent: boolean;
  /** Discord has lost it for now: it is named at a login and never told of. */
  readonly unavailable: boolean;
  readonly roles: Map<string, APIRole>;
  readonly members: Map<string, Member>;
}

interface ThreadState {
  readonly ownerId: string;
  archived: boolean;
  locked: boolean;
  readonly autoArchiveMinutes: number;
  readonly createdAt: string;
  readonly members: Set<string>;
  /** Tags of a forum's post. */
  readonly tags: readonly string[];
}

interface ForumState {
  readonly tags: readonly { readonly id: string; readonly name: string }[];
  readonly tagRequired: boolean;
}

export interface Channel {
  readonly id: string;
  readonly type: ChannelType;
  readonly guildId: string | null;
  name: string | null;
  topic: string | null;
  readonly position: number;
  readonly parentId: string | null;
  readonly overwrites: readonly APIOverwrite[];
  /** The people of a direct or group message, the bot included where it takes part. */
  readonly recipients: readonly string[];
  readonly thread: ThreadState | null;
  readonly forum: ForumState | null;
  lastMessageId: string | null;
}

export interface Person {
  readonly user: APIUser;
  readonly locale: Locale;
}

export interface StoredMessage {
  message: APIMessage;
  readonly guildId: string | null;
  /** The only user who sees it, when it is ephemeral. */
  readonly ephemeralFor: string | null;
  /** The interaction whose token may edit it. */
  readonly interactionId: string | null;
}

export interface StoredFile {
  readonly attachment: APIAttachment;
  readonly bytes: Uint8Array<ArrayBuffer>;
}
