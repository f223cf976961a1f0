import { readTypeScript } from '../system/read-typescript.mjs';

await readTypeScript();
await import('./encoder-worker.ts');
