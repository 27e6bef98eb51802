import type { Page } from '@playwright/test';

import { obstacles } from '../fixtures/axe.ts';
import { alma, theres } from '../fixtures/people.ts';
import { expect, test } from '../fixtures/test.ts';
import { Tafel } from '../pages/tafel.ts';

const BOARD = '/m/klima-energie/tafel';

async function isClean(page: Page): Promise<void> {
  expect(await obstacles(page)).toEqual([]);
}

test('one sets words off, makes a table with columns of her own and holds a note; the other has all of it', async ({
  open,
}) => {
  const [making, seeing] = await Promise.all([
    open({ as: theres, path: BOARD }),
    open({ as: alma, path: BOARD }),
  ]);
  const [own, others] = [new Tafel(making), new Tafel(seeing)];
  await Promise.all([own.ready(), others.ready()]);
  const seen = async (words: string): Promise<object | undefined> =>
    (await others.copyAll()).find(({ text }) => text === words);

  await own.canvas.focus();
  for (const key of ['n', 'Enter']) await making.keyboard.press(key);
  await making.keyboard.type('Mehr ');
  await making.getByRole('button', { name: 'Fett' }).click();
  await making.keyboard.type('Bäume');
  await making.keyboard.press('Escape');
  await expect
    .poll(() => seen('Mehr Bäume'))
    .toMatchObject({ kind: 'note', marks: [{ from: 5, to: 10, mark: 'bold' }] });

  await own.selectionBar.getByRole('button', { name: 'Aussehen' }).click();
  await expect(making.getByRole('button', { name: 'Fett' })).toBeVisible();
  await isClean(making);
  await making.keyboard.press('Escape');
  await own.canvas.focus();
  await making.keyboard.press('Control+Shift+L');
  await expect.poll(() => seen('Mehr Bäume')).toMatchObject({ hold: { locked: true } });

  for (const key of ['Escape', 'b', 'Enter']) await making.keyboard.press(key);
  await making.keyboard.type('Plan');
  await making.keyboard.press('Escape');
  await own.selectionBar.getByRole('button', { name: 'Spalten bearbeiten' }).click();
  await making.getByRole('button', { name: 'Spalte dazu' }).click();
  await making.keyboard.type('Wartet');
  await making.getByRole('button', { name: 'Spalte 4 nach links' }).click();
  await isClean(making);
  await making.getByRole('button', { name: 'Übernehmen' }).click();
  const columns = ['Offen', 'In Arbeit', 'Wartet', 'Fertig'].map((title) => ({ title }));
  await expect.poll(() => seen('Plan')).toMatchObject({ kind: 'table', columns });

  await own.canvas.focus();
  await making.keyboard.press('Control+a');
  await own.selectionBar.getByRole('button', { name: 'Anordnen' }).click();
  await expect(making.getByRole('button', { name: 'Linke Kanten' })).toBeVisible();
  await isClean(making);
  await making.keyboard.press('Escape');
  await own.canvas.focus();
  await making.keyboard.press('Control+z');
  await expect.poll(() => seen('Plan')).toMatchObject({ columns: columns.toSpliced(2, 1) });

  await seeing.goto('/vorschlag/M1-01');
  await own.openOutline();
  await expect(own.outline.getByText('1 Person ist gerade darin')).toBeVisible();
});
