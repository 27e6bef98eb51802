import { expect, type Locator, type Page } from '@playwright/test';

import { Tafel } from './tafel.ts';

/** The panel with the earlier versions of a board or a text, and one of them looked at. */
export class Fassungen {
  readonly page: Page;
  readonly panel: Locator;
  readonly preview: Locator;
  readonly question: Locator;

  constructor(page: Page) {
    this.page = page;
    this.panel = page.getByRole('region', { name: 'Fassungen' });
    this.preview = page.getByRole('dialog', { name: /^Fassung / });
    this.question = page.getByRole('alertdialog', { name: /wiederherstellen\?$/ });
  }

  async open(): Promise<void> {
    if (/\/tafel(?:\?|$)/.test(this.page.url())) await new Tafel(this.page).choose('Fassungen');
    else await this.page.getByRole('button', { name: 'Fassungen' }).click();
    await expect(this.panel).toBeVisible();
  }

  /** The line of a version, by what it says. */
  line(words: string | RegExp): Locator {
    return this.panel.getByRole('listitem').filter({ hasText: words });
  }

  /** Keeps the present state under a name. */
  async name(words: string): Promise<void> {
    await this.panel.getByRole('button', { name: 'Fassung benennen' }).click();
    await this.panel.getByRole('textbox', { name: 'Name der Fassung' }).fill(words);
    await this.panel.getByRole('button', { name: 'Benennen', exact: true }).click();
    await expect(this.line(words)).toBeVisible();
  }

  /** The same without the panel, where a journey is about something else. */
  async keep({ kind, id }: { kind: 'board' | 'proposal'; id: string }, words: string): Promise<void> {
    const answer = await this.page.request.post(`/api/documents/${kind}/${id}/versions`, {
      data: { name: words },
      headers: { origin: new URL(this.page.url()).origin },
    });
    expect(answer.status()).toBe(201);
  }

  async show(words: string): Promise<void> {
    await this.line(words).getByRole('button').click();
    await expect(this.preview).toBeVisible();
  }

  /** From the version that is looked at to the question what will happen. */
  async askToRestore(): Promise<void> {
    await this.preview.getByRole('button', { name: 'Wiederherstellen …' }).click();
    await expect(this.question).toBeVisible();
  }

  async confirm(): Promise<void> {
    await this.question.getByRole('button', { name: 'Wiederherstellen', exact: true }).click();
    await expect(this.preview).toBeHidden();
  }
}
