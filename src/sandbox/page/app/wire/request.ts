import type {
  Command,
  Interaction,
  InteractionDetail,
  Message,
  Outcome,
  Refusal,
  WorldState,
} from './view.ts';

/** A file as an action carries it: its content in base64. */
export interface SentFile {
  readonly name: string;
  readonly type: string;
  readonly data: string;
}

export type OptionValues = Readonly<Record<string, string | number | boolean | SentFile>>;
type FormValue = string | boolean | readonly string[] | readonly SentFile[];
export type FormValues = Readonly<Record<string, FormValue>>;

/** What a person does in a channel. */
export type Action =
  | { readonly type: 'slash'; readonly name: string; readonly options: OptionValues }
  | {
      readonly type: 'autocomplete';
      readonly name: string;
      readonly options: OptionValues;
      readonly focused: string;
    }
  | { readonly type: 'menu'; readonly name: string; readonly message: string }
  | { readonly type: 'user-menu'; readonly name: string; readonly target: string }
  | { readonly type: 'press'; readonly message: string; readonly button: string }
  | {
      readonly type: 'choose';
      readonly message: string;
      readonly customId: string;
      readonly values: readonly string[];
    }
  | { readonly type: 'submit'; readonly interaction: string; readonly values: FormValues }
  | {
      readonly type: 'post';
      readonly content: string;
      readonly files: readonly SentFile[];
      readonly replyTo?: string;
    }
  | { readonly type: 'react'; readonly message: string; readonly emoji: string }
  | { readonly type: 'remove' | 'dismiss'; readonly message: string };

/** Asks the sandbox. Throws an Error whose message is one sentence for people. */
async function request<T>(path: string, init?: RequestInit): Promise<T> {
  const response = await fetch(path, init).catch(() => {
    throw new Error('The sandbox does not answer. Is it still running?');
  });
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return body as T;
  if (response.status === 413) throw new Error('This is too large: 10 MB are the limit.');
  const { error } = (body ?? {}) as { error?: string };
  throw new Error(error ?? `The sandbox answered with status ${response.status}.`);
}

const post = <T>(path: string, body: unknown): Promise<T> =>
  request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

const as = (user: string): string => `user=${encodeURIComponent(user)}`;

export const getState = (user: string) => request<WorldState>(`/sandbox/state?${as(user)}`);

export const getMessages = (user: string, channel: string) =>
  request<Message[]>(`/sandbox/channels/${channel}/messages?${as(user)}`);

export const getCommands = (user: string, channel: string) =>
  request<Command[]>(`/sandbox/channels/${channel}/commands?${as(user)}`);

export const getLog = () =>
  request<{ interactions: Interaction[]; refusals: Refusal[] }>('/sandbox/log');

export const getInteraction = (id: string) =>
  request<InteractionDetail>(`/sandbox/interactions/${id}`);

export const act = (user: string, channel: string, action: Action) =>
  post<Outcome>('/sandbox/actions', { user, channel, action });

export const addFault = (fault: object) => post<unknown>('/sandbox/faults', fault);

export const clearFaults = () => request<unknown>('/sandbox/faults', { method: 'DELETE' });

/** The address of the stream of what happens, as this user may see it. */
export const eventsPath = (user: string): string => `/sandbox/events?${as(user)}`;
