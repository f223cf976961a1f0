import { type Client, Events, type Interaction, MessageFlags } from 'discord.js';
import type { Log } from '../../system/log.ts';
import { loggable } from '../interactions/failure.ts';

/** The part of discord.js's gateway that takes events in; its types call it private. */
interface PacketHandling {
  handlePacket(packet?: unknown, ...rest: unknown[]): boolean;
}

/**
 * Keeps an event that discord.js or a listener cannot take from ending the process. discord.js has no
 * catch around its own parsing, and what an event holds is up to strangers. Call it once, before `login`.
 * @throws Error where discord.js has no such place any more.
 */
export function guardDispatch(client: Client, log: Log): void {
  // Emitted with the very object that is parsed next.
  client.on(Events.Raw, dropPolls);
  const gateway = client.ws as unknown as PacketHandling;
  if (typeof gateway.handlePacket !== 'function') {
    throw new Error('discord.js takes events in another way than this version of the bot knows.');
  }
  const handle = gateway.handlePacket.bind(client.ws);
  gateway.handlePacket = (packet, ...rest) => {
    try {
      return handle(packet, ...rest);
    } catch (error) {
      const event = isObject(packet) ? String(packet['t']) : 'none';
      log.error({ event, ...loggable(error) }, 'An event from Discord could not be handled');
      return true;
    }
  };
}

/**
 * Runs `read`; where it throws, writes that to the log, tells the person in a sentence and returns null.
 */
export function readSafely<T>(
  interaction: Interaction,
  read: (interaction: Interaction) => T | null,
  log: Log,
): T | null {
  try {
    return read(interaction);
  } catch (error) {
    log.error(loggable(error), 'An interaction could not be read');
    if (interaction.isRepliable()) {
      const content = 'I could not read that. Nothing was lost; please try it another way.';
      interaction.reply({ content, flags: MessageFlags.Ephemeral }).catch((second: unknown) => {
        log.warn(loggable(second), 'The person could not be told of the failure');
      });
    }
    return null;
  }
}

/**
 * Takes polls out of the messages that come with an interaction, forwarded ones included: discord.js
 * (14.28, structures/Poll.js) needs the channel of a poll and throws where the bot is no member.
 */
function dropPolls(packet: unknown): void {
  if (!isObject(packet) || packet['t'] !== 'INTERACTION_CREATE') return;
  const resolved = child(child(packet['d'], 'data'), 'resolved');
  for (const message of Object.values(child(resolved, 'messages') ?? {})) {
    if (!isObject(message)) continue;
    delete message['poll'];
    const forwarded = message['message_snapshots'];
    for (const snapshot of Array.isArray(forwarded) ? forwarded : []) {
      const inner = child(snapshot, 'message');
      if (inner) delete inner['poll'];
    }
  }
}

function child(value: unknown, name: string): Record<string, unknown> | null {
  const found = isObject(value) ? value[name] : null;
  return isObject(found) ? found : null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
