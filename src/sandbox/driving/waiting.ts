import type { Core } from '../core.ts';
import type { Listener, SandboxEvent } from '../feed.ts';

/** Resolves once `done` says so, looked at now and after every event; rejects after `timeoutMs`. */
export function until<T>(
  core: Core,
  done: (event: SandboxEvent | null) => T | undefined,
  timeoutMs: number,
  waitingFor: string,
): Promise<T> {
  return new Promise((resolve, reject) => {
    let unsubscribe = (): void => undefined;
    const timer = setTimeout(() => {
      unsubscribe();
      reject(new Error(`Waited ${timeoutMs} ms for ${waitingFor}.`));
    }, timeoutMs);
    const look = (event: SandboxEvent | null): void => {
      const result = done(event);
      if (result === undefined) return;
      clearTimeout(timer);
      unsubscribe();
      resolve(result);
    };
    const listener: Listener = look;
    unsubscribe = core.feed.subscribe(listener);
    look(null);
  });
}

/**
 * Resolves when nothing has happened for `quietMs`: no event, no interaction without an
 * acknowledgement or answer, no request under way.
 */
export function untilQuiet(core: Core, quietMs: number, timeoutMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const deadline = Date.now() + timeoutMs;
    let lastEvent = Date.now();
    const unsubscribe = core.feed.subscribe(() => {
      lastEvent = Date.now();
    });
    const timer = setInterval(() => {
      const busy =
        core.traffic.inFlight > 0 ||
        core.interactions.all.some(({ state }) => state === 'pending' || state === 'thinking');
      if (busy) lastEvent = Date.now();
      const quiet = Date.now() - lastEvent >= quietMs;
      if (!quiet && Date.now() < deadline) return;
      clearInterval(timer);
      unsubscribe();
      if (quiet) resolve();
      else reject(new Error(`The sandbox did not settle within ${timeoutMs} ms.`));
    }, 5);
  });
}
