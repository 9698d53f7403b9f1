/** The fault suite: only through `npm run test:faults`, one file after the other, because what it measures is time. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/faults/**/*.fault.ts', 'test/dokument/konvergenz.test.ts'],
    env: { KEIME: String(Math.round(200 + 4_800 * Number(process.env.NACHT ?? 0))) },
    globalSetup: 'test/support/datenbank-dienst.ts',
    environment: 'node',
    testTimeout: 24 * 3_600_000,
    hookTimeout: 180_000,
    pool: 'forks',
    fileParallelism: false
  }
});
