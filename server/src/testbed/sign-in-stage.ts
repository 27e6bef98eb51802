import { afterEach, beforeEach, expect, vi } from 'vitest';

import type { Browser } from './browser.ts';
import { type Product, startProduct } from './product.ts';

/** The first real admin of these tests. */
export const ADMIN = {
  name: 'Erika Verwaltung',
  email: 'Admin@Example.org',
  password: 'ein langes passwort',
};
export const CREDENTIALS = { email: ADMIN.email, password: ADMIN.password };
/** In milliseconds. */
export const DAY = 24 * 60 * 60 * 1000;

/** A whole product for each test of a file, on a clock that moves only when told. */
export interface SignInStage {
  /** The running one; a test that restarts it puts the new one here. */
  product: Product;
  pass(milliseconds: number): void;
  /** Ends the demo and answers the signed-in admin's browser. */
  setUp(): Promise<Browser>;
}

export function signInStage(): SignInStage {
  vi.setConfig({ testTimeout: 30_000 });
  let running: Product | undefined;
  let clock: Date;
  const stage: SignInStage = {
    get product() {
      if (running === undefined) throw new Error('the product runs only while a test does');
      return running;
    },
    set product(next) {
      running = next;
    },
    pass(milliseconds) {
      clock = new Date(clock.getTime() + milliseconds);
    },
    async setUp() {
      const browser = stage.product.browser();
      const { status } = await browser.post('/api/setup', { code: stage.product.setupCode, ...ADMIN });
      expect(status).toBe(200);
      return browser;
    },
  };
  beforeEach(async () => {
    clock = new Date('2027-05-19T17:00:00.000Z');
    running = await startProduct({ now: () => clock });
  });
  afterEach(async () => await stage.product[Symbol.asyncDispose]());
  return stage;
}
