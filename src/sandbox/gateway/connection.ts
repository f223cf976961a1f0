import { GatewayCloseCodes as Close, GatewayOpcodes as Op } from 'discord-api-types/v10';
import type { RawData, WebSocket } from 'ws';
import { z } from 'zod';
import type { Session } from './session.ts';

const payloadForm = z.object({ op: z.int(), d: z.unknown().optional() });
const resumeForm = z.object({ token: z.string(), session_id: z.string(), seq: z.int() });

export type Resume = z.infer<typeof resumeForm>;

// Limits: Discord documentation, "Gateway: Sending Events" and "Rate Limiting".
const LARGEST_PAYLOAD = 4096;
const PAYLOADS = { count: 120, ms: 60_000 };

/** What a connection asks of the gateway. */
export interface ConnectionHost {
  readonly heartbeatMs: number;
  /** A new session, or the close code that refuses it. */
  identify(connection: Connection, data: unknown): Close | null;
  /** Whether the session goes on, or the close code that refuses it. */
  resume(connection: Connection, wanted: Resume): boolean | Close;
  request(session: Session, op: Op, data: unknown): void;
  closed(connection: Connection, code: number): void;
}

/** One socket of a bot: reads its payloads and answers as Discord's gateway does. */
export class Connection {
  readonly #socket: WebSocket;
  readonly #host: ConnectionHost;
  readonly #times: number[] = [];
  #lastBeat = Date.now();
  readonly #watch: NodeJS.Timeout;
  session: Session | null = null;
  /** The code this side closed with, if it did. */
  closedWith: number | null = null;

  constructor(socket: WebSocket, host: ConnectionHost) {
    this.#socket = socket;
    this.#host = host;
    socket.on('message', (data) => this.#receive(data));
    socket.on('close', (code) => {
      clearInterval(this.#watch);
      host.closed(this, code);
    });
    // A broken frame is followed by 'close', which is where it is dealt with.
    socket.on('error', () => socket.terminate());
    this.#watch = setInterval(() => this.#expectBeat(), host.heartbeatMs);
    this.#watch.unref();
    this.send({ op: Op.Hello, d: { heartbeat_interval: host.heartbeatMs, _trace: [] } });
  }

  readonly send = (payload: unknown): void => {
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.send(JSON.stringify(payload));
  };

  close(code: number, reason = ''): void {
    this.closedWith ??= code;
    this.#socket.close(code, reason);
  }

  /** Ends the connection without a word, as a broken network does. */
  drop(): void {
    this.closedWith ??= 1006;
    this.#socket.terminate();
  }

  #receive(data: RawData): void {
    const text = data.toString();
    const parsed = payloadForm.safeParse(jsonOf(text));
    if (this.#tooMany()) this.close(Close.RateLimited);
    else if (!parsed.success || Buffer.byteLength(text) > LARGEST_PAYLOAD) {
      this.close(Close.DecodeError, 'Error while decoding payload.');
    } else this.#handle(parsed.data.op, parsed.data.d);
  }

  #handle(op: Op, data: unknown): void {
    if (op === Op.Heartbeat) {
      this.#lastBeat = Date.now();
      this.send({ op: Op.HeartbeatAck });
    } else if (op === Op.Identify) this.#identify(data);
    else if (op === Op.Resume) this.#resume(data);
    else if (this.session === null) this.close(Close.NotAuthenticated, 'Not authenticated.');
    else if (!(op in Op)) this.close(Close.UnknownOpcode, 'Unknown opcode.');
    else this.#host.request(this.session, op, data);
  }

  #identify(data: unknown): void {
    const refused =
      this.session === null ? this.#host.identify(this, data) : Close.AlreadyAuthenticated;
    if (refused !== null) this.close(refused);
  }

  #resume(data: unknown): void {
    const parsed = resumeForm.safeParse(data);
    const result = parsed.success ? this.#host.resume(this, parsed.data) : Close.DecodeError;
    if (result === false) this.send({ op: Op.InvalidSession, d: false });
    else if (result !== true) this.close(result);
  }

  #tooMany(): boolean {
    const now = Date.now();
    while (now - (this.#times[0] ?? now) > PAYLOADS.ms) this.#times.shift();
    this.#times.push(now);
    return this.#times.length > PAYLOADS.count;
  }

  #expectBeat(): void {
    if (Date.now() - this.#lastBeat > 2 * this.#host.heartbeatMs) this.close(Close.SessionTimedOut);
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
