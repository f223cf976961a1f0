import { existsSync } from 'node:fs';

/**
 * Makes a thread read TypeScript where Node does not by itself; Node 20 ignores --import in threads. What was
 * built needs nothing.
 */
export async function readTypeScript() {
  const isBuilt = !existsSync(new URL('./errors.ts', import.meta.url));
  if (!isBuilt && !process.features.typescript) (await import('tsx/esm/api')).register();
}
