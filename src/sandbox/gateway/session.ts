import { GatewayOpcodes } from 'discord-api-types/v10';

/** One event as it goes over the wire. */
interface SentDispatch {
  readonly op: GatewayOpcodes.Dispatch;
  readonly s: number;
  readonly t: string;
  readonly d: unknown;
}

/** Events kept for a bot that is away; a session that missed more cannot be resumed. */
const KEPT = 1000;

/** What a session sends through: a socket, while there is one. */
export type Send = (payload: unknown) => void;

/** A bot's session: it outlives its connection, so that missed events can be replayed. */
export class Session {
  readonly id: string;
  readonly intents: number;
  readonly shard: readonly [number, number];
  readonly #sent: SentDispatch[] = [];
  #sequence = 0;
  #send: Send | null = null;
  resumable = true;

  constructor(id: string, intents: number, shard: readonly [number, number]) {
    this.id = id;
    this.intents = intents;
    this.shard = shard;
  }

  get connected(): boolean {
    return this.#send !== null;
  }

  get sequence(): number {
    return this.#sequence;
  }

  attach(send: Send): void {
    this.#send = send;
  }

  detach(): void {
    this.#send = null;
  }

  /** Sends an event, or keeps it for the resume. */
  dispatch(t: string, d: unknown): void {
    this.#sequence += 1;
    const payload = { op: GatewayOpcodes.Dispatch, s: this.#sequence, t, d } as const;
    this.#sent.push(payload);
    if (this.#sent.length > KEPT) this.#sent.shift();
    this.#send?.(payload);
  }

  /** Whether everything after this sequence number is still here. */
  canReplay(after: number): boolean {
    const oldest = this.#sent[0]?.s ?? this.#sequence + 1;
    return this.resumable && after <= this.#sequence && after >= oldest - 1;
  }

  /** Sends again what came after this sequence number. */
  replay(after: number): void {
    for (const payload of this.#sent) {
      if (payload.s > after) this.#send?.(payload);
    }
  }
}
