import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/browser/**', 'tests/benchmarks/**'],
    // A thread that reads takes seconds to start on a busy machine; what hangs hangs longer.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    setupFiles: ['tests/support/property-seed.ts'],
    // Half the time: tests keep to themselves, so that files may share a process and its imports.
    pool: 'forks',
    isolate: false,
    // Vitest would keep a core for itself; much of what the end-to-end tests do is waiting.
    maxWorkers: 2,
  },
});
