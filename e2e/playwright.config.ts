import { defineConfig } from '@playwright/test';

const chromium = process.env['CHROMIUM'];

/** Journeys meet the product as it is delivered: the built client, the real server, one browser. */
export default defineConfig({
  testDir: 'journeys',
  outputDir: 'test-results',
  // Each file has a product of its own. Much of a journey is waiting, so three at a time fill two cores.
  workers: 3,
  retries: 0,
  forbidOnly: true,
  timeout: process.env['GEFLECHT_TEST_LONG'] === undefined ? 300_000 : 900_000,
  // Bounds for a busy machine, not what people wait.
  expect: { timeout: 30_000 },
  reporter: [['list'], ['json', { outputFile: '../.reports/playwright.json' }]],
  use: {
    browserName: 'chromium',
    locale: 'de-DE',
    timezoneId: 'Europe/Berlin',
    screenshot: 'only-on-failure',
    // `--trace on` shows every step of a journey; recording four people at once slows all of them.
    trace: 'off',
    launchOptions: {
      ...(chromium === undefined ? {} : { executablePath: chromium }),
      chromiumSandbox: false,
      args: [
        // An imitated graphics card costs more than drawing without one.
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
