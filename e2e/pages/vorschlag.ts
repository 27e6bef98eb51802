import { expect, type Locator, type Page } from '@playwright/test';

export const SECTIONS = ['Anlass', 'Ziel', 'Maßnahmen', 'Wirkung', 'Umsetzung'] as const;
export type Section = (typeof SECTIONS)[number];

/** The screen of one proposal. */
export class Vorschlag {
  readonly page: Page;
  readonly links: Locator;

  constructor(page: Page) {
    this.page = page;
    this.links = page.locator('aside').filter({ has: page.getByRole('heading', { name: /^Verknüpfungen/ }) });
  }

  title(words: string): Locator {
    return this.page.getByRole('heading', { level: 1, name: words });
  }

  /** A section of the text or a field of the S.M.A.R.T. sheet. */
  field(name: string): Locator {
    return this.page.getByRole('textbox', { name, exact: true });
  }

  async ready(): Promise<void> {
    await expect(this.field('Umsetzung')).toBeVisible();
  }

  /** Puts the caret behind everything in a field. */
  async enter(name: string): Promise<void> {
    await this.field(name).click();
    await this.page.keyboard.press('Control+End');
  }

  /** Types by hand at the end of a field, in a paragraph of its own. */
  async write(name: string, words: string): Promise<void> {
    await this.enter(name);
    await this.page.keyboard.press('Enter');
    await this.page.keyboard.type(words, { delay: 10 });
  }

  /** What stands in the five sections, without the carets of others. */
  async text(): Promise<Readonly<Record<Section, string>>> {
    await this.ready();
    const read = SECTIONS.map(async (section) => {
      const paragraphs = await this.field(section).evaluate((field) => {
        const copy = field.cloneNode(true) as HTMLElement;
        for (const caret of copy.querySelectorAll('.ProseMirror-widget')) caret.remove();
        return [...copy.children].map((paragraph) => paragraph.textContent ?? '');
      });
      return [section, paragraphs.join('\n')] as const;
    });
    return Object.fromEntries(await Promise.all(read)) as Record<Section, string>;
  }

  /** Connects this proposal with one of another Manufaktur. */
  async connect(search: string, target: string, score: RegExp, reason: string): Promise<void> {
    await this.links.getByRole('button', { name: 'Verbinden' }).click();
    const dialog = this.page.getByRole('dialog', { name: /^Verbinden/ });
    await dialog.getByRole('searchbox').fill(search);
    await dialog.getByRole('button', { name: target }).click();
    await dialog.getByRole('radio', { name: score }).check({ force: true });
    await dialog.getByRole('textbox', { name: 'Weil …' }).fill(reason);
    await dialog.getByRole('button', { name: 'Verbinden', exact: true }).click();
    await expect(dialog).toBeHidden();
  }
}
