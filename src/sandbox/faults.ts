import { z } from 'zod';
import type { Feed } from './feed.ts';

const match = z
  .object({
    method: z.string().optional(),
    /** A part of the path, such as `/callback` or `/commands`. */
    path: z.string().optional(),
  })
  .optional();
const milliseconds = z.int().min(0).max(600_000);

/**
 * What can be made to go wrong.
 * - `drop-connection`: the gateway socket dies; resumable or not
 * - `reconnect`: the gateway asks the bot to reconnect (op 7)
 * - `invalid-session`: the gateway ends the session (op 9)
 * - `delay-rest`, `delay-interactions`: every request, or every interaction on its way to the bot,
 *   takes so many milliseconds longer; 0 ends it
 * - `fail-rest`: the next `times` matching requests are answered with a server error, undone
 * - `rate-limit`: the next `times` matching requests are answered with 429, undone
 * - `cut-request`: the connection of the next `times` matching requests ends without an answer, undone
 * - `lose-answer`: the next `times` matching requests are done, but the answer never arrives
 * - `reject-token`: every request with the bot's token is answered with 401, or no longer
 */
export const faultForm = z.discriminatedUnion('type', [
  z.object({ type: z.literal('drop-connection'), resumable: z.boolean().default(true) }),
  z.object({ type: z.literal('reconnect') }),
  z.object({ type: z.literal('invalid-session'), resumable: z.boolean().default(false) }),
  z.object({ type: z.literal('delay-rest'), ms: milliseconds }),
  z.object({ type: z.literal('delay-interactions'), ms: milliseconds }),
  z.object({
    type: z.literal('fail-rest'),
    status: z.int().min(500).max(599).default(500),
    match,
    times: z.int().min(1).max(100).default(1),
  }),
  z.object({
    type: z.literal('rate-limit'),
    retryAfterMs: milliseconds.default(1000),
    global: z.boolean().default(false),
    match,
    times: z.int().min(1).max(100).default(1),
  }),
  z.object({
    type: z.literal('cut-request'),
    match,
    times: z.int().min(1).max(100).default(1),
  }),
  z.object({
    type: z.literal('lose-answer'),
    match,
    times: z.int().min(1).max(100).default(1),
  }),
  z.object({ type: z.literal('reject-token'), on: z.boolean().default(true) }),
]);

/** As a caller writes a fault: what has a default may be left out. */
export type FaultInput = z.input<typeof faultForm>;
export type Fault = z.output<typeof faultForm>;
export type RestFault = Extract<
  Fault,
  { type: 'fail-rest' | 'rate-limit' | 'cut-request' | 'lose-answer' }
>;

/** The gateway's part of the faults. */
export interface Connection {
  drop(resumable: boolean): void;
  askReconnect(): void;
  invalidate(resumable: boolean): void;
}

/** The faults that are switched on. */
export class Faults {
  readonly #feed: Feed;
  readonly #connection: Connection;
  #queue: { fault: RestFault; left: number }[] = [];
  restDelayMs = 0;
  interactionDelayMs = 0;
  tokenRejected = false;

  constructor(feed: Feed, connection: Connection) {
    this.#feed = feed;
    this.#connection = connection;
  }

  add(input: FaultInput): void {
    const fault = faultForm.parse(input);
    switch (fault.type) {
      case 'drop-connection':
        this.#connection.drop(fault.resumable);
        break;
      case 'reconnect':
        this.#connection.askReconnect();
        break;
      case 'invalid-session':
        this.#connection.invalidate(fault.resumable);
        break;
      case 'delay-rest':
        this.restDelayMs = fault.ms;
        break;
      case 'delay-interactions':
        this.interactionDelayMs = fault.ms;
        break;
      case 'reject-token':
        this.tokenRejected = fault.on;
        break;
      default:
        this.#queue.push({ fault, left: fault.times });
    }
    this.#feed.publish({ type: 'faults-changed' });
  }

  /** Takes the oldest waiting fault that matches a request. */
  take(method: string, path: string): RestFault | null {
    const found = this.#queue.find(
      ({ fault: { match: wanted } }) =>
        (wanted?.method === undefined || wanted.method.toUpperCase() === method) &&
        (wanted?.path === undefined || path.includes(wanted.path)),
    );
    if (found === undefined) return null;
    found.left -= 1;
    if (found.left === 0) this.#queue = this.#queue.filter((one) => one !== found);
    return found.fault;
  }

  /** Switches everything off that is still on. */
  clear(): void {
    this.#queue = [];
    this.restDelayMs = 0;
    this.interactionDelayMs = 0;
    this.tokenRejected = false;
    this.#feed.publish({ type: 'faults-changed' });
  }

  /** What is on now, for the page. */
  get active(): readonly Fault[] {
    const waiting: Fault[] = this.#queue.map(({ fault, left }) => ({ ...fault, times: left }));
    if (this.restDelayMs > 0) waiting.push({ type: 'delay-rest', ms: this.restDelayMs });
    if (this.interactionDelayMs > 0) {
      waiting.push({ type: 'delay-interactions', ms: this.interactionDelayMs });
    }
    if (this.tokenRejected) waiting.push({ type: 'reject-token', on: true });
    return waiting;
  }
}
