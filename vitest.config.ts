import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      '{sdk,extension-host,app}/src/**/*.test.{ts,tsx}',
      'extension-host/fault-lab/**/*.test.ts',
      '{scripts,app/scripts}/**/*.test.mjs',
    ],
    // Many of them start real processes and wait for real sockets.
    testTimeout: 20_000,
    hookTimeout: 20_000,
    pool: 'forks',
    // More only makes processes of different tests wait for each other.
    maxWorkers: 2,
    restoreMocks: true,
  },
});
