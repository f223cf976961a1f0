import { defineConfig } from 'vitest/config';
import { PROGRAMS } from './tests/support/build-programs.ts';
import { builtThreads } from './tests/support/built-threads.ts';

export default defineConfig({
  plugins: [builtThreads(PROGRAMS)],
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/browser/**', 'tests/benchmarks/**'],
    // A thread that reads takes seconds to start on a busy machine; what hangs hangs longer.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    globalSetup: 'tests/support/build-programs.ts',
    provide: { programs: PROGRAMS },
    setupFiles: ['tests/support/property-seed.ts'],
    // Half the time: tests keep to themselves, so that files may share a process and its imports.
    pool: 'forks',
    isolate: false,
    // Vitest would keep a core for itself; much of what the end-to-end tests do is waiting.
    maxWorkers: 2,
    coverage: {
      provider: 'v8',
      // The page of the sandbox runs in a browser; `npm run test:browser` covers it.
      include: ['src/**/*.ts', 'commands/**/*.ts'],
      exclude: ['src/sandbox/page/app/**'],
      reporter: [['text', { skipFull: true, maxCols: 120 }], 'html'],
    },
  },
});
