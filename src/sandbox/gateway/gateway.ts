import { randomBytes } from 'node:crypto';
import {
  GatewayCloseCodes as Close,
  GatewayDispatchEvents as Event,
  GatewayOpcodes as Op,
} from 'discord-api-types/v10';
import type { WebSocket } from 'ws';
import type { SandboxEvent } from '../feed.ts';
import type { Settings } from '../options.ts';
import { Ring } from '../ring.ts';
import { guildPayload } from '../world/payloads.ts';
import type { World } from '../world/world.ts';
import { Connection, type ConnectionHost, type Resume } from './connection.ts';
import { type Dispatch, dispatchOf } from './dispatches.ts';
import { identityOf } from './identify.ts';
import { memberChunk } from './member-chunk.ts';
import { Session } from './session.ts';

/** How a connection ended: which side closed it, and with which code (1006: none). */
export interface RecordedClose {
  readonly sessionId: string | null;
  readonly code: number;
  readonly by: 'bot' | 'discord';
}

const ABANDONED_KEPT = 5;

export interface GatewayOptions {
  readonly world: World;
  readonly settings: Settings;
  /** The address that bots connect to. */
  readonly url: () => string;
  /** Milliseconds an interaction is held back. */
  readonly interactionDelayMs: () => number;
}

/** The bot's side of a live connection: sessions, events and their replay. */
export class Gateway implements ConnectionHost {
  readonly #options: GatewayOptions;
  readonly #connections = new Set<Connection>();
  readonly #sessions = new Map<string, Session>();
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #unsubscribe: () => void;
  readonly closes = new Ring<RecordedClose>(100);
  /** How often a bot identified and how often it resumed. */
  identifies = 0;
  resumes = 0;

  constructor(options: GatewayOptions) {
    this.#options = options;
    this.#unsubscribe = options.world.feed.subscribe((event) => this.#onEvent(event));
  }

  get heartbeatMs(): number {
    return this.#options.settings.heartbeatMs;
  }

  get sessions(): readonly Session[] {
    return [...this.#sessions.values()];
  }

  get online(): boolean {
    return this.sessions.some(({ connected }) => connected);
  }

  accept(socket: WebSocket): void {
    this.#connections.add(new Connection(socket, this));
  }

  identify(connection: Connection, data: unknown): Close | null {
    const { world, settings, url } = this.#options;
    const identity = identityOf(data, settings.token, settings.privilegedIntents);
    if ('refused' in identity) return identity.refused;
    this.identifies += 1;
    this.#forgetAbandoned();
    const session = new Session(randomBytes(16).toString('hex'), identity.intents, identity.shard);
    this.#sessions.set(session.id, session);
    this.#join(connection, session);
    const guilds = [...world.guilds.values()].filter(
      (guild) => guild.botPresent && onShard(guild.id, session),
    );
    session.dispatch(Event.Ready, {
      v: 10,
      user: { ...world.person(world.botId).user, verified: true, mfa_enabled: false, email: null },
      guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: url(),
      shard: session.shard,
      application: { id: settings.applicationId, flags: 0 },
      private_channels: [],
      relationships: [],
    });
    for (const guild of guilds.filter(({ unavailable }) => !unavailable)) {
      session.dispatch(Event.GuildCreate, guildPayload(world, guild));
    }
    world.feed.publish({ type: 'bot-online' });
    return null;
  }

  resume(connection: Connection, { token, session_id: id, seq }: Resume): boolean | Close {
    if (token.replace(/^Bot /, '') !== this.#options.settings.token) {
      return Close.AuthenticationFailed;
    }
    const session = this.#sessions.get(id);
    if (session === undefined || !session.canReplay(seq)) {
      this.#sessions.delete(id);
      return false;
    }
    this.resumes += 1;
    this.#join(connection, session);
    session.replay(seq);
    session.dispatch(Event.Resumed, { _trace: [] });
    this.#options.world.feed.publish({ type: 'bot-online' });
    return true;
  }

  request(session: Session, op: Op, data: unknown): void {
    if (op !== Op.RequestGuildMembers) return;
    const chunk = memberChunk(this.#options.world, session.intents, data);
    if (chunk !== null) session.dispatch(Event.GuildMembersChunk, chunk);
  }

  closed(connection: Connection, code: number): void {
    this.#connections.delete(connection);
    const { session, closedWith } = connection;
    const by = closedWith === null ? 'bot' : 'discord';
    this.closes.push({ sessionId: session?.id ?? null, code: closedWith ?? code, by });
    if (session === null || this.#holder(session) !== undefined) return;
    session.detach();
    // A bot that says goodbye (1000, 1001) gives its session up (Discord documentation, "Resuming").
    if (by === 'bot' && (code === 1000 || code === 1001)) this.#sessions.delete(session.id);
    if (!this.online) this.#options.world.feed.publish({ type: 'bot-offline' });
  }

  drop(resumable: boolean): void {
    for (const session of this.#sessions.values()) session.resumable = resumable;
    for (const connection of this.#connections) connection.drop();
  }

  askReconnect(): void {
    for (const connection of this.#connections) connection.send({ op: Op.Reconnect, d: null });
  }

  invalidate(resumable: boolean): void {
    for (const connection of this.#connections) {
      if (!resumable && connection.session !== null) connection.session.resumable = false;
      connection.send({ op: Op.InvalidSession, d: resumable });
    }
  }

  close(): void {
    this.#unsubscribe();
    for (const timer of this.#timers) clearTimeout(timer);
    for (const connection of this.#connections) connection.drop();
  }

  /** A bot that crashes and starts again leaves a session behind each time. */
  #forgetAbandoned(): void {
    const abandoned = this.sessions.filter(({ connected }) => !connected);
    for (const { id } of abandoned.slice(0, -ABANDONED_KEPT)) this.#sessions.delete(id);
  }

  #join(connection: Connection, session: Session): void {
    connection.session = session;
    session.attach(connection.send);
  }

  #holder(session: Session): Connection | undefined {
    return [...this.#connections].find((connection) => connection.session === session);
  }

  #onEvent(event: SandboxEvent): void {
    const dispatch = dispatchOf(this.#options.world, event);
    if (dispatch === null) return;
    const delay = event.type === 'interaction-created' ? this.#options.interactionDelayMs() : 0;
    if (delay > 0) this.#sendLater(dispatch, delay);
    else this.#send(dispatch);
  }

  #sendLater(dispatch: Dispatch, delay: number): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.#send(dispatch);
    }, delay);
    this.#timers.add(timer);
  }

  #send({ t, guildId, intent, payload }: Dispatch): void {
    for (const session of this.#sessions.values()) {
      const wanted = intent === 0 || (session.intents & intent) !== 0;
      if (wanted && onShard(guildId, session)) session.dispatch(t, payload(session.intents));
    }
  }
}

/** Discord's formula: `(guild_id >> 22) % num_shards`; direct messages go to shard 0. */
function onShard(guildId: string | null, { shard: [number, count] }: Session): boolean {
  if (guildId === null) return number === 0;
  return Number((BigInt(guildId) >> 22n) % BigInt(count)) === number;
}
