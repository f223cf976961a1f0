import { randomBytes } from 'node:crypto';
import {
  type APIApplicationCommand,
  ApplicationIntegrationType,
  type InteractionResponseType,
  InteractionType,
} from 'discord-api-types/v10';
import type { Settings } from '../options.ts';
import { refuse } from '../refusal.ts';
import type { World } from '../world/world.ts';
import type { Channel, StoredMessage } from '../world/world-types.ts';
import { interactionPayload, ownersOf } from './payload.ts';
import type { InteractionRecord, InteractionState } from './record.ts';

export interface InteractionPlan {
  readonly type: InteractionType;
  readonly userId: string;
  readonly channel: Channel;
  readonly data: unknown;
  readonly title: string;
  readonly command?: APIApplicationCommand;
  readonly source?: StoredMessage | null;
}

const KEPT = 500;

/** Every interaction, with the clock that runs out when the bot does not acknowledge. */
export class Interactions {
  readonly #world: World;
  readonly #settings: Settings;
  readonly #records = new Map<string, InteractionRecord>();

  constructor(world: World, settings: Settings) {
    this.#world = world;
    this.#settings = settings;
  }

  /** Oldest first. */
  get all(): readonly InteractionRecord[] {
    return [...this.#records.values()];
  }

  find(id: string): InteractionRecord | undefined {
    return this.#records.get(id);
  }

  /** Sends an interaction to the bot and starts its clock. */
  create(plan: InteractionPlan): InteractionRecord {
    const id = this.#world.nextId();
    const token = Buffer.from(`interaction:${id}:${randomBytes(24).toString('hex')}`).toString(
      'base64url',
    );
    const source = plan.source ?? null;
    const owners =
      source?.message.interaction_metadata?.authorizing_integration_owners ??
      ownersOf(this.#world, plan.userId, plan.channel, plan.command ?? null);
    const message = source?.message ?? null;
    const record: InteractionRecord = {
      id,
      token,
      type: plan.type,
      userId: plan.userId,
      channel: plan.channel,
      guild: this.#world.guildOf(plan.channel),
      payload: interactionPayload(this.#world, { ...plan, id, token, owners, message }),
      createdAt: Date.now(),
      title: plan.title,
      source,
      userInstallOnly: owners[ApplicationIntegrationType.GuildInstall] === undefined,
      state: 'pending',
      ackMs: null,
      ackType: null,
      failure: null,
      original: null,
      followUps: [],
      choices: null,
      modal: null,
      timer: null,
    };
    record.timer = setTimeout(() => this.#expire(record), this.#settings.ackTimeoutMs);
    this.#records.set(id, record);
    this.#forgetOldest();
    this.#world.feed.publish({ type: 'interaction-created', record });
    return record;
  }

  /** The interaction that a callback answers. Throws 10062 or 40060. */
  toAnswer(id: string, token: string): InteractionRecord {
    const record = this.#records.get(id);
    if (record === undefined || record.token !== token) throw refuse.unknownInteraction();
    if (record.state === 'failed') throw refuse.unknownInteraction();
    if (record.state !== 'pending') throw refuse.alreadyAcknowledged();
    return record;
  }

  /** The interaction whose token a webhook route names. Throws 50027 or 10015. */
  ofToken(applicationId: string, token: string): InteractionRecord {
    if (applicationId !== this.#world.botId) throw refuse.unknownWebhook();
    const record = this.all.find((one) => one.token === token);
    if (record === undefined) throw refuse.badToken();
    if (Date.now() - record.createdAt > this.#settings.tokenLifetimeMs) throw refuse.badToken();
    if (record.state === 'pending' || record.state === 'failed') throw refuse.unknownWebhook();
    return record;
  }

  acknowledge(
    record: InteractionRecord,
    type: InteractionResponseType,
    state: InteractionState,
  ): void {
    stopClock(record);
    if (state === 'thinking') {
      record.timer = setTimeout(() => this.#expire(record), this.#settings.tokenLifetimeMs);
    }
    record.ackType = type;
    record.ackMs = Date.now() - record.createdAt;
    record.state = state;
    this.#world.feed.publish({ type: 'interaction-changed', record });
  }

  /** Says that a deferred answer came. */
  answered(record: InteractionRecord): void {
    stopClock(record);
    record.state = 'answered';
    this.#world.feed.publish({ type: 'interaction-changed', record });
  }

  close(): void {
    for (const record of this.#records.values()) stopClock(record);
  }

  #expire(record: InteractionRecord): void {
    record.timer = null;
    record.state = 'failed';
    record.failure =
      record.type === InteractionType.ApplicationCommandAutocomplete
        ? 'Loading options failed'
        : record.type === InteractionType.ApplicationCommand
          ? 'The application did not respond'
          : 'This interaction failed';
    this.#world.feed.publish({ type: 'interaction-changed', record });
  }

  #forgetOldest(): void {
    if (this.#records.size <= KEPT) return;
    const oldest = this.all.find(({ state }) => state === 'answered' || state === 'failed');
    if (oldest !== undefined) this.#records.delete(oldest.id);
  }
}

function stopClock(record: InteractionRecord): void {
  if (record.timer !== null) clearTimeout(record.timer);
  record.timer = null;
}
