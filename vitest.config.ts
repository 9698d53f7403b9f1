import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    globalSetup: 'test/support/datenbank-dienst.ts',
    environment: 'node',
    // Generous: a limit here is for what hangs, not for a slow or busy machine.
    testTimeout: 90_000,
    hookTimeout: 120_000,
    pool: 'forks',
    // A fresh process for each of 160 files costs a fifth of the whole run; no test may leave anything behind for the next one.
    isolate: false,
    maxWorkers: 2
  }
});
