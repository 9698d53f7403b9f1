/** The fault suite: only through `npm run test:faults`, one file after the other, because what it measures is time. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/faults/**/*.fault.ts'],
    globalSetup: 'test/support/datenbank-dienst.ts',
    environment: 'node',
    testTimeout: 24 * 3_600_000,
    hookTimeout: 180_000,
    pool: 'forks',
    fileParallelism: false
  }
});
