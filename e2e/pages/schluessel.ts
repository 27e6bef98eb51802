import { expect, type Locator, type Page } from '@playwright/test';

/** The access tokens in the profile, as people meet them. */
export class Schluessel {
  readonly page: Page;
  readonly made: Locator;
  readonly key: Locator;

  constructor(page: Page) {
    this.page = page;
    this.made = page.getByRole('dialog', { name: 'Dein neuer Zugangsschlüssel' });
    this.key = this.made.getByRole('textbox', { name: 'Zugangsschlüssel' });
  }

  row(name: string): Locator {
    return this.page.getByRole('list', { name: 'Deine Zugangsschlüssel' }).getByRole('listitem').filter({
      hasText: name,
    });
  }

  async ask(): Promise<void> {
    await this.page.getByRole('button', { name: 'Zugangsschlüssel anlegen …' }).click();
    await expect(this.page.getByRole('dialog', { name: 'Zugangsschlüssel anlegen' })).toBeVisible();
  }

  /** Makes one and answers it whole, while it is shown. */
  async make(name: string, may: 'Nur lesen' | 'Lesen und schreiben' = 'Nur lesen'): Promise<string> {
    await this.ask();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByLabel('Wofür ist er?').fill(name);
    await dialog.getByText(may, { exact: true }).click();
    await dialog.getByRole('button', { name: 'Anlegen' }).click();
    await expect(this.made).toBeVisible();
    return await this.key.inputValue();
  }

  async done(): Promise<void> {
    await this.made.getByRole('button', { name: 'Fertig' }).click();
    await expect(this.made).toBeHidden();
  }

  /** A button that waits is announced for some seconds, by reference to itself even when it is gone by then. */
  async announced(): Promise<void> {
    await expect(this.page.locator('[data-live-announcer] [role="img"]')).toHaveCount(0);
  }

  async askToEnd(name: string): Promise<void> {
    await this.row(name)
      .getByRole('button', { name: `Zugangsschlüssel „${name}“ entziehen` })
      .click();
    await expect(this.page.getByRole('alertdialog')).toBeVisible();
  }
}
