import { press, tabTo, takeEntry } from '../fixtures/keyboard.ts';
import { theres } from '../fixtures/people.ts';
import { watchPointers } from '../fixtures/pointer.ts';
import { expect, test } from '../fixtures/test.ts';
import { Fassungen } from '../pages/fassungen.ts';
import { type CopiedItem, Tafel } from '../pages/tafel.ts';

const [SHADE, WATER, BENCH] = ['Schatten', 'Trinkwasser', 'Bänke'];

test('whatever is done on a board is done with keys alone', async ({ open }) => {
  const page = await open({ as: theres, path: '/m/klima-energie/tafel', reducedMotion: 'reduce' });
  const board = new Tafel(page);
  const { keyboard } = page;
  await board.ready();
  const pointers = await watchPointers(page);

  const keys = async (...names: readonly string[]): Promise<void> => {
    for (const name of names) await keyboard.press(name);
  };
  const item = async (words: string): Promise<CopiedItem | undefined> => {
    await tabTo(page, board.canvas);
    return (await board.copyAll()).find(({ text }) => text === words);
  };
  /** Walks the board until the outline beside it says that this is chosen. */
  const select = async (words: string): Promise<void> => {
    await tabTo(page, board.canvas);
    await keys('Escape', 'v', 'Tab');
    await expect(async () => {
      const current = board.outline.locator('button[aria-current="true"]');
      if (!(await current.innerText()).includes(words)) {
        await keys('Tab');
        throw new Error(`${words} is not yet chosen`);
      }
    }).toPass({ intervals: [50], timeout: 60_000 });
  };
  const take = async (entry: string): Promise<void> => {
    await keys('Shift+F10');
    await takeEntry(page, entry);
  };
  const menu = async (entry: string, name: string): Promise<void> => {
    await press(page, page.getByRole('button', { name, exact: true }));
    await takeEntry(page, entry);
  };
  const dialog = page.getByRole('dialog');

  await test.step('a board of one’s own', async () => {
    await menu('Neue Tafel …', 'Tafel');
    await expect(page.getByLabel('Name der Tafel')).toBeFocused();
    await keyboard.type('Tasten');
    await keys('Enter');
    await expect(page.getByRole('button', { name: 'Tasten', exact: true })).toBeVisible();
    await board.ready();
  });

  await test.step('1 a note', async () => {
    await tabTo(page, board.canvas);
    await keys('g');
    await expect(board.outline).toBeVisible();
    await tabTo(page, board.canvas);
    await keys('n', 'Enter');
    await keyboard.type(SHADE);
    await keys('Escape');
    await expect(board.line(SHADE)).toBeVisible();
  });

  await test.step('2 several in a row', async () => {
    await keys('q');
    await expect(page.getByLabel('Was soll auf den Zettel?')).toBeFocused();
    for (const words of [WATER, BENCH]) {
      await keyboard.type(words);
      await keys('Enter');
      await expect(board.line(words)).toBeVisible();
    }
    await press(page, page.getByRole('button', { name: 'Schnell erfassen' }).first());
    await expect(page.getByLabel('Was soll auf den Zettel?')).toBeHidden();
  });

  await test.step('3 moving', async () => {
    const before = await item(SHADE);
    await select(SHADE);
    await keys('Shift+ArrowRight');
    expect((await item(SHADE))?.place?.x).toBe((before?.place?.x ?? Number.NaN) + 40);
  });

  await test.step('4 another size', async () => {
    const before = await item(SHADE);
    await select(SHADE);
    await take('Größer');
    expect((await item(SHADE))?.place?.w).toBeGreaterThan(before?.place?.w ?? Number.NaN);
  });

  await test.step('5 an arrow', async () => {
    await select(SHADE);
    await keys('a', 'Enter');
    await expect(dialog.getByRole('combobox')).toBeFocused();
    await keyboard.type(WATER);
    await expect(page.getByRole('option', { name: WATER })).toBeVisible();
    await keys('ArrowDown', 'Enter');
    await press(page, dialog.getByRole('button', { name: 'Pfeil ziehen', exact: true }));
    await expect(board.outline.getByText(`Pfeil zu ${WATER}`)).toBeVisible();
  });

  await test.step('6 into a frame', async () => {
    await tabTo(page, board.canvas);
    await keys('Escape', 'f', 'Enter');
    await keyboard.type('Platz');
    await keys('Escape');
    await expect(board.line('Platz')).toBeVisible();
    await select(BENCH);
    await take('In Rahmen oder Spalte legen …');
    await expect(dialog.getByRole('combobox')).toBeFocused();
    await keyboard.type('Platz');
    await keys('ArrowDown', 'Enter');
    await press(page, dialog.getByRole('button', { name: 'Hineinlegen' }));
    await expect(
      board.outline.getByRole('listitem').filter({ hasText: 'Platz' }).getByText(BENCH),
    ).toBeVisible();
  });

  await test.step('7 together, and held', async () => {
    await tabTo(page, board.canvas);
    await keys('Control+a', 'Control+g', 'Control+Shift+l');
    expect(await item(SHADE)).toMatchObject({ hold: { locked: true, group: expect.any(String) } });
    await keys('Control+a', 'Control+Shift+l', 'Control+Shift+g');
    expect(await item(SHADE)).toMatchObject({ hold: { locked: false, group: null } });
  });

  await test.step('8 a colour', async () => {
    await tabTo(page, board.line(SHADE));
    await keys('Enter');
    // From behind one comes upon the last of the bar; arrows walk within it.
    await tabTo(page, board.selectionBar.getByRole('button', { name: 'Mehr' }), 'Shift+Tab');
    const colours = board.selectionBar.getByRole('button', { name: 'Farbe' });
    await expect(async () => {
      await keys('ArrowLeft');
      await expect(colours).toBeFocused({ timeout: 10 });
    }).toPass({ intervals: [20] });
    await keys('Enter');
    const hues = page.getByRole('dialog', { name: 'Farbe' });
    await tabTo(page, hues.getByRole('radio', { checked: true }));
    await keys('ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight');
    await expect(hues.getByRole('radio', { name: 'Blau' })).toBeChecked();
    await keys('Escape');
    expect(await item(SHADE)).toMatchObject({ look: { color: 'blue' } });
  });

  await test.step('9 a comment', async () => {
    await select(SHADE);
    await keys('c');
    await expect(page.getByRole('textbox', { name: 'Dein Kommentar' })).toBeFocused();
    await keyboard.type('Auch am Nachmittag?');
    await keys('Control+Enter');
    await expect(page.getByText('Auch am Nachmittag?')).toBeVisible();
    await press(page, page.getByRole('button', { name: 'Kommentare', exact: true }));
  });

  await test.step('10 points', async () => {
    const moderation = page.getByRole('button', { name: 'Moderation', exact: true });
    await press(page, moderation);
    await press(page, page.getByRole('button', { name: 'Abstimmung beginnen' }));
    const more = board.outline.getByRole('button', { name: `Einen Punkt mehr für „${WATER}“` });
    await press(page, more);
    await expect(page.getByText('Noch 2 von 3 Punkten').first()).toBeVisible();
    await press(page, page.getByRole('button', { name: 'Abstimmung schließen' }).first());
    await expect(board.outline.getByText('1 Punkt', { exact: true })).toBeVisible();
  });

  await test.step('11 found in the outline, and changed there', async () => {
    await tabTo(page, board.line(WATER));
    await press(page, board.outline.getByRole('button', { name: `Aktionen für ${WATER}`, exact: true }));
    await takeEntry(page, 'Text bearbeiten');
    await tabTo(page, dialog.getByRole('textbox'));
    await keys('Control+a');
    await keyboard.type('Brunnen');
    await press(page, dialog.getByRole('button', { name: 'Übernehmen' }));
    await expect(board.line('Brunnen')).toBeVisible();
  });

  await test.step('12 back, and forth again', async () => {
    await tabTo(page, board.canvas);
    await keys('Control+z');
    await expect(board.line(WATER)).toBeVisible();
    await keys('Control+Shift+z');
    await expect(board.line('Brunnen')).toBeVisible();
  });

  await test.step('13 a copy', async () => {
    await select('Brunnen');
    await keys('Control+c', 'Control+v');
    await expect(board.line('Brunnen')).toHaveCount(2);
    await keys('Delete');
    await expect(board.line('Brunnen')).toHaveCount(1);
  });

  await test.step('14 a proposal', async () => {
    await select(SHADE);
    await take('Zum Vorschlag machen');
    await expect(dialog.getByRole('textbox', { name: 'Titel' })).toBeFocused();
    await press(page, dialog.getByRole('button', { name: 'Vorschlag anlegen' }));
    await expect(board.line(SHADE)).toContainText('Vorschlag');
  });

  await test.step('15 a template', async () => {
    await menu('Vorlagen', 'Tasten');
    await press(page, page.getByRole('button', { name: '„Kräftefeld“ einfügen' }));
    await expect(board.line('Kräftefeld')).toBeVisible();
  });

  await test.step('16 a version, and a file', async () => {
    await menu('Fassungen', 'Tasten');
    await expect(new Fassungen(page).panel).toBeVisible();
    await keys('Escape');
    await menu('Exportieren …', 'Tasten');
    await tabTo(page, dialog.getByRole('button', { name: 'Exportieren' }));
    const download = page.waitForEvent('download');
    await keys('Enter');
    expect((await download).suggestedFilename()).toMatch(/\.png$/);
  });

  expect(await pointers(), 'events of a mouse, a finger or a pen').toEqual([]);
});
