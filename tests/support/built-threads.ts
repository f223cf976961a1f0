import path from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * A plugin of Vite that lets the tests start threads from their build in `folder`: from TypeScript each takes a
 * second of its own. What `npm start` does is tested under npm, in `tests/e2e/process.test.ts`.
 */
export function builtThreads(folder: string) {
  const place = /new URL\('\.\/([\w-]+-thread\.mjs)', import\.meta\.url\)/g;
  return {
    name: 'built-threads',
    enforce: 'pre' as const,
    transform: (code: string, file: string) =>
      file.includes('/src/')
        ? code.replace(place, (_, name: string) => {
            const built = pathToFileURL(path.join(folder, name)).href;
            return `new URL(${JSON.stringify(built)})`;
          })
        : null,
  };
}
