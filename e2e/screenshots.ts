import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { type Browser, chromium, type Page } from '@playwright/test';

import { alma, type ExamplePerson, korbinian, theres } from './fixtures/people.ts';
import { startProduct } from './fixtures/product.ts';
import { Frame } from './pages/frame.ts';
import { Tafel } from './pages/tafel.ts';
import { Vorschlag } from './pages/vorschlag.ts';

/**
 * Takes pictures of the main screens at every width, light and dark, for looking at them:
 * `node e2e/screenshots.ts <folder>`. The client has to be built.
 */

const WIDTHS = [
  { width: 390, height: 844 },
  { width: 768, height: 1024 },
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
] as const;

interface Screen {
  readonly name: string;
  readonly path: string;
  readonly as?: ExamplePerson;
  readonly ready: (page: Page) => Promise<unknown>;
}

const inMain = (words: string) => (page: Page) => page.getByRole('main').getByText(words).first().waitFor();

const SCREENS: readonly Screen[] = [
  { name: 'uebersicht-besuch', path: '/', ready: inMain('Verkehr und Mobilität') },
  { name: 'uebersicht', path: '/', as: alma, ready: inMain('2 Personen da') },
  { name: 'anmelden', path: '/anmelden', ready: inMain('Moderation') },
  { name: 'tafel', path: '/m/klima-energie/tafel', as: alma, ready: (page) => new Tafel(page).ready() },
  {
    name: 'tafel-gliederung',
    path: '/m/klima-energie/tafel',
    as: alma,
    ready: async (page) => {
      await new Tafel(page).ready();
      await new Tafel(page).openOutline();
    },
  },
  { name: 'vorschlaege', path: '/m/klima-energie/vorschlaege', as: alma, ready: inMain('8 Vorschläge') },
  {
    name: 'verknuepfungen',
    path: '/m/klima-energie/verknuepfungen',
    as: theres,
    ready: inMain('Verknüpfungen'),
  },
  { name: 'menschen', path: '/m/klima-energie/menschen', as: theres, ready: inMain(theres.name) },
  { name: 'verlauf', path: '/m/klima-energie/verlauf', as: alma, ready: inMain('angelegt') },
  { name: 'vorschlag', path: '/vorschlag/M1-01', as: alma, ready: (page) => new Vorschlag(page).ready() },
];

async function enter(
  browser: Browser,
  url: string,
  {
    as,
    path,
    ...options
  }: {
    readonly as?: ExamplePerson | undefined;
    readonly path: string;
    readonly viewport?: { width: number; height: number };
    readonly colorScheme?: 'light' | 'dark';
  },
): Promise<Page> {
  const context = await browser.newContext({
    baseURL: url,
    locale: 'de-DE',
    timezoneId: 'Europe/Berlin',
    reducedMotion: 'reduce',
    ...options,
  });
  if (as !== undefined) {
    await context.request.post('/api/demo/enter', { data: { person: as.id }, headers: { origin: url } });
  }
  const page = await context.newPage();
  await page.goto(path);
  return page;
}

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Into which folder? node e2e/screenshots.ts <folder>');
await mkdir(folder, { recursive: true });
const executablePath = process.env['CHROMIUM'];
const product = await startProduct();
const browser = await chromium.launch({
  chromiumSandbox: false,
  ...(executablePath === undefined ? {} : { executablePath }),
});
try {
  // Others are about, as on a working day.
  for (const as of [theres, korbinian]) {
    const page = await enter(browser, product.url, { as, path: '/m/klima-energie/tafel' });
    await new Tafel(page).ready();
    await new Frame(page).saved();
  }
  for (const { name, path, as, ready } of SCREENS) {
    for (const viewport of WIDTHS) {
      for (const colorScheme of ['light', 'dark'] as const) {
        const page = await enter(browser, product.url, { as, path, viewport, colorScheme });
        await ready(page);
        await page.evaluate(() => document.fonts.ready);
        await page.screenshot({ path: join(folder, `${name}-${viewport.width}-${colorScheme}.png`) });
        await page.context().close();
      }
    }
  }
} finally {
  await browser.close();
  await product.stop();
}
