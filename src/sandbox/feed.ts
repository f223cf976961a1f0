import type { InteractionRecord } from './interactions/record.ts';
import type { RecordedRefusal } from './refusal.ts';
import type { Channel, Guild, StoredMessage } from './world/world-types.ts';

/** Everything that happens in the sandbox, in order. The gateway, the page and tests listen. */
export type SandboxEvent =
  | { readonly type: 'message-created' | 'message-updated'; readonly stored: StoredMessage }
  | { readonly type: 'message-deleted'; readonly stored: StoredMessage }
  | {
      readonly type: 'reaction-added' | 'reaction-removed';
      readonly stored: StoredMessage;
      readonly userId: string;
      readonly emoji: { readonly id: string | null; readonly name: string };
    }
  | {
      readonly type: 'channel-created' | 'channel-updated' | 'channel-deleted';
      readonly channel: Channel;
    }
  | { readonly type: 'guild-joined' | 'guild-left'; readonly guild: Guild }
  | { readonly type: 'typing'; readonly channelId: string; readonly userId: string }
  | {
      readonly type: 'interaction-created' | 'interaction-changed';
      readonly record: InteractionRecord;
    }
  | { readonly type: 'commands-changed' }
  | { readonly type: 'bot-online' | 'bot-offline' }
  | { readonly type: 'refused'; readonly refusal: RecordedRefusal }
  | { readonly type: 'faults-changed' };

export type Listener = (event: SandboxEvent) => void;

/** Hands every event to every listener, in the order they subscribed. */
export class Feed {
  readonly #listeners = new Set<Listener>();

  publish(event: SandboxEvent): void {
    for (const listener of [...this.#listeners]) listener(event);
  }

  /** Returns the function that ends the subscription. */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }
}
