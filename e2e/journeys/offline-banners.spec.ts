import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import type { BrowserContext } from '@playwright/test';

import { alma, KLIMA, korbinian } from '../fixtures/people.ts';
import { expect, test } from '../fixtures/test.ts';
import { OUTAGE, refusal } from '../fixtures/watch.ts';
import { Frame } from '../pages/frame.ts';
import { Tafel } from '../pages/tafel.ts';
import { Vorschlag } from '../pages/vorschlag.ts';

const PROPOSAL = '/vorschlag/M1-05';
const BOARD = '/m/klima-energie/tafel';

/** Says of every page that it knows an older shape of the documents, as one left open over an update does. */
async function agePages(context: BrowserContext): Promise<{ isOld: boolean }> {
  const page = { isOld: true };
  await context.routeWebSocket(/\/collab$/, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((message) => {
      if (page.isOld && typeof message !== 'string') {
        const at = message.indexOf('schema=');
        if (at !== -1) message.write('schema=0', at);
      }
      server.send(message);
    });
  });
  return page;
}

test('while the disk takes nothing one reads on, is told so calmly, and afterwards goes on by oneself', async ({
  open,
  product,
  watch,
}) => {
  watch.bring(...OUTAGE, refusal(503));
  const page = await open({ as: alma, path: PROPOSAL });
  const text = new Vorschlag(page);
  const frame = new Frame(page);
  const board = await page.context().newPage();
  await board.goto(BOARD);
  await new Tafel(board).ready();
  await text.ready();
  await frame.saved();
  const banner = page.getByText('Gerade kann nicht gespeichert werden.');

  // Another program holds the database: nothing can be written.
  const blocker = new DatabaseSync(join(product.dataDir, 'geflecht.sqlite'));
  blocker.exec('BEGIN IMMEDIATE');
  await text.enter('Wirkung');
  await page.keyboard.type('x');
  await expect(banner).toBeVisible();
  await expect(frame.saveState).toHaveAttribute('data-state', 'failed');
  await expect(text.field('Wirkung')).toHaveAttribute('aria-readonly', 'true');
  await expect(board.getByText('Gerade kann nicht gespeichert werden.')).toBeVisible();
  // Who has not seen it yet types no shortcuts.
  await page.keyboard.press('l');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  blocker.exec('ROLLBACK');
  blocker.close();
  await frame.saved();
  await expect(banner).toBeHidden();
  // The place one wrote at is still one's own.
  await expect(text.field('Wirkung')).toBeFocused();
  await page.keyboard.type(' Es geht wieder.');
  await frame.saved();
  const fresh = new Vorschlag(await open({ as: korbinian, path: PROPOSAL }));
  await expect(fresh.field('Wirkung')).toContainText('Es geht wieder.');
});

test('a page older than the documents reads, writes nothing, and asks to be loaded anew', async ({
  open,
}) => {
  const page = await open({ as: alma });
  const age = await agePages(page.context());
  await page.goto(PROPOSAL);
  const text = new Vorschlag(page);
  await text.ready();
  await expect(page.getByText('Neue Version: bitte neu laden.')).toBeVisible();
  await expect(text.field('Anlass')).toHaveAttribute('aria-readonly', 'true');

  // What others write is still seen.
  const other = await open({ as: korbinian, path: PROPOSAL });
  await new Vorschlag(other).write('Anlass', 'Aus der neuen Fassung.');
  await expect(text.field('Anlass')).toContainText('Aus der neuen Fassung.');

  const board = await page.context().newPage();
  await board.goto(BOARD);
  await expect(board.getByText('Neue Version: bitte neu laden.')).toBeVisible();

  age.isOld = false;
  await page.getByRole('button', { name: 'Neu laden' }).click();
  await expect(text.field('Anlass')).toHaveAttribute('aria-readonly', 'false');
  await expect(page.getByText('Neue Version: bitte neu laden.')).toBeHidden();
  await text.write('Anlass', 'Und weiter geht es.');
  await new Frame(page).saved();
});

test('words written before a right was lost stay in sight until the person decides', async ({
  open,
  product,
  watch,
}) => {
  watch.bring(...OUTAGE);
  const page = await open({ as: alma, path: PROPOSAL });
  const text = new Vorschlag(page);
  const frame = new Frame(page);
  await text.ready();
  await frame.saved();
  await page.context().setOffline(true);
  await text.write('Ziel', 'Das soll nicht verloren gehen.');
  await expect(frame.saveState).toHaveAttribute('data-state', 'offline');

  // On another device she leaves the Manufaktur meanwhile.
  const elsewhere = await open({ as: alma });
  const membership = `/api/manufakturen/${KLIMA}/membership`;
  const headers = { origin: product.url };
  expect((await elsewhere.context().request.delete(membership, { headers })).status()).toBe(204);

  await page.context().setOffline(false);
  const look = page.getByRole('button', { name: 'Ansehen', exact: true });
  await expect(look).toBeVisible();
  await expect(frame.saveState).toHaveAttribute('data-state', 'failed');
  await page.reload();
  await look.click();
  const dialog = page.getByRole('dialog', { name: 'Nicht gespeicherte Änderungen' });
  await expect(dialog.getByRole('textbox', { name: 'Worte auf diesem Gerät' })).toHaveValue(
    /Das soll nicht verloren gehen\./,
  );
  const file = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Als Datei sichern' }).click();
  expect((await file).suggestedFilename()).toBe('geflecht-M1-05.txt');

  await dialog.getByRole('button', { name: 'Änderungen verwerfen' }).click();
  const question = page.getByRole('alertdialog');
  await question.getByRole('button', { name: 'Verwerfen' }).click();
  await expect(look).toBeHidden();
  await frame.saved();
  await expect(text.field('Ziel')).not.toContainText('Das soll nicht verloren gehen.');
});
