import { press, tabTo, takeEntry } from '../fixtures/keyboard.ts';
import { theres } from '../fixtures/people.ts';
import { expect, test } from '../fixtures/test.ts';
import { Frame } from '../pages/frame.ts';
import { Tafel } from '../pages/tafel.ts';
import { Vorschlag } from '../pages/vorschlag.ts';

const OTHER = 'Lastenrad-Depot am Wochenmarkt';

test('the whole way from a note to a link across is open to the keyboard alone', async ({ open }) => {
  const page = await open();
  const { keyboard } = page;
  const board = new Tafel(page);
  const frame = new Frame(page);
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const actOn = async (words: string, entry: string): Promise<void> => {
    await press(page, board.outline.getByRole('button', { name: `Aktionen für ${words}`, exact: true }));
    await takeEntry(page, entry);
  };

  await test.step('coming in', async () => {
    await press(page, button('Hineingehen als …'));
    await press(page, button(`Als ${theres.name} hineingehen`));
    await expect(page).toHaveURL(/\/m\/klima-energie\/tafel$/);
    await board.ready();
  });

  await test.step('opening the outline and putting up notes', async () => {
    await tabTo(page, board.canvas);
    await keyboard.press('g');
    await expect(board.outline).toBeVisible();
    for (const words of ['Nebelduschen am Platz', 'Trinkwasser dazu']) {
      await tabTo(page, board.outline.getByRole('textbox', { name: 'Neuer Zettel' }));
      await keyboard.type(words);
      await keyboard.press('Enter');
      await expect(board.line(words)).toBeVisible();
    }
  });

  const note = 'Nebelduschen am Rotkreuzplatz';
  await test.step('changing its words', async () => {
    await actOn('Nebelduschen am Platz', 'Text bearbeiten');
    const dialog = page.getByRole('dialog', { name: 'Text ändern' });
    await tabTo(page, dialog.getByRole('textbox'));
    await keyboard.press('Control+a');
    await keyboard.type(note);
    await press(page, dialog.getByRole('button', { name: 'Übernehmen' }));
    await expect(dialog).toBeHidden();
    await expect(board.line(note)).toBeVisible();
  });

  await test.step('moving it', async () => {
    const placeOf = async () => (await board.copyAll()).find(({ text }) => text === note)?.place;
    const before = await placeOf();
    await actOn(note, 'Nach rechts');
    await expect.poll(async () => (await placeOf())?.x).toBeGreaterThan(before?.x ?? Number.NaN);
  });

  await test.step('connecting two items', async () => {
    await actOn(note, 'Pfeil ziehen zu …');
    const dialog = page.getByRole('dialog', { name: 'Pfeil ziehen zu' });
    await tabTo(page, dialog.getByRole('combobox'));
    await keyboard.type('Trinkwasser');
    await expect(page.getByRole('option', { name: 'Trinkwasser dazu' })).toBeVisible();
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await press(page, dialog.getByRole('button', { name: 'Pfeil ziehen', exact: true }));
    await expect(dialog).toBeHidden();
    await expect(board.outline.getByText('Pfeil zu Trinkwasser dazu')).toBeVisible();
  });

  await test.step('making it a proposal and opening it', async () => {
    await actOn(note, 'Zum Vorschlag machen');
    const dialog = page.getByRole('dialog', { name: 'Zum Vorschlag machen' });
    await expect(dialog.getByRole('textbox', { name: 'Titel' })).toBeFocused();
    await press(page, dialog.getByRole('button', { name: 'Vorschlag anlegen' }));
    await expect(dialog).toBeHidden();
    await expect(board.line(note)).toContainText('Vorschlag');
    await actOn(note, 'Vorschlag öffnen');
    await expect(new Vorschlag(page).title(note)).toBeVisible();
  });

  const text = new Vorschlag(page);
  const words = 'Wo es heiß ist, soll man durchatmen können.';
  await test.step('writing in a section', async () => {
    await tabTo(page, text.field('Anlass'));
    await keyboard.type(words);
    await expect(text.field('Anlass')).toContainText(words);
    await frame.saved();
  });

  await test.step('linking it to another Manufaktur', async () => {
    await press(page, text.links.getByRole('button', { name: 'Verbinden' }));
    const dialog = page.getByRole('dialog', { name: `Verbinden: „${note}“` });
    await expect(dialog.getByRole('searchbox')).toBeFocused();
    await keyboard.type('Lastenrad');
    await press(page, dialog.getByRole('button', { name: OTHER }));
    const scale = dialog.getByRole('radiogroup');
    await tabTo(page, scale.getByRole('radio').first());
    await keyboard.press('End');
    const strongest = scale.getByRole('radio', { name: /^\+3/ });
    if (!(await strongest.isChecked())) {
      for (let step = 0; step < 6; step += 1) await keyboard.press('ArrowRight');
    }
    await expect(strongest).toBeChecked();
    await tabTo(page, dialog.getByRole('textbox', { name: 'Weil …' }));
    await keyboard.type('Beides braucht denselben Platz.');
    await press(page, dialog.getByRole('button', { name: 'Verbinden', exact: true }));
    await expect(dialog).toBeHidden();
    await expect(text.links).toContainText('Beides braucht denselben Platz.');
  });

  await test.step('floating over and back', async () => {
    await keyboard.press('Alt+2');
    await expect(page).toHaveURL(/\/m\/mobilitaet\/tafel$/);
    await board.ready();
    await keyboard.press('Alt+ArrowLeft');
    await expect(text.title(note)).toBeVisible();
    await expect(text.field('Anlass')).toContainText(words);
    await keyboard.press('Alt+1');
    await expect(page).toHaveURL(/\/m\/klima-energie\/tafel$/);
    await board.ready();
  });

  await test.step('deleting and bringing back', async () => {
    await tabTo(page, board.canvas);
    await keyboard.press('g');
    await expect(board.line('Trinkwasser dazu')).toBeVisible();
    await tabTo(page, board.line('Trinkwasser dazu'));
    await keyboard.press('Delete');
    await expect(board.line('Trinkwasser dazu')).toBeHidden();
    await expect(frame.toasts).toContainText('1 Element gelöscht');
    await keyboard.press('F6');
    await press(page, frame.toasts.getByRole('button', { name: 'Zurückholen' }));
    await expect(board.line('Trinkwasser dazu')).toBeVisible();
    await expect(board.outline.getByText('Pfeil zu Trinkwasser dazu')).toBeVisible();
  });
});
