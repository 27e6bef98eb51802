import { alma, korbinian, theres } from '../fixtures/people.ts';
import { expect, test } from '../fixtures/test.ts';
import { OUTAGE, refusal } from '../fixtures/watch.ts';
import { Frame } from '../pages/frame.ts';
import { expectSameLines, Tafel } from '../pages/tafel.ts';
import { Vorschlag } from '../pages/vorschlag.ts';

const PROPOSAL = '/vorschlag/M1-05';

test('without network one goes on writing, sees what waits, and loses nothing', async ({ open, watch }) => {
  watch.bring(...OUTAGE);
  const page = await open({ as: alma, path: PROPOSAL });
  const text = new Vorschlag(page);
  const frame = new Frame(page);
  await text.ready();
  await frame.saved();
  await expect(frame.saveState).toContainText('Gespeichert');

  await page.context().setOffline(true);
  await expect(frame.saveState).toHaveAttribute('data-state', 'offline');
  const words = 'Diese Zeilen entstehen ganz ohne Netz und kommen trotzdem an.';
  await text.write('Umsetzung', words);
  await expect(frame.saveState).toContainText(/Offline, \d+ Änderungen warten/);
  await expect(page.getByText('Keine Verbindung. Du kannst weiterarbeiten')).toBeVisible();
  await expect(text.field('Umsetzung')).toContainText(words);

  await page.context().setOffline(false);
  await frame.saved();
  await expect(page.getByText('Keine Verbindung.')).toBeHidden();
  const fresh = await open({ as: korbinian, path: PROPOSAL });
  await expect(new Vorschlag(fresh).field('Umsetzung')).toContainText(words);
});

test('a server that is cut off in the middle of a sentence costs no letter', async ({
  open,
  product,
  watch,
}) => {
  watch.bring(...OUTAGE);
  const [one, other] = await Promise.all([
    open({ as: alma, path: PROPOSAL }),
    open({ as: theres, path: PROPOSAL }),
  ]);
  await Promise.all([one, other].map((page) => new Vorschlag(page).ready()));
  const before = 'Der Satz beginnt, solange alles geht, ';
  const after = 'und endet, während der Server aus ist.';
  const text = new Vorschlag(one);
  await text.write('Wirkung', before);
  await expect(new Vorschlag(other).field('Wirkung')).toContainText(before.trim());
  await product.kill();
  await one.keyboard.type(after);
  await new Vorschlag(other).write('Ziel', 'Auch die andere Seite schreibt ohne Server weiter.');
  for (const page of [one, other]) {
    await expect(new Frame(page).saveState).toContainText(/Offline, \d+ Änderung/);
  }

  await product.restart();
  for (const page of [one, other]) await new Frame(page).saved();
  await expect(new Vorschlag(other).field('Wirkung')).toContainText(before + after);
  await expect(text.field('Ziel')).toContainText('Auch die andere Seite schreibt ohne Server weiter.');
  const fresh = new Vorschlag(await open({ as: korbinian, path: PROPOSAL }));
  await expect(fresh.field('Wirkung')).toContainText(before + after);
  expect(await fresh.text()).toEqual(await text.text());
});

test('notes put up without a server are on everybody’s board once it is back', async ({
  open,
  product,
  watch,
}) => {
  watch.bring(...OUTAGE);
  const [one, other] = await Promise.all([
    open({ as: alma, path: '/m/klima-energie/tafel' }),
    open({ as: korbinian, path: '/m/klima-energie/tafel' }),
  ]);
  const [here, there] = [new Tafel(one), new Tafel(other)];
  await Promise.all([here.ready(), there.ready()]);
  await product.kill();
  await expect(new Frame(one).saveState).toHaveAttribute('data-state', 'offline');
  await here.addNote('Zettel vom Steg');
  await there.addNote('Zettel vom Dachboden');
  await expect(new Frame(one).saveState).toContainText(/Offline, \d+ Änderung/);

  await product.restart();
  await new Frame(one).saved();
  await new Frame(other).saved();
  await expect(there.line('Zettel vom Steg')).toBeVisible();
  await expect(here.line('Zettel vom Dachboden')).toBeVisible();
  await expectSameLines(here, there);
});

test('leaving with unsaved words asks first; leaving with everything saved does not', async ({
  open,
  product,
  watch,
}) => {
  watch.bring(...OUTAGE);
  const page = await open({ as: alma, path: PROPOSAL });
  const text = new Vorschlag(page);
  await text.write('Anlass', 'Gespeichert, bevor jemand geht.');
  await new Frame(page).saved();
  await page.reload();
  await text.ready();
  expect(watch.leaveQuestions).toBe(0);

  await product.kill();
  await text.write('Anlass', 'Noch nicht gespeichert.');
  await expect(new Frame(page).saveState).toHaveAttribute('data-state', 'offline');
  // The server is gone, so the reload that follows the answer fails; the question is what counts.
  await page.reload().catch(() => undefined);
  expect(watch.leaveQuestions).toBe(1);
  await product.restart();
});

test('who is slower keeps the input and decides', async ({ open, watch }) => {
  watch.bring(refusal(409));
  const path = '/vorschlag/M1-07';
  const [one, other] = await Promise.all([open({ as: alma, path }), open({ as: theres, path })]);
  const ways = [
    { page: one, title: 'Abwärme für das Viertel nutzen' },
    { page: other, title: 'Abwärme aus Rechenzentren ins Wärmenetz' },
  ];
  for (const { page, title } of ways) {
    await page.getByRole('button', { name: 'Titel und Kurzfassung ändern' }).click();
    await page.getByRole('textbox', { name: 'Titel' }).fill(title);
  }
  const save = (page: typeof one): Promise<void> => page.getByRole('button', { name: 'Speichern' }).click();
  await save(one);
  await expect(new Vorschlag(one).title('Abwärme für das Viertel nutzen')).toBeVisible();
  // The other's field keeps what is being typed although the title has changed below it.
  await expect(other.getByRole('textbox', { name: 'Titel' })).toHaveValue(
    'Abwärme aus Rechenzentren ins Wärmenetz',
  );
  await save(other);
  const notice = other.getByRole('main').getByText('Jemand war schneller');
  await expect(notice).toBeVisible();
  await expect(other.getByRole('main')).toContainText('Abwärme aus Rechenzentren ins Wärmenetz');
  await expect(other.getByRole('main')).toContainText('Abwärme für das Viertel nutzen');
  await other.getByRole('button', { name: 'Meine Eingabe übernehmen' }).click();
  await expect(notice).toBeHidden();
  for (const page of [one, other]) {
    await expect(new Vorschlag(page).title('Abwärme aus Rechenzentren ins Wärmenetz')).toBeVisible();
  }
});
