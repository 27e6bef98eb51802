import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type Config, readConfig } from '../app/config.ts';
import { type Running, start, type StartOptions } from '../app/start.ts';
import { loadWorld } from '../features/demo/index.ts';
import { migrate, openStorage } from '../storage/index.ts';
import { Browser } from './browser.ts';

export interface Product extends Running {
  readonly dataDir: string;
  /** A browser profile of its own: nothing is shared with the others but the product. */
  browser(): Browser;
  /** A browser that has entered as an example person. */
  as(person: string): Promise<Browser>;
  /** Stops it and starts it again on the same data and port. */
  restart(): Promise<Product>;
  /** Stops it and throws its data away. */
  [Symbol.asyncDispose](): Promise<void>;
}

export type ProductOptions = StartOptions & Partial<Config>;

/** Data folders with the world laid out, by day; laying it out anew for every test would take most of their time. */
const prepared = new Map<string, Promise<string>>();

async function prepareData(now: Date): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), 'geflecht-prepared-'));
  process.once('exit', () => rmSync(dataDir, { recursive: true, force: true }));
  const storage = await openStorage({ dataDir });
  await migrate(storage, () => now);
  await loadWorld(storage, now, { people: true });
  await storage.close();
  return join(dataDir, 'geflecht.sqlite');
}

async function freshData({ now, demo, databaseUrl }: ProductOptions): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), 'geflecht-'));
  if (demo === 'off' || typeof databaseUrl === 'string') return dataDir;
  const at = now?.() ?? new Date();
  const day = at.toISOString().slice(0, 10);
  const made = prepared.get(day) ?? prepareData(at);
  prepared.set(day, made);
  copyFileSync(await made, join(dataDir, 'geflecht.sqlite'));
  return dataDir;
}

/** The whole product on a free port with a data folder of its own, the example world already laid out. */
export async function startProduct(options: ProductOptions = {}): Promise<Product> {
  const dataDir = options.dataDir ?? (await freshData(options));
  const { now, clientDirectory, ...settings } = options;
  const defaults = readConfig({ PORT: '0', LOG_LEVEL: 'silent' });
  const running = await start(
    { ...defaults, ...settings, dataDir },
    { ...(now === undefined ? {} : { now }), ...(clientDirectory === undefined ? {} : { clientDirectory }) },
  );
  const browsers: Browser[] = [];
  const browser = (): Browser => {
    const made = new Browser(running.address);
    browsers.push(made);
    return made;
  };
  return {
    ...running,
    dataDir,
    browser,
    async as(person) {
      const made = browser();
      await made.enter(person);
      return made;
    },
    async restart() {
      await running.stop();
      return await startProduct({ ...options, dataDir, port: Number(new URL(running.address).port) });
    },
    async [Symbol.asyncDispose]() {
      for (const each of browsers) each.close();
      await running.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
