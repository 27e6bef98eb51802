import { alma, amira, theres } from '../fixtures/people.ts';
import { expect, test } from '../fixtures/test.ts';
import { Tafel } from '../pages/tafel.ts';

const BOARD = '/m/klima-energie/tafel';
const PHONE = { width: 390, height: 844 };
const [SHADE, WATER] = ['Schatten an der Haltestelle', 'Trinkbrunnen am Platz'];

test('two write silently, one of them on a phone: nobody sees anything before the moderation reveals it', async ({
  open,
}) => {
  const [moderating, writing, phone] = await Promise.all([
    open({ as: theres, path: BOARD }),
    open({ as: alma, path: BOARD }),
    open({ as: amira, path: BOARD, viewport: PHONE }),
  ]);
  const [led, written, pocket] = [new Tafel(moderating), new Tafel(writing), new Tafel(phone)];
  await Promise.all([led, written, pocket].map(async (board) => await board.ready()));

  await moderating.getByRole('button', { name: 'Moderation', exact: true }).click();
  const round = moderating.getByRole('region', { name: 'Stilles Schreiben' });
  await round.getByRole('textbox', { name: 'Frage (freiwillig)' }).fill('Was fehlt uns?');
  await round.getByRole('button', { name: 'Stilles Schreiben beginnen' }).click();

  // A note like any other, made on the board itself, is hidden, too.
  await expect(writing.getByRole('region', { name: 'Stilles Schreiben' })).toContainText('Was fehlt uns?');
  await written.addNote(SHADE);
  await phone.getByRole('button', { name: 'Zettel schreiben' }).click();
  // Who opens the tray writes: nothing falls on the board.
  await expect(phone.getByRole('textbox', { name: 'Was fehlt uns?' })).toBeFocused();
  await phone.keyboard.type(WATER);
  await phone.keyboard.press('Enter');
  await expect(phone.getByRole('textbox', { name: 'Zettel', exact: true }).first()).toHaveValue(WATER);

  await expect(moderating.getByText('2 Zettel von 2 Menschen').first()).toBeVisible();
  await led.openOutline();
  await expect(written.line(SHADE)).toBeVisible();
  await expect(written.line(WATER)).toHaveCount(0);
  await expect(led.line(SHADE)).toHaveCount(0);
  await expect(led.line(WATER)).toHaveCount(0);

  await led.closeOutline();
  await moderating.getByRole('button', { name: 'Aufdecken' }).click();
  await writing.getByRole('button', { name: 'Hinsehen' }).click();
  await led.openOutline();
  for (const board of [led, written]) {
    await expect(board.line(SHADE)).toBeVisible();
    await expect(board.line(WATER)).toBeVisible();
  }
  await expect(phone.getByRole('region', { name: 'Stilles Schreiben' })).toBeHidden();
  await expect(phone.getByText('Noch kein Zettel.')).toBeVisible();
});
