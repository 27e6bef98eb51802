import type { Page } from '@playwright/test';

import { PAYLOADS } from '../fixtures/payloads.ts';
import { alma, type ExamplePerson, KLIMA, theres } from '../fixtures/people.ts';
import { expect, test } from '../fixtures/test.ts';
import { refusal } from '../fixtures/watch.ts';
import { Frame } from '../pages/frame.ts';
import { Tafel } from '../pages/tafel.ts';
import { Vorschlag } from '../pages/vorschlag.ts';

const admin: ExamplePerson = { id: 'p30', name: 'Zenzi Musteradmin' };

/** What no sentence for people holds: codes, types, placeholders. */
const CODE = /\b(undefined|null|NaN|\[object \w+\]|TypeError|HTTP \d{3}|[a-z]+_[a-z_]+)\b/;

async function saysInWords(page: Page, sentence: string | RegExp): Promise<void> {
  const main = page.getByRole('main');
  await expect(main).toContainText(sentence);
  expect(await main.innerText()).not.toMatch(CODE);
}

async function post(page: Page, path: string, data: unknown): Promise<Record<string, unknown>> {
  const answer = await page.context().request.post(path, {
    data,
    headers: { origin: new URL(page.url()).origin },
  });
  expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
  return (await answer.json()) as Record<string, unknown>;
}

async function create(page: Page, title: string, summary = ''): Promise<string> {
  const proposal = await post(page, '/api/proposals', { manufaktur: KLIMA, type: 'projekt', title, summary });
  return String(proposal['id']);
}

// Every page is watched: a script that ran, a request that left or a violation of the policy fails the test.
test.describe('HTML stays what was typed', () => {
  test('in titles and summaries, on every screen that shows them', async ({ open }) => {
    const page = await open({ as: alma, path: '/m/klima-energie/vorschlaege' });
    await expect(page.getByRole('main')).toContainText('8 Vorschläge');
    const ids = [];
    for (const payload of PAYLOADS) ids.push(await create(page, payload, payload));

    // They arrive over the live channel, and once more after a fresh load.
    await expect(page.getByRole('main')).toContainText(`${8 + PAYLOADS.length} Vorschläge`);
    const titles = page.getByRole('list', { name: 'Vorschläge' }).getByRole('link');
    const shown = (await titles.allInnerTexts()).map((title) => title.trim());
    expect(shown).toEqual(expect.arrayContaining([...PAYLOADS]));
    await page.reload();
    await expect(titles.filter({ hasText: PAYLOADS[0] ?? '' }).first()).toBeVisible();

    for (const [index, id] of ids.entries()) {
      if (index % 10 !== 0) continue;
      await page.goto(`/vorschlag/${id}`);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(PAYLOADS[index] ?? '');
      await expect(page).toHaveTitle(`${PAYLOADS[index] ?? ''} · Geflecht`);
    }
    await page.goto('/suche?q=alert');
    await expect(page.getByRole('main')).toContainText('<script>alert(1)</script>');
    await page.goto('/m/klima-energie/verlauf');
    await expect(page.getByRole('main')).toContainText('<svg onload=alert(9)>');
    await page.goto('/');
    await expect(page.getByRole('main')).toContainText(PAYLOADS.at(-1) ?? '');
  });

  test('on notes of a board', async ({ open }) => {
    const page = await open({ as: alma, path: '/m/klima-energie/tafel' });
    const other = await open({ as: theres, path: '/m/klima-energie/tafel' });
    const board = new Tafel(page);
    await board.ready();
    const [typed = '', ...pasted] = PAYLOADS;
    await board.addNote(typed);
    await board.canvas.evaluate((canvas, all) => {
      for (const words of all) {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', words);
        canvas.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
      }
    }, pasted);
    const seen = new Tafel(other);
    await seen.openOutline();
    for (const payload of PAYLOADS) {
      await expect(seen.outline.getByRole('button', { name: `Zettel: ${payload}`, exact: true })).toHaveCount(
        1,
      );
    }
    await new Frame(page).saved();
  });

  test('in a shared text, typed and pasted', async ({ open }) => {
    const page = await open({ as: alma, path: '/vorschlag/M1-05' });
    const other = await open({ as: theres, path: '/vorschlag/M1-05' });
    const text = new Vorschlag(page);
    await text.enter('Anlass');
    for (const payload of PAYLOADS) {
      await page.keyboard.press('Enter');
      await page.keyboard.insertText(payload);
    }
    const read = async (field: string): Promise<string> =>
      (await new Vorschlag(other).text())[field as 'Anlass'];
    for (const payload of PAYLOADS) await expect.poll(() => read('Anlass')).toContain(payload);

    await text.enter('Wirkung');
    for (const payload of PAYLOADS) {
      await text.field('Wirkung').evaluate((field, html) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/html', `<p>Eingefügt ${html}</p>`);
        field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
      }, payload);
    }
    await page.keyboard.type('Ende des Eingefügten');
    await expect(new Vorschlag(other).field('Wirkung')).toContainText('Ende des Eingefügten');
    for (const each of [page, other]) {
      const strange = each
        .locator('[role="textbox"]')
        .locator(
          'script, iframe, object, embed, svg, img:not(.ProseMirror-separator), form, link, style, meta, base, [onclick], a[href^="javascript" i], a[href^="data" i]',
        );
      await expect(strange).toHaveCount(0);
    }
    await new Frame(page).saved();
  });

  test('in the names of guests', async ({ open, product }) => {
    const host = await open({ as: theres, path: '/m/klima-energie/menschen' });
    const { url } = (await post(host, '/api/manufakturen/klima-energie/invitations', {})) as { url: string };
    const token = url.split('#')[1];
    for (const displayName of PAYLOADS) {
      const answer = await fetch(`${product.url}/api/auth/guest`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: product.url },
        body: JSON.stringify({ token, displayName }),
      });
      expect(answer.status, displayName).toBe(200);
    }
    await host.reload();
    const guests = host.locator('section').filter({ has: host.getByRole('heading', { name: /^Gäste/ }) });
    for (const name of PAYLOADS) {
      await expect(guests.getByText(name, { exact: true }).first()).toBeVisible();
    }
    await host.goto('/m/klima-energie/verlauf');
    await expect(host.getByRole('main')).toContainText(PAYLOADS.at(-1) ?? '');
    const guest = await open({ path: url });
    await guest.getByLabel('Dein Name').fill(PAYLOADS[5] ?? '');
    await guest.getByRole('button', { name: 'Als Gast hineingehen' }).click();
    await expect(new Frame(guest).personMenu(PAYLOADS[5] ?? '')).toBeVisible();
  });
});

test('a text that is too long is refused in a sentence and stays in its field', async ({ open, watch }) => {
  watch.bring(refusal(400), refusal(422));
  const page = await open({ as: alma, path: '/m/klima-energie/vorschlaege' });
  await page.getByRole('button', { name: 'Vorschlag anlegen' }).click();
  const dialog = page.getByRole('dialog', { name: 'Vorschlag anlegen' });
  const title = dialog.getByRole('textbox', { name: 'Titel' });
  const long = 'Sehr lang '.repeat(40).trim();
  await title.fill(long);
  expect((await title.inputValue()).length, 'the field takes no more than is possible').toBe(160);
  // What comes from elsewhere than the field meets the server's own limit.
  await title.evaluate((field) => field.removeAttribute('maxlength'));
  await title.fill(long);
  await dialog.getByRole('button', { name: 'Vorschlag anlegen' }).click();
  await expect(dialog).toContainText(/Dieser Text ist zu lang\./);
  await expect(title).toHaveValue(long);
  expect(await dialog.innerText()).not.toMatch(CODE);

  // What was refused can be put right and sent again.
  await title.fill('');
  await dialog.getByRole('button', { name: 'Vorschlag anlegen' }).click();
  await expect(dialog).toContainText('Gib dem Vorschlag einen Titel.');
  await title.fill('Kurz genug');
  await dialog.getByRole('button', { name: 'Vorschlag anlegen' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Kurz genug' })).toBeVisible();
});

test('a link needs a target, a score and a reason, and says which is missing', async ({ open }) => {
  const page = await open({ as: alma, path: '/vorschlag/M1-05' });
  const text = new Vorschlag(page);
  await text.ready();
  await text.links.getByRole('button', { name: 'Verbinden' }).click();
  const dialog = page.getByRole('dialog', { name: /^Verbinden/ });
  await dialog.getByRole('searchbox').fill('Nachtbus');
  await dialog.getByRole('button', { name: /Nachtbus-Lücken/ }).click();
  await dialog.getByRole('button', { name: 'Verbinden', exact: true }).click();
  await expect(dialog).toContainText('Wähl, wie stark er wirkt.');
  await expect(dialog).toContainText('Schreib einen Grund dazu, damit die andere Seite dich versteht.');
  await dialog.getByRole('radio', { name: /^−1/ }).check({ force: true });
  await dialog.getByRole('textbox', { name: 'Weil …' }).fill('   ');
  await dialog.getByRole('button', { name: 'Verbinden', exact: true }).click();
  await expect(dialog).toContainText('Schreib einen Grund dazu, damit die andere Seite dich versteht.');
  await dialog.getByRole('button', { name: 'Abbrechen' }).click();
  await expect(text.links).not.toContainText('Nachtbus-Lücken');
});

test('a step that is not possible yet says what is missing, and one without a reason asks for it', async ({
  open,
}) => {
  const page = await open({ as: theres });
  const id = await create(page, 'Noch ganz am Anfang');
  await page.goto(`/vorschlag/${id}`);
  const steps = async (): Promise<void> => page.getByRole('button', { name: 'Stand ändern' }).click();
  const dialog = page.getByRole('dialog', { name: 'Wie geht es weiter?' });
  await steps();
  await dialog.getByRole('button', { name: 'Weiter daran arbeiten' }).click();
  await expect(new Frame(page).toasts).toContainText('Der Vorschlag ist jetzt „In Arbeit“.');

  await steps();
  const ready = dialog
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: 'Ausgearbeitet' }) });
  await expect(ready).toContainText('Im S.M.A.R.T.-Blatt fehlt noch');
  await expect(ready).toContainText('Ordne zuerst mindestens ein Nachhaltigkeitsziel zu.');
  await expect(ready).toContainText('Nenn zuerst mindestens ein Referat, das es betrifft.');
  await expect(ready.getByRole('button')).toHaveCount(0);

  await dialog.getByRole('button', { name: 'Verbergen' }).click();
  const asking = page.getByRole('dialog', { name: 'Verbergen' });
  await asking.getByRole('button', { name: 'Verbergen' }).click();
  await expect(asking).toContainText('Hier fehlt noch eine Angabe.');
  expect(await asking.innerText()).not.toMatch(CODE);
});

test.describe('addresses that lead nowhere explain themselves', () => {
  test('whatever somebody makes up', async ({ open, watch }) => {
    watch.bring(refusal(404), refusal(400));
    const page = await open({ as: alma });
    for (const [path, sentence] of [
      ['/gibt/es/nicht', 'Diese Seite gibt es nicht'],
      ['/m/gibt-es-nicht/tafel', 'Diese Seite gibt es nicht'],
      ['/m/<script>/tafel', 'Diese Seite gibt es nicht'],
      ['/m/klima-energie/gibt-es-nicht', 'Diese Seite gibt es nicht'],
      ['/vorschlag/M9-99', 'Diesen Vorschlag gibt es nicht'],
      ['/vorschlag/..%2F..%2Fetc', 'Diese Seite gibt es nicht'],
      ['/anmelden/link', 'In dieser Adresse fehlt der Schlüssel.'],
      ['/einladung', 'In dieser Adresse fehlt der Schlüssel.'],
    ] as const) {
      await test.step(path, async () => {
        await page.goto(path);
        await saysInWords(page, sentence);
      });
    }
  });

  test('a sign-in link and an invitation that nobody sent', async ({ open, watch }) => {
    watch.bring(refusal(400), refusal(401), refusal(404), refusal(410), refusal(422));
    const page = await open({ path: '/anmelden/link#erfunden' });
    await page.getByRole('button', { name: 'Jetzt anmelden' }).click();
    await saysInWords(page, 'Dieser Anmeldelink ist ungültig. Lass dir einen neuen schicken.');
    await page.goto('/einladung#erfunden');
    await page.getByLabel('Dein Name').fill('Wer auch immer');
    await page.getByRole('button', { name: 'Als Gast hineingehen' }).click();
    await saysInWords(page, 'Diese Einladung ist ungültig. Bitte um eine neue.');
  });

  test('a working space that is not open to somebody', async ({ open, watch }) => {
    watch.bring(refusal(403));
    const page = await open({ as: admin });
    for (const view of ['tafel', 'vorschlaege', 'verknuepfungen', 'menschen', 'verlauf']) {
      await test.step(view, async () => {
        await page.goto(`/m/klima-energie/${view}`);
        await saysInWords(page, /Dieser Bereich ist nicht für dich offen|Dazu fehlt dir hier das Recht\./);
      });
    }
  });
});

test('a session that ended elsewhere says so, keeps the words and leads back', async ({ open, watch }) => {
  watch.bring(refusal(401));
  const page = await open({ as: alma, path: '/vorschlag/M1-05' });
  await new Vorschlag(page).write('Umsetzung', 'Ein Satz vor dem Ende der Sitzung.');
  await new Frame(page).saved();
  const second = await page.context().newPage();
  await second.goto('/profil');
  await second.getByRole('button', { name: 'Hier abmelden' }).click();
  await expect(page.getByText('Deine Sitzung ist beendet.')).toBeVisible();
  await expect(new Vorschlag(page).field('Umsetzung')).toContainText('Ein Satz vor dem Ende der Sitzung.');
  await page.getByRole('link', { name: 'Neu anmelden' }).click();
  await page.getByRole('button', { name: `Als ${theres.name} hineingehen` }).click();
  await expect(new Vorschlag(page).field('Umsetzung')).toContainText('Ein Satz vor dem Ende der Sitzung.');
  await expect(page.getByText('Deine Sitzung ist beendet.')).toBeHidden();
});
