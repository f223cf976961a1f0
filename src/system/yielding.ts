import { setImmediate as nextTurn } from 'node:timers/promises';

/** Work that comes in steps of a few milliseconds, done in one go. */
export function runSync<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same with other work let in between the steps, so that people who ask meanwhile are answered. */
export async function runYielding<T>(steps: Generator<void, T>): Promise<T> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await nextTurn();
  }
}
