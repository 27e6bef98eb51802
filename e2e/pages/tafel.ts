import { expect, type Locator, type Page } from '@playwright/test';

/** One item of a board as it lies on the clipboard after „Alles auswählen" and „Kopieren". */
export interface CopiedItem {
  readonly id: string;
  readonly kind: string;
  readonly text?: string;
  readonly proposal?: string;
  readonly place?: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
}

/** The live board of a Manufaktur. */
export class Tafel {
  readonly page: Page;
  readonly canvas: Locator;
  readonly outline: Locator;
  readonly selectionBar: Locator;
  readonly people: Locator;
  readonly tools: Locator;

  constructor(page: Page) {
    this.page = page;
    this.canvas = page.getByTestId('tafel');
    this.outline = page.getByRole('region', { name: 'Gliederung' });
    this.selectionBar = page.getByRole('toolbar', { name: 'Auswahl' });
    this.tools = page.getByRole('toolbar', { name: 'Werkzeuge' });
    this.people = page.getByRole('group', { name: 'Auf dieser Tafel' });
  }

  async goto(manufaktur: string): Promise<void> {
    await this.page.goto(`/m/${manufaktur}/tafel`);
    await this.ready();
  }

  /** Waits until the board is there to be worked on. */
  async ready(): Promise<void> {
    await expect(this.canvas).toHaveAttribute('role', 'application');
    // The keys of the board come with its controls.
    await expect(this.tools).toBeVisible();
  }

  async openOutline(): Promise<void> {
    if (await this.outline.isVisible()) return;
    await this.canvas.press('g');
    await expect(this.outline).toBeVisible();
  }

  async closeOutline(): Promise<void> {
    await this.outline.getByRole('button', { name: 'Schließen', exact: true }).click();
    await expect(this.outline).toBeHidden();
  }

  /** Takes an entry of the menu that bears the board's name. */
  async choose(entry: string, name = 'Tafel'): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).click();
    await this.page.getByRole('menuitem', { name: entry }).click();
  }

  /** The line of an item in the outline, by what it says. */
  line(words: string): Locator {
    return this.outline.locator('button[aria-current]').filter({ hasText: words });
  }

  /**
   * All lines of the outline in reading order, arrows included; it equals the document. Who else is in a proposal just
   * now is not of the document, and differs from person to person.
   */
  async lines(): Promise<readonly string[]> {
    await this.openOutline();
    return await this.outline.getByRole('listitem').evaluateAll((items) =>
      items.map((item) =>
        [...item.children]
          .filter((child) => child.tagName !== 'UL')
          .map((child) => {
            const line = child.cloneNode(true) as Element;
            for (const passing of line.querySelectorAll('[data-passing]')) passing.remove();
            return line.textContent;
          })
          .join(''),
      ),
    );
  }

  async addNote(words: string): Promise<void> {
    await this.openOutline();
    await this.outline.getByRole('textbox', { name: 'Neuer Zettel' }).fill(words);
    await this.outline.getByRole('button', { name: 'Zettel anlegen' }).click();
    await expect(this.line(words)).toBeVisible();
  }

  /** Takes an entry of an item's menu in the outline. */
  async act(words: string, entry: string): Promise<void> {
    await this.openOutline();
    await this.outline.getByRole('button', { name: `Aktionen für ${words}` }).click();
    await this.page.getByRole('menuitem', { name: entry }).click();
  }

  /** Everything on this browser's copy of the board, by selecting and copying it as one would by hand. */
  async copyAll(): Promise<readonly CopiedItem[]> {
    // A menu that has just closed may take the focus back in between; then once more.
    await expect(async () => {
      await this.canvas.evaluate((canvas) => {
        // Hears the event after the board itself has put its content there.
        document.addEventListener(
          'copy',
          (event) => {
            canvas.setAttribute(
              'data-copied',
              event.clipboardData?.getData('application/x-geflecht-board+json') ?? '',
            );
          },
          { once: true },
        );
      });
      await this.canvas.focus();
      await this.page.keyboard.press('Control+a');
      await this.page.keyboard.press('Control+c');
      await expect(this.canvas).toHaveAttribute('data-copied', /^\{/, { timeout: 5_000 });
    }).toPass({ timeout: 60_000 });
    const copied = await this.canvas.evaluate((canvas) => {
      const json = canvas.getAttribute('data-copied') ?? '';
      canvas.removeAttribute('data-copied');
      return json;
    });
    await this.page.keyboard.press('Escape');
    const { items } = JSON.parse(copied) as { items: CopiedItem[] };
    return items.toSorted((a, b) => a.id.localeCompare(b.id));
  }

  /** Chooses an item in the outline and tells where on the screen it lies: a point inside it, below its upper edge. */
  async locate(words: string): Promise<{ readonly x: number; readonly y: number }> {
    await this.openOutline();
    await this.line(words).first().click();
    await expect(this.selectionBar).toBeVisible();
    await this.closeOutline();
    const bar = await this.restingBox(this.selectionBar);
    const below = await this.selectionBar.getAttribute('data-below');
    // The bar hangs over the middle of what is selected, or stands under it where there is no room above.
    return { x: bar.x + bar.width / 2, y: below === 'true' ? bar.y - 30 : bar.y + bar.height + 30 };
  }

  /** Drags whatever lies at a point, as a hand with a mouse does. */
  async drag(from: { x: number; y: number }, by: { dx: number; dy: number }, steps = 12): Promise<void> {
    const { mouse } = this.page;
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move(from.x + by.dx / 2, from.y + by.dy / 2, { steps });
    await mouse.move(from.x + by.dx, from.y + by.dy, { steps });
    await mouse.up();
  }

  /** Waits for an element that follows the view to come to rest. */
  async restingBox(element: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
    let last = '';
    let box = await element.boundingBox();
    await expect
      .poll(async () => {
        box = await element.boundingBox();
        const now = JSON.stringify(box);
        const rests = box !== null && now === last;
        last = now;
        return rests;
      })
      .toBe(true);
    if (box === null) throw new Error('nothing to be seen');
    return box;
  }
}

/** Waits until all outlines say the same. */
export async function expectSameLines(...boards: readonly Tafel[]): Promise<readonly string[]> {
  let lines: (readonly string[])[] = [];
  await expect(async () => {
    lines = await Promise.all(boards.map((board) => board.lines()));
    for (const others of lines) expect(others).toEqual(lines[0]);
  }).toPass({ timeout: 60_000 });
  return lines[0] ?? [];
}
