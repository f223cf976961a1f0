import { effect, untracked } from '@preact/signals';
import { eventsPath, getCommands, getLog, getMessages, getState } from '../wire/request.ts';
import type { Interaction, LiveEvent, Message } from '../wire/view.ts';
import { FIRST_USER, goTo, place } from './place.ts';
import {
  channel,
  commands,
  interactions,
  messages,
  notice,
  online,
  refusals,
  replyingTo,
  typingSince,
  unread,
  world,
} from './store.ts';

/** How long to wait before trying again, when the browser itself has given up on the stream. */
const RETRY_MS = 2000;

let source: EventSource | null = null;
/** Events that wait while what they would change is being read anew. */
let waiting: LiveEvent[] | null = null;
let turn = 0;

/** Keeps the page at one with the sandbox: who types, where, and everything that happens there. */
export function keepLive(): void {
  let user = '';
  effect(() => {
    const next = place.value;
    untracked(() => {
      replyingTo.value = null;
      if (next.user !== user) connect();
      else void readAnew();
    });
    user = next.user;
  });
  // A hidden tab gives its connection back: a browser allows a page's host only six of them.
  document.addEventListener('visibilitychange', () => (document.hidden ? disconnect() : connect()));
}

function disconnect(): void {
  source?.close();
  source = null;
}

function connect(): void {
  disconnect();
  if (document.hidden && world.value !== null) return;
  const stream = new EventSource(eventsPath(place.value.user));
  source = stream;
  stream.addEventListener('open', () => {
    online.value = true;
    void readAnew();
  });
  stream.addEventListener('message', ({ data }: MessageEvent<string>) => {
    const event = JSON.parse(data) as LiveEvent;
    if (waiting === null) apply(event);
    else waiting.push(event);
  });
  stream.addEventListener('error', () => {
    online.value = false;
    notice.value = '';
    if (stream.readyState !== EventSource.CLOSED) return;
    void leaveUnknownUser();
    setTimeout(() => source === stream && connect(), RETRY_MS);
  });
}

/** An address may name somebody who is not in this sandbox; then it starts with the first user. */
async function leaveUnknownUser(): Promise<void> {
  const { user } = place.value;
  const known = await getState(user).then(
    () => true,
    () => false,
  );
  if (!known && user !== FIRST_USER) goTo({ user: FIRST_USER, channel: '' });
}

/** Reads everything that is shown; after a gap in the stream anything may have changed. */
async function readAnew(): Promise<void> {
  turn += 1;
  const mine = turn;
  waiting ??= [];
  try {
    const [state, log] = await Promise.all([getState(place.value.user), getLog()]);
    if (mine !== turn) return;
    world.value = state;
    interactions.value = log.interactions;
    refusals.value = log.refusals;
    await readChannel(mine);
  } catch (error) {
    // When nothing answers, the line above the messages says so already.
    if (mine === turn && online.value) notice.value = (error as Error).message;
  } finally {
    if (mine === turn) {
      const missed = waiting ?? [];
      waiting = null;
      for (const event of missed) apply(event);
    }
  }
}

async function readChannel(mine: number): Promise<void> {
  const here = channel.value;
  if (here === null) return;
  const { user } = place.value;
  const [list, offered] = await Promise.all([
    getMessages(user, here.id),
    getCommands(user, here.id),
  ]);
  if (mine !== turn) return;
  messages.value = list;
  commands.value = offered;
  typingSince.value = 0;
  unread.value = new Set([...unread.value].filter((id) => id !== here.id));
}

function apply(event: LiveEvent): void {
  switch (event.type) {
    case 'message-created':
    case 'message-updated':
      put(event.message, event.type === 'message-created');
      return;
    case 'message-deleted':
      messages.value = messages.value.filter(({ id }) => id !== event.message.id);
      return;
    case 'interaction-created':
    case 'interaction-changed':
      interactions.value = replaced<Interaction>(interactions.value, event.interaction);
      return;
    case 'refused':
      refusals.value = [...refusals.value, event.refusal];
      return;
    case 'typing':
      if (event.channelId === channel.value?.id) typingSince.value = Date.now();
      return;
    default:
      // The bot came or went, or channels, commands or faults changed.
      void readAnew();
  }
}

function put(message: Message, isNew: boolean): void {
  if (message.channel_id !== channel.value?.id) {
    if (isNew) unread.value = new Set([...unread.value, message.channel_id]);
    return;
  }
  if (isNew) typingSince.value = 0;
  const known = messages.value.some(({ id }) => id === message.id);
  if (known || isNew) messages.value = replaced(messages.value, message);
}

/** The list with one entry put in place of the one with its id, or at the end. */
function replaced<T extends { readonly id: string }>(list: readonly T[], one: T): readonly T[] {
  const index = list.findIndex(({ id }) => id === one.id);
  return index === -1 ? [...list, one] : list.with(index, one);
}
