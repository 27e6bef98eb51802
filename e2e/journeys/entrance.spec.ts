import type { PersonView } from '@geflecht/contract';

import { alma, korbinian, theres } from '../fixtures/people.ts';
import { expect, test } from '../fixtures/test.ts';
import { OUTAGE, refusal } from '../fixtures/watch.ts';
import { Frame } from '../pages/frame.ts';

const FOUNDER = { name: 'Erika Mustermann', email: 'erika@example.org', password: 'vier gute lange Wörter' };

const ROLES = [
  { role: 'Teilnehmende', name: 'Rosalie Musterschmied' },
  { role: 'Moderation', name: 'Theres Musterlechner' },
  { role: 'Patin / Pate', name: 'Gundula Musterpate' },
  { role: 'Koordinierungskreis', name: 'Ottilie Musterkreis' },
  { role: 'Kontakt der Stadt', name: 'Ulrich Musteramt' },
  { role: 'Administration', name: 'Zenzi Musteradmin' },
] as const;

test('the overview is readable without signing in and names no person', async ({ open, product }) => {
  const member = await open({ as: alma, path: '/m/klima-energie/tafel' });
  await new Frame(member).showsHeads('Klima', 1);
  const answer = await member.context().request.get('/api/people');
  const people = (await answer.json()) as PersonView[];
  expect(people.length).toBeGreaterThan(60);

  const visitor = await open();
  const list = visitor.getByRole('list', { name: 'Manufakturen' }).last();
  await expect(
    list.getByRole('listitem').filter({ has: visitor.getByRole('heading', { level: 2 }) }),
  ).toHaveCount(8);
  await expect(list).toContainText('1 Person da');
  const shown = await visitor.locator('body').innerText();
  const facts = await (await fetch(`${product.url}/api/overview`)).text();
  for (const { name } of people) {
    expect(shown).not.toContain(name);
    expect(facts).not.toContain(name);
  }
});

test('a working space asks a visitor to sign in and then leads there', async ({ open }) => {
  const page = await open({ path: '/m/klima-energie/menschen' });
  await expect(page).toHaveURL(/\/anmelden\?weiter=/);
  await expect(page.getByRole('heading', { level: 1, name: 'Anmelden' })).toBeVisible();
  await page.getByRole('button', { name: 'Als Theres Musterlechner hineingehen' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Menschen in Klima' })).toBeVisible();
  await expect(page).toHaveURL(/\/m\/klima-energie\/menschen$/);
});

test('with example data one press lets anybody in, whatever their role', async ({ open }) => {
  const page = await open();
  const frame = new Frame(page);
  for (const { role, name } of ROLES) {
    await test.step(role, async () => {
      await page.context().clearCookies();
      await page.goto('/');
      await expect(page.getByRole('complementary', { name: 'Beispieldaten' })).toContainText('Beispieldaten');
      await page.getByRole('button', { name: 'Hineingehen als …' }).click();
      const dialog = page.getByRole('dialog', { name: 'Als wen möchtest du hineingehen?' });
      const row = dialog
        .getByRole('listitem')
        .filter({ has: page.getByRole('heading', { name: role, exact: true }) });
      await row.getByRole('button', { name: /hineingehen$/ }).click();
      await expect(dialog).toBeHidden();
      await expect(frame.personMenu(name)).toBeVisible();
      await frame.personMenu(name).click();
      await expect(page.getByRole('menuitem', { name: 'Mein Profil' })).toBeVisible();
      await expect(page.getByRole('menuitem', { name: 'Postausgang' })).toBeVisible({
        visible: role === 'Administration',
      });
    });
  }
});

test('an example person can go and another one come in the same browser', async ({ open }) => {
  const page = await open({ as: alma });
  const frame = new Frame(page);
  await frame.choose(alma.name, 'Abmelden');
  await expect(frame.toasts).toContainText('Du bist abgemeldet.');
  await expect(page.getByRole('link', { name: 'Anmelden' }).first()).toBeVisible();
  await page.getByRole('button', { name: 'Hineingehen als …' }).click();
  await page.getByRole('button', { name: `Als ${theres.name} hineingehen` }).click();
  await expect(frame.personMenu(theres.name)).toBeVisible();
});

test('without a connection the choice of person says so, and the list comes by itself later', async ({
  open,
  watch,
}) => {
  watch.bring(...OUTAGE);
  const page = await open({ as: alma });
  await expect(new Frame(page).personMenu(alma.name)).toBeVisible();
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Person wechseln' }).click();
  const dialog = page.getByRole('dialog', { name: 'Als wen möchtest du hineingehen?' });
  await expect(dialog.getByText('Die Liste lässt sich gerade nicht laden.')).toBeVisible();
  const again = dialog.getByRole('button', { name: 'Noch einmal versuchen' });
  await again.click();
  await expect(again).toBeFocused();
  await page.context().setOffline(false);
  const enter = dialog.getByRole('button', { name: /^Als .+ hineingehen$/ }).first();
  await expect(enter).toBeVisible();

  // A press without a connection gets an answer, too.
  await page.context().setOffline(true);
  await enter.click();
  await expect(dialog.getByText('Es wurde nichts geändert.')).toBeVisible();
});

test('a guest comes in by an invitation with a freely chosen name', async ({ open }) => {
  const host = await open({ as: theres, path: '/m/klima-energie/menschen' });
  await host.getByRole('button', { name: 'Einladungslink erstellen' }).click();
  const address = await host.getByLabel('Einladungslink', { exact: true }).inputValue();
  expect(address).toContain('/einladung#');

  const name = 'Zoë Zaungast, 3. Stock';
  const guest = await open({ path: address });
  await guest.getByLabel('Dein Name').fill(name);
  await guest.getByRole('button', { name: 'Als Gast hineingehen' }).click();
  await expect(guest).toHaveURL(/\/m\/klima-energie\/tafel$/);
  await expect(new Frame(guest).personMenu(name)).toBeVisible();
  await expect(guest.getByTestId('tafel')).toBeVisible();

  // The host sees the guest arrive without doing anything.
  const guests = host.locator('section').filter({ has: host.getByRole('heading', { name: /^Gäste/ }) });
  await expect(guests.getByRole('listitem').filter({ hasText: name })).toContainText('ist gerade hier');
});

test.describe('real accounts', () => {
  // Each needs the account that the first one sets up.
  test.describe.configure({ mode: 'serial' });

  test('setting up the first real admin ends the example people for good', async ({
    open,
    product,
    watch,
  }) => {
    watch.bring(...OUTAGE, refusal(401), refusal(403));
    const example = await open({ as: korbinian, path: '/m/klima-energie/vorschlaege' });
    await expect(new Frame(example).personMenu(korbinian.name)).toBeVisible();

    const code = /\/einrichten#(\S+)/.exec(product.output())?.[1];
    expect(code, 'the server tells the code when it starts').toBeDefined();
    const page = await open({ path: '/einrichten' });
    await page.getByLabel('Einrichtungscode').fill('falsch');
    await page.getByLabel('Dein Name').fill(FOUNDER.name);
    await page.getByLabel('E-Mail-Adresse').fill(FOUNDER.email);
    await page.getByRole('textbox', { name: /^Passwort/ }).fill(FOUNDER.password);
    await page.getByRole('button', { name: 'Konto anlegen' }).click();
    await expect(page.getByText('Dieser Einrichtungscode stimmt nicht.')).toBeVisible();

    await page.getByLabel('Einrichtungscode').fill(code ?? '');
    await page.getByRole('button', { name: 'Konto anlegen' }).click();
    const since = Date.now();
    await expect(new Frame(page).personMenu(FOUNDER.name)).toBeVisible();
    await expect(page.getByRole('complementary', { name: 'Beispieldaten' })).toBeHidden();

    await expect(example.getByText('Deine Sitzung ist beendet.')).toBeVisible();
    console.log(`the example person noticed after ${Date.now() - since} ms`);

    await product.restart();
    const visitor = await open({ path: '/anmelden' });
    await expect(visitor.getByRole('heading', { level: 1, name: 'Anmelden' })).toBeVisible();
    await expect(visitor.getByRole('complementary', { name: 'Beispieldaten' })).toBeHidden();
    const entering = await visitor.context().request.post('/api/demo/enter', {
      data: { person: alma.id },
      headers: { origin: product.url },
    });
    expect(await entering.json()).toMatchObject({ code: 'demo_off' });
    await visitor.goto('/einrichten');
    await expect(visitor.getByText('Geflecht ist schon eingerichtet.')).toBeVisible();
  });

  test('a password opens, a wrong one is refused in a sentence', async ({ open, watch }) => {
    watch.bring(refusal(401));
    const page = await open({ path: '/anmelden' });
    await page.getByLabel('E-Mail-Adresse').fill(FOUNDER.email);
    await page.getByRole('textbox', { name: /^Passwort/ }).fill('geraten');
    await page.getByRole('button', { name: 'Anmelden', exact: true }).click();
    await expect(page.getByText('E-Mail-Adresse oder Passwort stimmen nicht.')).toBeVisible();
    await page.getByRole('textbox', { name: /^Passwort/ }).fill(FOUNDER.password);
    await page.getByRole('button', { name: 'Anmelden', exact: true }).click();
    await expect(new Frame(page).personMenu(FOUNDER.name)).toBeVisible();
  });

  test('a link by mail opens once, by a press, and lies in the outbox while no mail leaves the house', async ({
    open,
    watch,
  }) => {
    watch.bring(refusal(401), refusal(410), refusal(409), refusal(400), refusal(422));
    const admin = await open({ path: '/anmelden?weiter=%2Fpostausgang' });
    await signIn(admin);
    await expect(admin.getByText('Der Postausgang ist leer')).toBeVisible();

    const asking = await open({ path: '/anmelden' });
    await asking.getByRole('tab', { name: 'Mit Link per E-Mail' }).click();
    await asking.getByLabel('E-Mail-Adresse').fill(FOUNDER.email);
    await asking.getByRole('button', { name: 'Link schicken' }).click();
    await expect(asking.getByText('Der Link liegt im Postausgang der Administration.')).toBeVisible();

    await expect(async () => {
      await admin.getByRole('button', { name: 'Neu laden' }).click();
      await expect(admin.getByRole('heading', { name: 'Dein Link zum Anmelden bei Geflecht' })).toBeVisible({
        timeout: 2000,
      });
    }).toPass();
    const link = /https?:\S+\/anmelden\/link#\S+/.exec(await admin.getByRole('main').innerText())?.[0];
    expect(link).toBeDefined();

    const browser = await open({ path: link ?? '' });
    await browser.getByRole('button', { name: 'Jetzt anmelden' }).click();
    await expect(new Frame(browser).personMenu(FOUNDER.name)).toBeVisible();

    const again = await open({ path: link ?? '' });
    await again.getByRole('button', { name: 'Jetzt anmelden' }).click();
    await expect(again.getByText('Dieser Anmeldelink wurde schon benutzt.')).toBeVisible();
  });

  test('signing out ends this browser alone; everywhere ends the others within moments', async ({
    open,
    watch,
  }) => {
    watch.bring(refusal(401));
    const pages = await Promise.all([0, 1, 2].map(() => open({ path: '/anmelden?weiter=%2Fprofil' })));
    const [one, other, third] = pages;
    if (one === undefined || other === undefined || third === undefined) throw new Error('three browsers');
    for (const page of pages) await signIn(page);

    await one.getByRole('button', { name: 'Hier abmelden' }).click();
    await expect(new Frame(one).personMenu(FOUNDER.name)).toBeHidden();
    await other.reload();
    await expect(other.getByRole('heading', { level: 1, name: 'Mein Profil' })).toBeVisible();
    await expect(third.getByText('Deine Sitzung ist beendet.')).toBeHidden();

    const noticed = third
      .getByText('Deine Sitzung ist beendet.')
      .waitFor()
      .then(() => Date.now());
    const since = Date.now();
    await other.getByRole('button', { name: 'Überall abmelden' }).click();
    console.log(`the other browser noticed after ${(await noticed) - since} ms`);
    expect((await noticed) - since).toBeLessThan(30_000);
    await third.getByRole('link', { name: 'Neu anmelden' }).click();
    await signIn(third);
    await expect(third.getByRole('heading', { level: 1, name: 'Mein Profil' })).toBeVisible();
    await expect(third.getByText('Deine Sitzung ist beendet.')).toBeHidden();
  });
});

async function signIn(page: import('@playwright/test').Page): Promise<void> {
  await page.getByLabel('E-Mail-Adresse').fill(FOUNDER.email);
  await page.getByRole('textbox', { name: /^Passwort/ }).fill(FOUNDER.password);
  await page.getByRole('button', { name: 'Anmelden', exact: true }).click();
  await expect(new Frame(page).personMenu(FOUNDER.name)).toBeVisible();
}
