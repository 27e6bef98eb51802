import { expect, type Locator, type Page } from '@playwright/test';

/** What stands around every screen: strip, save state, person, trail, toasts. */
export class Frame {
  readonly page: Page;
  readonly strip: Locator;
  readonly trail: Locator;
  readonly saveState: Locator;
  readonly toasts: Locator;

  constructor(page: Page) {
    this.page = page;
    this.strip = page.getByRole('navigation', { name: 'Manufakturen' });
    this.trail = page.getByRole('navigation', { name: 'Weg' });
    this.saveState = page.locator('header [data-state]');
    this.toasts = page.getByRole('region', { name: 'Meldungen' });
  }

  /** The stop of a Manufaktur on the strip, by its short name. */
  stop(manufaktur: string): Locator {
    return this.strip.getByRole('link', { name: manufaktur });
  }

  async showsHeads(manufaktur: string, heads: number): Promise<void> {
    const words = heads === 0 ? 'niemand da' : heads === 1 ? '1 Person da' : `${heads} Personen da`;
    await expect(this.stop(manufaktur)).toContainText(words);
  }

  personMenu(name: string): Locator {
    return this.page.getByRole('button', { name: `Menü von ${name}` });
  }

  /** Opens the own menu and takes one of its entries. */
  async choose(name: string, entry: string): Promise<void> {
    await this.personMenu(name).click();
    await this.page.getByRole('menuitem', { name: entry }).click();
  }

  /** Waits until everything written in this browser is on the server's disk. */
  async saved(): Promise<void> {
    await expect(this.saveState).toHaveAttribute('data-state', 'saved');
  }
}
