import { alma, amira, theres } from '../fixtures/people.ts';
import { expect, test } from '../fixtures/test.ts';
import { Fassungen } from '../pages/fassungen.ts';
import { Frame } from '../pages/frame.ts';
import { Tafel } from '../pages/tafel.ts';
import { Vorschlag } from '../pages/vorschlag.ts';

const PROPOSAL = '/vorschlag/M1-05';
const BOARD = '/m/klima-energie/tafel';

test('one brings an earlier text back, the other sees it at once and loses no word, and it can be taken back', async ({
  open,
}) => {
  const [one, other] = await Promise.all([
    open({ as: alma, path: PROPOSAL }),
    open({ as: theres, path: PROPOSAL }),
  ]);
  const [mine, theirs] = [new Vorschlag(one), new Vorschlag(other)];
  await Promise.all([mine.ready(), theirs.ready()]);
  const versions = new Fassungen(one);
  const first = await mine.text();

  await versions.open();
  await expect(versions.panel).toContainText('Noch keine Fassung');
  await versions.name('Erster Stand');
  await expect(new Frame(one).toasts).toContainText('Die Fassung heißt jetzt „Erster Stand“.');

  const sentence = 'Diesen Satz schreibt Theres erst danach.';
  await theirs.write('Ziel', sentence);
  await expect(mine.field('Ziel')).toContainText(sentence);
  const changed = await mine.text();

  await versions.show('Erster Stand');
  await expect(versions.preview).toContainText(first.Ziel);
  await expect(versions.preview).not.toContainText(sentence);
  await expect(versions.preview.getByRole('heading', { name: 'Ziel anders als jetzt' })).toBeVisible();
  await versions.askToRestore();
  await expect(versions.question.getByRole('listitem')).toHaveText(['Ziel']);

  // Theres is in the middle of a sentence somewhere else when it happens.
  await theirs.write('Umsetzung', 'Ich schreibe gerade ');
  await versions.confirm();
  await expect(theirs.field('Ziel')).not.toContainText(sentence);
  await expect(new Frame(other).toasts).toContainText(
    `${alma.name} hat die Fassung „Erster Stand“ wiederhergestellt.`,
  );
  expect(await mine.text()).toEqual(first);
  await other.keyboard.type('und schreibe weiter.');
  await expect(mine.field('Umsetzung')).toContainText('und schreibe weiter.');
  await expect(versions.line('Stand vor der Wiederherstellung')).toContainText(theres.name);

  await new Frame(one).toasts.getByRole('button', { name: 'Rückgängig' }).click();
  await expect(theirs.field('Ziel')).toContainText(sentence);
  await expect(theirs.field('Umsetzung')).toContainText('Ich schreibe gerade');
  expect((await mine.text()).Ziel).toEqual(changed.Ziel);
});

test('one brings an earlier board back by keyboard, the other sees it at once, and the history tells of it', async ({
  open,
}) => {
  const [one, other] = await Promise.all([
    open({ as: alma, path: BOARD }),
    open({ as: theres, path: BOARD }),
  ]);
  const [mine, theirs] = [new Tafel(one), new Tafel(other)];
  await Promise.all([mine.ready(), theirs.ready()]);
  const before = await mine.copyAll();
  const [note] = before.filter(({ kind }) => kind === 'note');
  if (note?.text === undefined) throw new Error('the example board holds notes');
  const versions = new Fassungen(one);
  await versions.open();
  await versions.name('Vor dem Aufräumen');

  await theirs.act(note.text, 'Löschen');
  await theirs.addNote('Kommt danach dazu');
  await expect(theirs.line(note.text)).toHaveCount(0);
  await expect.poll(async () => (await mine.copyAll()).some(({ text }) => text === note.text)).toBe(false);

  await versions.line('Vor dem Aufräumen').getByRole('button').focus();
  await one.keyboard.press('Enter');
  await expect(versions.preview).toBeVisible();
  const list = versions.preview.getByText('Alles darauf als Liste');
  await list.focus();
  await one.keyboard.press('Enter');
  await expect(versions.preview.getByRole('listitem').filter({ hasText: note.text })).toBeVisible();
  await expect(versions.preview).not.toContainText('Kommt danach dazu');
  await versions.preview.getByRole('button', { name: 'Wiederherstellen …' }).focus();
  await one.keyboard.press('Enter');
  await expect(versions.question).toContainText('1 Element verschwindet von der Tafel');
  // The safe answer has the focus first.
  await expect(versions.question.getByRole('button', { name: 'Abbrechen' })).toBeFocused();
  await one.keyboard.press('Tab');
  await one.keyboard.press('Enter');
  await expect(versions.preview).toBeHidden();

  await expect(theirs.line(note.text)).toHaveCount(1);
  await expect(theirs.line('Kommt danach dazu')).toHaveCount(0);
  expect(await mine.copyAll()).toEqual(before);

  await one.goto('/m/klima-energie/verlauf');
  const told = `${alma.name} hat bei ‚Tafel‘ die Fassung „Vor dem Aufräumen“ wiederhergestellt.`;
  await expect(one.getByRole('main').getByRole('listitem').filter({ hasText: told })).toBeVisible();
});

test('what is reported lies over no part of a dialog, on a wide screen and on a phone', async ({ open }) => {
  const page = await open({ as: alma, path: PROPOSAL });
  await new Vorschlag(page).ready();
  const versions = new Fassungen(page);
  const { toasts } = new Frame(page);
  await versions.open();
  await versions.name('Für den Blick auf das Fenster');
  await expect(toasts.getByRole('listitem')).toBeVisible();
  // Under the pointer it stays.
  await toasts.getByRole('listitem').hover();
  await versions.line('Für den Blick auf das Fenster').getByRole('button').focus();
  await page.keyboard.press('Enter');
  await expect(versions.preview).toBeVisible();
  for (const viewport of [
    { width: 1280, height: 500 },
    { width: 390, height: 700 },
  ]) {
    await page.setViewportSize(viewport);
    await expect
      .poll(async () => {
        const [toast, dialog] = await Promise.all([toasts.boundingBox(), versions.preview.boundingBox()]);
        if (toast === null || dialog === null) throw new Error('both are in sight');
        const bottom = dialog.y + dialog.height;
        return toast.y >= 0 && toast.y + toast.height <= dialog.y && bottom <= viewport.height;
      })
      .toBe(true);
  }
});

test('who only reads a text looks at its versions and changes none', async ({ open }) => {
  const writer = await open({ as: alma, path: '/vorschlag/M1-04' });
  await new Vorschlag(writer).ready();
  await new Fassungen(writer).open();
  await new Fassungen(writer).name('Zum Ansehen');
  const page = await open({ as: amira, path: '/vorschlag/M1-04' });
  await new Vorschlag(page).ready();
  const versions = new Fassungen(page);
  await versions.open();
  await expect(versions.panel.getByRole('button', { name: 'Fassung benennen' })).toHaveCount(0);
  await versions.show('Zum Ansehen');
  await expect(versions.preview).toContainText('Wiederherstellen können alle, die hier mitschreiben.');
  await expect(versions.preview.getByRole('button', { name: /Wiederherstellen/ })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(versions.preview).toBeHidden();
  await expect(versions.line('Zum Ansehen').getByRole('button')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(versions.panel).toBeHidden();
  await expect(page.getByRole('button', { name: 'Fassungen' })).toBeFocused();
});
