import { theres } from '../fixtures/people.ts';
import { watchDrags } from '../fixtures/pointer.ts';
import { expect, test } from '../fixtures/test.ts';
import { type CopiedItem, Tafel } from '../pages/tafel.ts';

const [SHADE, WATER, BENCH] = ['Schatten', 'Trinkwasser', 'Bänke'];

test('whatever is done on a board is done with single clicks, nothing is dragged', async ({ open }) => {
  const page = await open({ as: theres, path: '/m/klima-energie/tafel', reducedMotion: 'reduce' });
  const board = new Tafel(page);
  const { keyboard } = page;
  await board.ready();
  const drags = await watchDrags(page);

  const item = async (words: string): Promise<CopiedItem | undefined> =>
    (await board.copyAll()).find(({ text }) => text === words);
  const dialog = page.getByRole('dialog');
  const press = async (name: string | RegExp): Promise<void> => {
    await page.getByRole('button', { name, exact: true }).first().click();
  };
  /** What is chosen stands beside the outline with its bar. */
  const select = async (words: string): Promise<void> => {
    await board.line(words).first().click();
    await expect(board.selectionBar).toBeVisible();
  };
  const take = async (entry: string): Promise<void> => {
    await board.selectionBar.getByRole('button', { name: 'Mehr' }).click();
    await page.getByRole('menuitem', { name: entry }).click();
  };
  /** Escape takes a tooltip first, where one has come up under the pointer. */
  const close = async (): Promise<void> => {
    await expect(async () => {
      await keyboard.press('Escape');
      await expect(dialog).toHaveCount(0, { timeout: 2_000 });
    }).toPass();
  };
  const put = async (tool: string, x: number, y: number): Promise<void> => {
    await board.tools.getByRole('button', { name: tool, exact: true }).click();
    await board.canvas.click({ position: { x, y } });
  };

  await test.step('a board of one’s own', async () => {
    await board.choose('Neue Tafel …');
    await page.getByLabel('Name der Tafel').fill('Klicks');
    await press('Tafel anlegen');
    await expect(page.getByRole('button', { name: 'Klicks', exact: true })).toBeVisible();
    await board.ready();
  });

  await test.step('1 a note', async () => {
    await press('Gliederung');
    await put('Zettel', 640, 300);
    await keyboard.type(SHADE);
    await board.canvas.click({ position: { x: 1000, y: 200 } });
    await expect(board.line(SHADE)).toBeVisible();
  });

  await test.step('2 several in a row', async () => {
    await press('Schnell erfassen');
    await page.getByLabel('Was soll auf den Zettel?').fill(`${WATER}\n${BENCH}`);
    await press('2 Zettel anlegen');
    for (const words of [WATER, BENCH]) await expect(board.line(words)).toBeVisible();
    await press('Schnell erfassen');
  });

  await test.step('3 moving', async () => {
    const before = await item(SHADE);
    await select(SHADE);
    await take('Nach rechts');
    expect((await item(SHADE))?.place?.x).toBe((before?.place?.x ?? Number.NaN) + 16);
  });

  await test.step('4 another size', async () => {
    const before = await item(SHADE);
    await select(SHADE);
    await take('Größer');
    expect((await item(SHADE))?.place?.w).toBeGreaterThan(before?.place?.w ?? Number.NaN);
  });

  await test.step('5 an arrow', async () => {
    await select(SHADE);
    await take('Pfeil ziehen zu …');
    await dialog.getByRole('combobox').click();
    await dialog.getByRole('combobox').fill(WATER);
    await page.getByRole('option', { name: WATER }).click();
    await dialog.getByRole('button', { name: 'Pfeil ziehen', exact: true }).click();
    await expect(board.outline.getByText(`Pfeil zu ${WATER}`)).toBeVisible();
  });

  await test.step('6 into a frame', async () => {
    await put('Rahmen', 1000, 450);
    await keyboard.type('Platz');
    await keyboard.press('Escape');
    await expect(board.line('Platz')).toBeVisible();
    await select(BENCH);
    await take('In Rahmen oder Spalte legen …');
    await dialog.getByRole('combobox').fill('Platz');
    await page.getByRole('option', { name: 'Platz' }).click();
    await dialog.getByRole('button', { name: 'Hineinlegen' }).click();
    await expect(
      board.outline.getByRole('listitem').filter({ hasText: 'Platz' }).getByText(BENCH),
    ).toBeVisible();
  });

  await test.step('7 together, and held', async () => {
    await keyboard.press('Escape');
    await page.getByRole('button', { name: 'Alles zeigen' }).click();
    await board.canvas.click({ position: { x: 1240, y: 120 }, button: 'right' });
    await page.getByRole('menuitem', { name: 'Alles auswählen' }).click();
    await board.selectionBar.getByRole('button', { name: 'Anordnen' }).click();
    await press('Gruppieren');
    await close();
    await take('Festhalten');
    expect(await item(SHADE)).toMatchObject({ hold: { locked: true, group: expect.any(String) } });
    await select(SHADE);
    await take('Lösen');
    await board.selectionBar.getByRole('button', { name: 'Anordnen' }).click();
    await press('Gruppe auflösen');
    await close();
    expect(await item(SHADE)).toMatchObject({ hold: { locked: false, group: null } });
  });

  await test.step('8 a colour', async () => {
    await select(WATER);
    await board.selectionBar.getByRole('button', { name: 'Farbe' }).click();
    await page
      .getByRole('dialog', { name: 'Farbe' })
      .locator('label', { has: page.getByLabel('Blau') })
      .click();
    await expect(page.getByRole('dialog', { name: 'Farbe' })).toBeHidden();
    expect(await item(WATER)).toMatchObject({ look: { color: 'blue' } });
  });

  await test.step('9 a comment', async () => {
    await select(SHADE);
    await take('Kommentieren');
    await page.getByRole('textbox', { name: 'Dein Kommentar' }).fill('Auch am Nachmittag?');
    await press('Senden');
    await expect(page.getByText('Auch am Nachmittag?')).toBeVisible();
    await press('Kommentare');
  });

  await test.step('10 points', async () => {
    await board.canvas.click({ position: { x: 1180, y: 250 } });
    await press('Moderation');
    await press('Abstimmung beginnen');
    await board.outline.getByRole('button', { name: `Einen Punkt mehr für „${WATER}“` }).click();
    await expect(page.getByText('Noch 2 von 3 Punkten').first()).toBeVisible();
    await press('Abstimmung schließen');
    await expect(board.outline.getByText('1 Punkt', { exact: true })).toBeVisible();
  });

  await test.step('11 found in the outline, and changed there', async () => {
    await board.act(WATER, 'Text bearbeiten');
    await dialog.getByRole('textbox').fill('Brunnen');
    await dialog.getByRole('button', { name: 'Übernehmen' }).click();
    await expect(board.line('Brunnen')).toBeVisible();
  });

  await test.step('12 back, and forth again', async () => {
    await press('Rückgängig');
    await expect(board.line(WATER)).toBeVisible();
    await press('Wiederholen');
    await expect(board.line('Brunnen')).toBeVisible();
  });

  await test.step('13 a copy', async () => {
    await select('Brunnen');
    await board.selectionBar.getByRole('button', { name: 'Verdoppeln' }).click();
    await expect(board.line('Brunnen')).toHaveCount(2);
    await board.selectionBar.getByRole('button', { name: 'Löschen' }).click();
    await expect(board.line('Brunnen')).toHaveCount(1);
  });

  await test.step('14 a proposal', async () => {
    await select(SHADE);
    await take('Zum Vorschlag machen');
    await dialog.getByRole('button', { name: 'Vorschlag anlegen' }).click();
    await expect(board.line(SHADE)).toContainText('Vorschlag');
  });

  await test.step('15 a template', async () => {
    await board.canvas.click({ position: { x: 600, y: 475 } });
    await board.choose('Vorlagen', 'Klicks');
    await press('„Kräftefeld“ einfügen');
    await expect(board.line('Kräftefeld')).toBeVisible();
  });

  await test.step('16 a file', async () => {
    await board.choose('Exportieren …', 'Klicks');
    const download = page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Exportieren' }).click();
    expect((await download).suggestedFilename()).toMatch(/\.png$/);
  });

  const { presses, drags: dragged } = await drags();
  expect(presses).toBeGreaterThan(40);
  expect(dragged, 'presses that became a drag').toBe(0);
});
