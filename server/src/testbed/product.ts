import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type Config, readConfig } from '../app/config.ts';
import { type Running, start, type StartOptions } from '../app/start.ts';
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

/** The whole product on a free port with a data folder of its own. */
export async function startProduct(options: ProductOptions = {}): Promise<Product> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'geflecht-'));
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
