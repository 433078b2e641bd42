import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'app/e2e',
  outputDir: 'test-results/e2e',
  // One window at a time: they share one screen and two cores, and focus belongs to one of them.
  workers: 1,
  // A test that passes at the second try has found something.
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: { trace: 'retain-on-failure' },
});
