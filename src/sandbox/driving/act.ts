import type { Core } from '../core.ts';
import type { InteractionPlan } from '../interactions/interactions.ts';
import { Outcome } from './outcome.ts';
import { until } from './waiting.ts';

/** How long to wait for an answer. */
export interface WaitOptions {
  /**
   * `answered` (the default) waits for the answer that a deferral promises; `acknowledged` is
   * content with "thinking…".
   */
  readonly until?: 'answered' | 'acknowledged';
  /** Milliseconds to wait after a deferral; then the outcome stays `thinking`. Default 10000. */
  readonly answerMs?: number;
}

/** Sends an interaction to the bot and waits for what comes of it. */
export async function act(
  core: Core,
  plan: InteractionPlan,
  { until: goal = 'answered', answerMs = 10_000 }: WaitOptions = {},
): Promise<Outcome> {
  const record = core.interactions.create(plan);
  const left = (state: typeof record.state) => () => (record.state === state ? undefined : true);
  const ackMs = core.settings.ackTimeoutMs + 1000;
  await until(core, left('pending'), ackMs, 'an acknowledgement');
  if (goal === 'answered') {
    // Still thinking is an outcome too.
    await until(core, left('thinking'), answerMs, 'an answer').catch(() => undefined);
  }
  return new Outcome(core, record);
}
