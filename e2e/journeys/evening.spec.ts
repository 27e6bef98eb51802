import type { Page } from '@playwright/test';

import { alma, basti, chiara, didem, emil, fatima, korbinian, theres } from '../fixtures/people.ts';
import { expect, test } from '../fixtures/test.ts';
import { OUTAGE } from '../fixtures/watch.ts';
import { Frame } from '../pages/frame.ts';
import { type CopiedItem, Tafel } from '../pages/tafel.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const OLD_LAPTOP = { viewport: { width: 1024, height: 640 } };
/** Who comes beside the one who leads, with what, and what they write. */
const GUESTS = [
  { as: korbinian, words: 'Schatten an der Haltestelle' },
  { as: alma, words: 'Schatten vor der Schule' },
  { as: basti, words: 'Trinkwasser am Wochenmarkt' },
  { as: chiara, words: 'Trinkwasser im Park' },
  { as: didem, words: 'Bänke im Hof', ...OLD_LAPTOP },
  { as: emil, words: 'Bänke am Radweg', ...PHONE },
  { as: fatima, words: 'Schatten über dem Spielplatz', ...PHONE },
] as const;
const WORDS = GUESTS.map(({ words }) => words);
const BEST = WORDS.slice(0, 3);
const QUESTION = 'Was fehlt uns im Sommer?';

const textsOf = (items: readonly CopiedItem[]): readonly string[] =>
  items.flatMap(({ kind, text }) => (kind === 'note' && text !== undefined ? [text] : []));

test('an evening of eight, two of them on phones and one without network for a while, loses nothing', async ({
  open,
  watch,
}) => {
  watch.bring(...OUTAGE);
  const leading = await open({ as: theres, path: '/m/klima-energie/tafel' });
  const led = new Tafel(leading);
  await led.ready();
  await led.choose('Neue Tafel …');
  await leading.getByLabel('Name der Tafel').fill('Abend');
  await leading.keyboard.press('Enter');
  await expect(leading).toHaveURL(/board=/);
  await led.ready();
  const { pathname, search } = new URL(leading.url());

  const guests: { page: Page; board: Tafel; words: string; isPhone: boolean }[] = [];
  // They come one by one, as through a door.
  for (const { as, words, ...device } of GUESTS) {
    const page = await open({ as, path: pathname + search, ...device });
    guests.push({ page, board: new Tafel(page), words, isPhone: 'hasTouch' in device });
    await guests.at(-1)?.board.ready();
  }
  const boards = [led, ...guests.map(({ board }) => board)];
  const away = guests.find(({ words }) => words === 'Trinkwasser im Park');
  if (away === undefined) throw new Error('one of them is away for a while');
  /** What every one of the eight has on the board. */
  const all = async <Seen>(look: (board: Tafel) => Promise<Seen>, expected: Seen): Promise<void> => {
    await Promise.all(boards.map((board) => expect.poll(() => look(board)).toEqual(expected)));
  };
  const notesOn = async (board: Tafel): Promise<readonly string[]> =>
    textsOf(await board.copyAll())
      .filter((text) => WORDS.some((words) => words === text))
      .toSorted();

  await test.step('a template is laid on the board for all', async () => {
    await led.choose('Vorlagen', 'Abend');
    await leading.getByRole('button', { name: '„Ideen sammeln und ordnen“ einfügen' }).click();
    await all(async (board) => (await board.copyAll()).some(({ text }) => text === 'Ideen sammeln'), true);
  });

  await test.step('all write silently; nobody sees what the others write', async () => {
    await leading.getByRole('button', { name: 'Moderation', exact: true }).click();
    const round = leading.getByRole('region', { name: 'Stilles Schreiben' });
    await round.getByRole('textbox', { name: 'Frage (freiwillig)' }).fill(QUESTION);
    await round.getByRole('button', { name: 'Stilles Schreiben beginnen' }).click();
    await Promise.all(
      guests.map(async ({ page, board, words, isPhone }) => {
        await expect(page.getByRole('region', { name: 'Stilles Schreiben' })).toContainText(QUESTION);
        if (board === away.board) {
          await page.context().setOffline(true);
          await expect(new Frame(page).saveState).toHaveAttribute('data-state', 'offline');
        }
        if (isPhone) {
          await page.getByRole('button', { name: 'Zettel schreiben' }).tap();
          await page.getByRole('textbox', { name: QUESTION }).fill(words);
          await page.keyboard.press('Enter');
          await expect(page.getByRole('textbox', { name: 'Zettel', exact: true }).first()).toHaveValue(words);
        } else {
          await board.addNote(words);
          await board.closeOutline();
        }
      }),
    );
    await expect(leading.getByText('6 Zettel von 6 Menschen').first()).toBeVisible();
    expect(await notesOn(led)).toEqual([]);
  });

  await test.step('revealed, all see all of it; what was written without network comes as soon as it can', async () => {
    await leading.getByRole('button', { name: 'Aufdecken' }).click();
    const others = boards.filter((board) => board !== away.board);
    const arrived = WORDS.filter((words) => words !== away.words).toSorted();
    await Promise.all(others.map((board) => expect.poll(() => notesOn(board)).toEqual(arrived)));
    await away.page.context().setOffline(false);
    await new Frame(away.page).saved();
    await all(notesOn, WORDS.toSorted());
  });

  await test.step('what says the same is laid together', async () => {
    await led.canvas.focus();
    await leading.keyboard.press('Control+a');
    await led.selectionBar.getByRole('button', { name: 'Mehr' }).click();
    await leading.getByRole('menuitem', { name: 'Nach Inhalt gruppieren …' }).click();
    await leading.getByRole('dialog').getByRole('button', { name: 'So ordnen' }).click();
    await all(
      async (board) =>
        (await board.copyAll()).filter(({ kind, text }) => kind === 'frame' && text === 'Schatten').length,
      1,
    );
    await led.canvas.press('Escape');
  });

  await test.step('all give their points', async () => {
    await leading.getByRole('button', { name: 'Abstimmung beginnen' }).click();
    await Promise.all(
      [leading, ...guests.map(({ page }) => page)].map(async (page) => {
        await page
          .getByRole('region', { name: 'Abstimmung läuft' })
          .getByRole('button', { name: 'Punkte vergeben' })
          .click();
        const panel = page.getByRole('region', { name: 'Punkte vergeben' });
        for (const words of BEST)
          await panel.getByRole('button', { name: `Einen Punkt mehr für „${words}“` }).click();
        await expect(page.getByText('Noch 0 von 3 Punkten').first()).toBeVisible();
      }),
    );
    await leading.getByRole('button', { name: 'Moderation', exact: true }).click();
    await expect(leading.getByText('8 Personen haben Punkte vergeben').first()).toBeVisible();
  });

  await test.step('the three with most points become proposals', async () => {
    await leading.getByRole('button', { name: 'Abstimmung schließen' }).first().click();
    await leading.getByRole('button', { name: 'Abstimmung', exact: true }).click();
    for (const words of BEST) {
      await leading.getByRole('button', { name: `„${words}“ zum Vorschlag machen` }).click();
      const dialog = leading.getByRole('dialog', { name: 'Zum Vorschlag machen' });
      await dialog.getByRole('button', { name: 'Vorschlag anlegen' }).click();
      await expect(dialog).toBeHidden();
    }
    await all(async (board) => (await board.copyAll()).filter(({ kind }) => kind === 'card').length, 3);
  });

  await test.step('in the end all eight have the same board, and every word is on it', async () => {
    for (const { page } of guests) await new Frame(page).saved();
    const whole = await led.copyAll();
    await all(async (board) => await board.copyAll(), whole);
    const lines = await led.lines();
    await all(async (board) => await board.lines(), lines);
    for (const words of WORDS) expect(lines.filter((line) => line.includes(words))).toHaveLength(1);
  });
});
