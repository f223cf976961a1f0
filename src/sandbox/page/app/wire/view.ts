import type {
  APIApplicationCommand,
  APIChannel,
  APIEmbed,
  APIMessage,
  APIRole,
  APIUser,
} from 'discord-api-types/v10';
import type { Component, ModalPart } from './component.ts';

/** What the sandbox tells its page. Names and shapes are Discord's wherever Discord has them. */

export type User = APIUser;
export type Role = APIRole;
export type Command = APIApplicationCommand;
export type Embed = APIEmbed;

export type Message = Omit<APIMessage, 'components'> & {
  readonly components?: readonly Component[];
};

export interface Channel {
  readonly id: string;
  readonly type: APIChannel['type'];
  readonly name?: string;
  readonly topic?: string | null;
  readonly parent_id?: string | null;
  readonly guild_id?: string;
  readonly thread_metadata?: { readonly archived: boolean; readonly locked: boolean };
  /** What this user may do here, as Discord's bit set in decimal. */
  readonly permissions: string;
}

interface Member {
  readonly userId: string;
  readonly roles: readonly string[];
  readonly nick: string | null;
}

export interface Guild {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  readonly roles: readonly Role[];
  readonly members: readonly Member[];
  readonly channels: readonly Channel[];
}

export interface WorldState {
  readonly user: User;
  readonly bot: { readonly user: User; readonly online: boolean };
  readonly users: readonly User[];
  readonly direct: Channel;
  readonly guilds: readonly Guild[];
  readonly examples: readonly string[];
  readonly ackTimeoutMs: number;
  readonly faults: readonly Fault[];
}

export interface Fault {
  readonly type: string;
  readonly times?: number;
  readonly ms?: number;
}

export interface Interaction {
  readonly id: string;
  /** 2 command, 3 component, 4 autocomplete, 5 modal. */
  readonly type: number;
  readonly title: string;
  readonly userId: string;
  readonly channelId: string;
  readonly state: 'pending' | 'thinking' | 'answered' | 'failed';
  readonly ackMs: number | null;
  readonly ackType: number | null;
  readonly failure: string | null;
  readonly createdAt: number;
  readonly original: string | null;
  /** The message whose component or form was used. */
  readonly source: string | null;
}

interface RestCall {
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly ms: number;
  readonly body: unknown;
}

export interface InteractionDetail extends Interaction {
  readonly payload: unknown;
  readonly calls: readonly RestCall[];
}

export interface Refusal {
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly code: number;
  readonly message: string;
  readonly plain: string;
}

export interface Modal {
  readonly custom_id: string;
  readonly title: string;
  readonly components: readonly ModalPart[];
}

export interface Outcome {
  readonly interactionId: string;
  readonly state: Interaction['state'];
  readonly failure: string | null;
  readonly choices: readonly { readonly name: string; readonly value: string | number }[];
  readonly modal: Modal | null;
}

export type LiveEvent =
  | { readonly type: 'message-created' | 'message-updated'; readonly message: Message }
  | { readonly type: 'message-deleted'; readonly message: Message }
  | { readonly type: 'interaction-created'; readonly interaction: Interaction }
  | { readonly type: 'interaction-changed'; readonly interaction: Interaction }
  | { readonly type: 'channel-created' | 'channel-updated' | 'channel-deleted' }
  | { readonly type: 'typing'; readonly channelId: string; readonly userId: string }
  | { readonly type: 'refused'; readonly refusal: Refusal }
  | { readonly type: 'commands-changed' | 'bot-online' | 'bot-offline' | 'faults-changed' };
