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
    maxWorkers: 2
  }
});
