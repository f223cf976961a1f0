import type { Interaction, Message } from '../wire/view.ts';

/** A line of the channel: a message, or a command that has no answer (yet). */
export type Entry =
  | { readonly kind: 'day'; readonly id: string; readonly at: Date }
  | {
      readonly kind: 'message';
      readonly id: string;
      readonly message: Message;
      /** Whether it shows its author: the first of a run of the author's messages does. */
      readonly headed: boolean;
    }
  | { readonly kind: 'command'; readonly id: string; readonly interaction: Interaction };

/** Messages of one author further apart than this begin a new run, in milliseconds. */
const RUN_MS = 7 * 60_000;

/** Ordinary messages, and replies; others begin a run and end it. */
const ORDINARY = 0;

/**
 * Messages and unanswered commands of one person in one channel, in order of their ids, with a line
 * for each new day.
 */
export function timeline(
  messages: readonly Message[],
  interactions: readonly Interaction[],
): readonly Entry[] {
  const entries: Exclude<Entry, { kind: 'day' }>[] = [
    ...messages.map((message) => ({
      kind: 'message' as const,
      id: message.id,
      message,
      headed: true,
    })),
    ...interactions.map((interaction) => ({
      kind: 'command' as const,
      id: interaction.id,
      interaction,
    })),
  ].sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
  const lines: Entry[] = [];
  let day = '';
  let before: Message | null = null;
  for (const entry of entries) {
    const at = atOf(entry);
    const newDay = at.toDateString() !== day;
    if (newDay) lines.push({ kind: 'day', id: `day-${entry.id}`, at });
    day = at.toDateString();
    if (entry.kind === 'message') {
      const headed = newDay || before === null || startsRun(before, entry.message);
      lines.push({ ...entry, headed });
      before = entry.message;
    } else {
      lines.push(entry);
      before = null;
    }
  }
  return lines;
}

function atOf(entry: Exclude<Entry, { kind: 'day' }>): Date {
  return entry.kind === 'message'
    ? new Date(entry.message.timestamp)
    : new Date(entry.interaction.createdAt);
}

function startsRun(before: Message, message: Message): boolean {
  return (
    before.author.id !== message.author.id ||
    message.type !== ORDINARY ||
    message.interaction_metadata !== undefined ||
    isEphemeral(before) !== isEphemeral(message) ||
    Date.parse(message.timestamp) - Date.parse(before.timestamp) > RUN_MS
  );
}

const EPHEMERAL = 64;
const LOADING = 128;
const COMPONENTS_V2 = 32_768;

const has = (message: Message, flag: number): boolean => ((message.flags ?? 0) & flag) !== 0;
export const isEphemeral = (message: Message): boolean => has(message, EPHEMERAL);
export const isLoading = (message: Message): boolean => has(message, LOADING);
export const isLayout = (message: Message): boolean => has(message, COMPONENTS_V2);
