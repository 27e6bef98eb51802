import { once } from 'node:events';

import { WebSocket } from 'ws';

import { alma, theres } from '../fixtures/people.ts';
import { expect, test } from '../fixtures/test.ts';
import { Schluessel } from '../pages/schluessel.ts';

test('a key from the profile lets a program in, is shown once, and revoking it puts the program out at once', async ({
  open,
  product,
}) => {
  const page = await open({ as: alma, path: '/profil', permissions: ['clipboard-read', 'clipboard-write'] });
  await expect(page.getByText('Noch kein Zugangsschlüssel')).toBeVisible();
  const tokens = new Schluessel(page);
  const key = await tokens.make('Anzeige im Treffpunkt');
  expect(key).toMatch(/^gft_[0-9a-f]{24}_[\w-]{32}$/);
  await tokens.made.getByRole('button', { name: 'Schlüssel kopieren' }).click();
  await expect(tokens.made.getByRole('button', { name: 'Kopiert' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(key);
  const address = await tokens.made.getByLabel('Adresse für das Programm').inputValue();
  expect(address).toBe(`${product.url.replace('http', 'ws')}/y/`);
  await tokens.done();
  await expect(tokens.row('Anzeige im Treffpunkt')).toContainText(
    /nur lesen · gilt bis .+ · noch nie benutzt/,
  );
  await page.reload();
  await expect(tokens.row('Anzeige im Treffpunkt')).toBeVisible();
  expect(await page.content()).not.toContain(key.slice(-32));

  const program = new WebSocket(`${address}board:klima-energie?token=${key}`);
  await once(program, 'open');
  // Sync step 1 of a client that knows nothing yet; the answer is the board.
  program.send(Uint8Array.of(0, 0, 1, 0));
  const [answer] = (await once(program, 'message')) as [Buffer];
  expect(answer.length).toBeGreaterThan(1000);
  await page.reload();
  await expect(tokens.row('Anzeige im Treffpunkt')).toContainText('in der letzten Stunde benutzt');

  await tokens.askToEnd('Anzeige im Treffpunkt');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Behalten' }).click();
  expect(program.readyState).toBe(WebSocket.OPEN);
  await tokens.askToEnd('Anzeige im Treffpunkt');
  const closed = once(program, 'close');
  const since = Date.now();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Entziehen' }).click();
  expect((await closed)[0]).toBe(4410);
  console.log(`the program was out after ${Date.now() - since} ms`);
  expect(Date.now() - since).toBeLessThan(30_000);
  await expect(page.getByText('Noch kein Zugangsschlüssel')).toBeVisible();
});

test('by keyboard alone, and the form says what is missing', async ({ open }) => {
  const page = await open({ as: theres, path: '/profil' });
  await page.getByRole('button', { name: 'Zugangsschlüssel anlegen …' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Wofür ist er?')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toContainText('Hier fehlt noch eine Angabe.');
  await page.keyboard.type('Notizprogramm');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const tokens = new Schluessel(page);
  await expect(tokens.made).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(tokens.row('Notizprogramm')).toContainText('lesen und schreiben');
  await expect(page.getByRole('button', { name: 'Zugangsschlüssel anlegen …' })).toBeFocused();
});

test('two keys of one name are told apart in the list and in the question', async ({ open }) => {
  const page = await open({ as: theres, path: '/profil' });
  const tokens = new Schluessel(page);
  const keys: string[] = [];
  for (let i = 0; i < 2; i += 1) {
    keys.push(await tokens.make('Anzeige'));
    await tokens.done();
  }
  const [old = '', young = ''] = keys.map((key) => key.slice(0, 'gft_'.length + 6));
  await expect(tokens.row('Anzeige')).toHaveCount(2);
  await expect(tokens.row(old)).toContainText(/angelegt am .+ \d\d:\d\d/);
  await tokens
    .row(old)
    .getByRole('button', { name: /angelegt am/ })
    .click();
  const question = page.getByRole('alertdialog', { name: '„Anzeige“ entziehen?' });
  await expect(question).toContainText(/am .+ \d\d:\d\d angelegt wurde/);
  await expect(question).toContainText(old);
  await question.getByRole('button', { name: 'Entziehen' }).click();
  await expect(tokens.row(old)).toHaveCount(0);
  await expect(tokens.row(young)).toBeVisible();
});

test('a guest finds no keys: nobody could end them once the browser has forgotten the guest', async ({
  open,
}) => {
  const host = await open({ as: theres, path: '/m/klima-energie/menschen' });
  await host.getByRole('button', { name: 'Einladungslink erstellen' }).click();
  const guest = await open({ path: await host.getByLabel('Einladungslink', { exact: true }).inputValue() });
  await guest.getByLabel('Dein Name').fill('Wanda');
  await guest.getByRole('button', { name: 'Als Gast hineingehen' }).click();
  await expect(guest.getByTestId('tafel')).toBeVisible();
  await guest.goto('/profil');
  await expect(guest.getByRole('heading', { level: 1, name: 'Mein Profil' })).toBeVisible();
  await expect(guest.getByText('Zugangsschlüssel')).toBeHidden();
});
