import { defineConfig, devices } from '@playwright/test';

// Chosen once, in the process that reads this first; the workers inherit it.
process.env.STET_E2E_PORT ??= String(41_000 + Math.floor(Math.random() * 20_000));

/** Browser tests of the production build (`npm test -- e2e` builds it), with a server and a database of their own. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  globalSetup: './e2e/global-setup.ts',
  // A wait that succeeds costs nothing: these are for a machine several times slower than one would like.
  timeout: 240_000,
  expect: { timeout: 40_000 },
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list']],
  use: {
    ...devices['Desktop Chrome'],
    baseURL: `http://localhost:${process.env.STET_E2E_PORT}`,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    screenshot: 'only-on-failure',
    // A trace of every test costs each a sixth of its time: ask for it when a failure needs looking into.
    trace: process.env.STET_TRACE ? 'retain-on-failure' : 'off',
    launchOptions: {
      ...(process.env.STET_BROWSER ? { executablePath: process.env.STET_BROWSER } : {}),
      args: ['--disable-gpu', '--disable-background-networking', '--disable-dev-shm-usage'],
    },
  },
});
