import { existsSync } from 'node:fs';

// Where Node does not read TypeScript by itself, tsx does; Node 20 ignores --import in threads. What was
// built needs neither.
const isBuilt = !existsSync(new URL('./encoder-worker.ts', import.meta.url));
if (!isBuilt && !process.features.typescript) (await import('tsx/esm/api')).register();
await import('./encoder-worker.ts');
