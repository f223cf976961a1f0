import type { JSX } from 'preact';
import { Icon } from '../parts/icon.tsx';
import { endFaults, startFault } from '../state/doing.ts';
import { world } from '../state/store.ts';
import type { Fault } from '../wire/view.ts';

interface Plan {
  readonly fault: { readonly type: string; readonly [field: string]: unknown };
  readonly name: string;
  readonly effect: string;
}

const PLANS: readonly Plan[] = [
  {
    fault: { type: 'drop-connection' },
    name: 'Drop the connection',
    effect: 'The gateway socket dies. The bot should resume and miss nothing.',
  },
  {
    fault: { type: 'drop-connection', resumable: false },
    name: 'Drop it for good',
    effect: 'The same, but the session is gone: the bot must identify anew.',
  },
  {
    fault: { type: 'reconnect' },
    name: 'Ask to reconnect',
    effect: 'Discord asks the bot to reconnect, as it does before maintenance.',
  },
  {
    fault: { type: 'invalid-session' },
    name: 'End the session',
    effect: 'Discord declares the session invalid.',
  },
  {
    fault: { type: 'delay-interactions', ms: 3500 },
    name: '3.5 s of latency',
    effect: 'Commands reach the bot too late: people see “The application did not respond”.',
  },
  {
    fault: { type: 'delay-rest', ms: 3500 },
    name: '3.5 s for each answer',
    effect: 'What the bot sends takes 3.5 s to arrive.',
  },
  {
    fault: { type: 'rate-limit', retryAfterMs: 2000 },
    name: 'Rate limit',
    effect: 'The next request is answered with 429; the bot should wait 2 s.',
  },
  {
    fault: { type: 'fail-rest', status: 503 },
    name: 'Server error',
    effect: 'The next request is answered with 503, undone.',
  },
  {
    fault: { type: 'cut-request' },
    name: 'Cut a request',
    effect: 'The connection of the next request ends before Discord has done it.',
  },
  {
    fault: { type: 'lose-answer' },
    name: 'Lose an answer',
    effect: 'The next request is done, but the bot never hears of it.',
  },
  {
    fault: { type: 'reject-token' },
    name: 'Reject the token',
    effect: 'Requests with the bot’s token are answered with 401 until you clear this.',
  },
];

/** A button for each thing that goes wrong on the real Discord. */
export function FaultButtons(): JSX.Element {
  const active = world.value?.faults ?? [];
  return (
    <>
      <p class="subtext">
        Each of these happens on Discord sooner or later. See here what people would see.
      </p>
      <ul class="faults">
        {PLANS.map((plan) => (
          <li key={plan.name}>
            <button
              type="button"
              class={isOn(plan, active) ? 'fault on' : 'fault'}
              onClick={() => startFault(plan.fault)}
            >
              <Icon name="bolt" />
              <strong>{plan.name}</strong>
              {isOn(plan, active) ? <span class="badge">on</span> : null}
              <span class="fault-effect">{plan.effect}</span>
            </button>
          </li>
        ))}
      </ul>
      <button
        type="button"
        class="button secondary"
        disabled={active.length === 0}
        onClick={endFaults}
      >
        Clear all faults
      </button>
    </>
  );
}

function isOn({ fault }: Plan, active: readonly Fault[]): boolean {
  return active.some(({ type }) => type === fault.type);
}
