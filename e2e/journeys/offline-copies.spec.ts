import type { BrowserContext, Page, WebSocketRoute } from '@playwright/test';

import { alma, type ExamplePerson, korbinian } from '../fixtures/people.ts';
import { expect, test } from '../fixtures/test.ts';
import { OUTAGE } from '../fixtures/watch.ts';
import { Frame } from '../pages/frame.ts';
import { expectSameLines, Tafel } from '../pages/tafel.ts';
import { Vorschlag } from '../pages/vorschlag.ts';

const PROPOSAL = '/vorschlag/M1-05';
const BOARD = '/m/klima-energie/tafel';
const WAITING = /Offline, (\d+) Änderung/;

/** Lets pages load while the live connection is cut, as behind a council's firewall. */
async function firewall(context: BrowserContext): Promise<{ close: () => void; open: () => void }> {
  const through = new Set<WebSocketRoute>();
  let isClosed = false;
  await context.routeWebSocket(/\/collab$/, (socket) => {
    if (isClosed) {
      void socket.close();
      return;
    }
    socket.connectToServer();
    through.add(socket);
  });
  return {
    close() {
      isClosed = true;
      for (const socket of through) void socket.close();
      through.clear();
    },
    open() {
      isClosed = false;
    },
  };
}

async function waiting(page: Page): Promise<number> {
  await expect(new Frame(page).saveState).toContainText(WAITING);
  const text = (await new Frame(page).saveState.textContent()) ?? '';
  return Number(WAITING.exec(text)?.[1]);
}

async function databasesOf(page: Page, person: ExamplePerson): Promise<number> {
  return await page.evaluate(
    async (id) => (await indexedDB.databases()).filter(({ name }) => name?.includes(`:${id}:`)).length,
    person.id,
  );
}

async function enterAs(page: Page, person: ExamplePerson, url: string): Promise<void> {
  await page.context().request.post('/api/demo/enter', {
    data: { person: person.id },
    headers: { origin: url },
  });
}

test('what was written offline outlives its tabs and meets what others wrote meanwhile', async ({
  open,
  watch,
}) => {
  watch.bring(...OUTAGE);
  const text = await open({ as: alma, path: PROPOSAL });
  const context = text.context();
  const board = await context.newPage();
  await board.goto(BOARD);
  const other = await open({ as: korbinian, path: PROPOSAL });
  const otherBoard = await other.context().newPage();
  await otherBoard.goto(BOARD);
  await Promise.all([new Vorschlag(text).ready(), new Vorschlag(other).ready()]);
  await Promise.all([new Tafel(board).ready(), new Tafel(otherBoard).ready()]);
  for (const page of [text, board]) await new Frame(page).saved();

  await context.setOffline(true);
  await new Vorschlag(text).write('Umsetzung', 'Im Funkloch am Walchensee geschrieben.');
  await new Tafel(board).addNote('Zettel aus dem Funkloch');
  await new Vorschlag(other).write('Wirkung', 'Derweil im Büro ergänzt.');
  await new Tafel(otherBoard).addNote('Zettel aus dem Büro');
  expect(await waiting(text)).toBeGreaterThan(10);
  await text.close();
  await board.close();

  await context.setOffline(false);
  const back = await context.newPage();
  await back.goto('/');
  // Nothing of it is opened on this screen, and still everything arrives.
  await new Frame(back).saved();
  await expect(new Vorschlag(other).field('Umsetzung')).toContainText(
    'Im Funkloch am Walchensee geschrieben.',
  );
  await new Tafel(otherBoard).openOutline();
  await expect(new Tafel(otherBoard).line('Zettel aus dem Funkloch')).toBeVisible();
  await back.goto(PROPOSAL);
  await expect(new Vorschlag(back).field('Wirkung')).toContainText('Derweil im Büro ergänzt.');
  expect(await new Vorschlag(back).text()).toEqual(await new Vorschlag(other).text());
  await back.goto(BOARD);
  await new Tafel(back).ready();
  await new Tafel(back).openOutline();
  await expect(new Tafel(back).line('Zettel aus dem Büro')).toBeVisible();
  await expectSameLines(new Tafel(back), new Tafel(otherBoard));
});

test('after a reload without a connection the words and their number are still there', async ({
  open,
  watch,
}) => {
  watch.bring(...OUTAGE);
  const page = await open({ as: alma });
  const wall = await firewall(page.context());
  await page.goto(PROPOSAL);
  const text = new Vorschlag(page);
  await text.ready();
  await new Frame(page).saved();
  wall.close();
  await text.write('Anlass', 'Vor dem Neuladen.');
  const count = await waiting(page);

  await page.reload();
  await expect(text.field('Anlass')).toContainText('Vor dem Neuladen.');
  expect(await waiting(page)).toBe(count);
  await text.write('Anlass', 'Danach.');
  expect(await waiting(page)).toBeGreaterThan(count);
  await expect(page.getByText('Keine Verbindung. Du kannst weiterarbeiten')).toBeVisible();

  wall.open();
  await page.getByRole('button', { name: 'Jetzt versuchen' }).click();
  await new Frame(page).saved();
  const fresh = await open({ as: korbinian, path: PROPOSAL });
  await expect(new Vorschlag(fresh).field('Anlass')).toContainText('Vor dem Neuladen.');
  await expect(new Vorschlag(fresh).field('Anlass')).toContainText('Danach.');
});

test('signing out takes the copies away; with unsent words it asks, and another person sees none of them', async ({
  open,
  product,
  watch,
}) => {
  // The wall passes on what the page said a moment before the server closed the line.
  watch.bring(...OUTAGE, /already in CLOSING or CLOSED/);
  const page = await open({ as: alma });
  const wall = await firewall(page.context());
  const frame = new Frame(page);
  await page.goto(PROPOSAL);
  await new Vorschlag(page).ready();
  await frame.saved();
  await expect.poll(() => databasesOf(page, alma)).toBeGreaterThan(0);
  await frame.choose(alma.name, 'Abmelden');
  await expect(frame.toasts.getByText('Du bist abgemeldet.').last()).toBeVisible();
  await expect.poll(() => databasesOf(page, alma)).toBe(0);

  await enterAs(page, alma, product.url);
  await page.goto(PROPOSAL);
  await new Vorschlag(page).ready();
  await frame.saved();
  wall.close();
  await new Vorschlag(page).write('Ziel', 'Noch ungesendet.');
  await waiting(page);
  await frame.choose(alma.name, 'Abmelden');
  const question = page.getByRole('dialog', { name: /Änderungen sind noch nicht gespeichert/ });
  await question.getByRole('button', { name: 'Angemeldet bleiben' }).click();
  await expect(question).toBeHidden();
  await frame.choose(alma.name, 'Abmelden');
  await question.getByRole('button', { name: 'Abmelden und aufheben' }).click();
  await expect(frame.toasts.getByText('Du bist abgemeldet.').last()).toBeVisible();

  // Korbinian at the same browser: none of it, neither shown nor counted nor sent.
  await enterAs(page, korbinian, product.url);
  wall.open();
  await page.goto(PROPOSAL);
  await new Vorschlag(page).ready();
  await frame.saved();
  await expect(new Vorschlag(page).field('Ziel')).not.toContainText('Noch ungesendet.');
  await frame.choose(korbinian.name, 'Abmelden');
  await expect(frame.toasts.getByText('Du bist abgemeldet.').last()).toBeVisible();

  await enterAs(page, alma, product.url);
  await page.goto('/');
  await frame.saved();
  await page.goto(PROPOSAL);
  await expect(new Vorschlag(page).field('Ziel')).toContainText('Noch ungesendet.');
  await frame.saved();
});

test('the question before signing out follows what is true while it is open', async ({ open, watch }) => {
  watch.bring(...OUTAGE, /already in CLOSING or CLOSED/);
  const page = await open({ as: korbinian });
  const wall = await firewall(page.context());
  const frame = new Frame(page);
  await page.goto(PROPOSAL);
  const text = new Vorschlag(page);
  await text.ready();
  await frame.saved();
  const stay = page.getByRole('button', { name: 'Angemeldet bleiben' });
  // Its name changes, and the menu it was opened from is a dialog as well until it is gone.
  const question = page.getByRole('dialog').filter({ has: stay });

  // Everything is sent, but without a connection nobody can sign out.
  await page.context().setOffline(true);
  await frame.choose(korbinian.name, 'Abmelden');
  await expect(question).toHaveAccessibleName('Abmelden braucht eine Verbindung');
  await expect(question.getByRole('button', { name: /^Abmelden/ })).toHaveCount(0);
  await expect(stay).toBeFocused();
  await stay.click();
  wall.close();
  await page.context().setOffline(false);

  await text.write('Umsetzung', 'Kurz vor dem Abmelden.');
  await waiting(page);
  await frame.choose(korbinian.name, 'Abmelden');
  await expect(question).toHaveAccessibleName(/Änderungen sind noch nicht gespeichert/);
  await expect(question.getByRole('button', { name: 'Abmelden und aufheben' })).toBeEnabled();
  await page.context().setOffline(true);
  await expect(question).toContainText('Gerade ist keine Verbindung da');
  await expect(question.getByRole('button', { name: /^Abmelden/ })).toHaveCount(0);

  wall.open();
  await page.context().setOffline(false);
  await expect(question).toHaveAccessibleName('Alles ist gespeichert');
  await expect(stay).toBeFocused();
  await question.getByRole('button', { name: 'Abmelden', exact: true }).click();
  await expect(frame.toasts.getByText('Du bist abgemeldet.').last()).toBeVisible();
});

test('a browser that keeps nothing works, and says what that means', async ({ open, watch }) => {
  watch.bring(...OUTAGE);
  const page = await open({ as: alma });
  await page.context().addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('refused', 'SecurityError');
    };
  });
  await page.goto(PROPOSAL);
  const text = new Vorschlag(page);
  await text.write('Anlass', 'Im privaten Fenster.');
  await new Frame(page).saved();
  await page.context().setOffline(true);
  await text.write('Anlass', 'Nur in dieser Seite.');
  await waiting(page);
  await expect(page.getByText('lass diese Seite offen')).toBeVisible();
  await page.context().setOffline(false);
  await new Frame(page).saved();
  await expect(page.getByText('lass diese Seite offen')).toBeHidden();
});
