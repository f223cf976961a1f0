import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/browser/**', 'tests/benchmarks/**'],
    testTimeout: 15_000,
    setupFiles: ['tests/support/property-seed.ts'],
    // Half the time: tests keep to themselves, so that files may share a process and its imports.
    pool: 'forks',
    isolate: false,
    // Vitest would keep a core for itself; much of what the end-to-end tests do is waiting.
    maxWorkers: 2,
  },
});
