import { defineConfig } from '@playwright/test';

const chromium = process.env['CHROMIUM'];

/** Journeys meet the product as it is delivered: the built client, the real server, one browser. */
export default defineConfig({
  testDir: 'journeys',
  outputDir: 'test-results',
  // Several people act in each journey already; a second journey beside it would only slow both.
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: process.env['GEFLECHT_TEST_LONG'] === undefined ? 60_000 : 600_000,
  expect: { timeout: 10_000 },
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
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
