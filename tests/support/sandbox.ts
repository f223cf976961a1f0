import { onTestFinished } from 'vitest';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/index.ts';

/** Discord's 3 s would fail a test on a busy machine; those about that limit set their own. */
const ACK_TIMEOUT_MS = 10_000;

/** A sandbox on a free port, for one test; it is closed when the test ends. */
export async function openSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = await startSandbox({ port: 0, ackTimeoutMs: ACK_TIMEOUT_MS, ...options });
  onTestFinished(() => sandbox.close());
  return sandbox;
}
