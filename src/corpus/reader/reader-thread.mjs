import { readTypeScript } from '../../system/read-typescript.mjs';

await readTypeScript();
await import('./reader-entry.ts');
