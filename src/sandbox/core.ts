import type { Faults } from './faults.ts';
import type { Feed } from './feed.ts';
import type { Gateway } from './gateway/gateway.ts';
import type { Interactions } from './interactions/interactions.ts';
import type { Settings } from './options.ts';
import type { RecordedRefusal } from './refusal.ts';
import type { TrafficLog } from './rest/traffic-log.ts';
import type { Ring } from './ring.ts';
import type { MessageStore } from './world/message-store.ts';
import type { World } from './world/world.ts';

/** The parts of a running sandbox, as its routes and its driving API share them. */
export interface Core {
  readonly settings: Settings;
  readonly feed: Feed;
  readonly world: World;
  readonly messages: MessageStore;
  readonly interactions: Interactions;
  readonly gateway: Gateway;
  readonly faults: Faults;
  readonly traffic: TrafficLog;
  readonly refusals: Ring<RecordedRefusal>;
  /** `http://127.0.0.1:PORT`, known once the sandbox listens. */
  origin(): string;
}
