import { alma, korbinian, theres } from '../fixtures/people.ts';
import { expect, test } from '../fixtures/test.ts';
import { Tafel } from '../pages/tafel.ts';

const BOARD = '/m/klima-energie/tafel';

test('one makes a board for a part of the group, the other finds it; put away, it is read and no more', async ({
  open,
}) => {
  const [moderator, member] = await Promise.all([
    open({ as: theres, path: BOARD }),
    open({ as: alma, path: '/m/klima-energie/tafeln' }),
  ]);
  await new Tafel(moderator).ready();
  await moderator.getByRole('button', { name: 'Tafel', exact: true }).press('Enter');
  await moderator.getByRole('menuitem', { name: 'Neue Tafel …' }).press('Enter');
  await moderator.getByLabel('Name der Tafel').fill('Ladesäulen');
  await moderator.getByLabel('Name der Tafel').press('Enter');
  await expect(moderator.getByRole('button', { name: 'Ladesäulen', exact: true })).toBeVisible();
  await new Tafel(moderator).ready();

  await member.getByRole('link', { name: 'Ladesäulen' }).click();
  await new Tafel(member).ready();
  await member.keyboard.press('q');
  await member.keyboard.type('Eine Säule je Straße');
  await member.keyboard.press('Enter');
  await moderator.keyboard.press('g');
  await expect(
    moderator.getByRole('button', { name: 'Eine Säule je Straße', exact: false }).first(),
  ).toBeVisible();

  await moderator.keyboard.press('Escape');
  await moderator.getByRole('button', { name: 'Ladesäulen', exact: true }).click();
  await moderator.getByRole('menuitem', { name: 'Ins Archiv' }).click();
  const banner = 'Diese Tafel liegt im Archiv. Alle können sie lesen, niemand ändert sie.';
  await expect(member.getByText(banner)).toBeVisible();
  await expect(new Tafel(member).tools.getByRole('button', { name: 'Zettel' })).toHaveCount(0);
  await expect(member.getByRole('button', { name: 'Zettel anlegen' })).toBeDisabled();
  await moderator.getByRole('button', { name: 'Wieder öffnen' }).click();
  await expect(member.getByText(banner)).toBeHidden();
});

test('who comes back sees what is new, who wrote it, and has seen it then', async ({ open }) => {
  const [away, writing] = await Promise.all([
    open({ as: korbinian, path: `${BOARD}?board=ag-strom` }),
    open({ as: alma, path: `${BOARD}?board=ag-strom` }),
  ]);
  await new Tafel(away).ready();
  await new Tafel(writing).ready();
  const visit = away.waitForResponse((answer) => answer.url().endsWith('/visit') && answer.status() === 204);
  // Whoever leaves within five seconds has not looked.
  const since = await away.evaluate(() => performance.now());
  await away.waitForFunction((start) => performance.now() > start + 6000, since);
  await away.getByRole('link', { name: 'Verlauf' }).click();
  await visit;
  await writing.keyboard.press('q');
  await writing.keyboard.type('Was ist mit den Dächern im Hof?');
  await writing.keyboard.press('Enter');

  await away.getByRole('link', { name: 'Tafel', exact: true }).click();
  await away.goto(`${BOARD}?board=ag-strom`);
  await away.getByRole('button', { name: 'Neues (1)' }).click();
  const line = away.getByRole('button', { name: /Was ist mit den Dächern/ });
  await expect(line).toContainText(`neu · ${alma.name}`);
  await away.getByRole('button', { name: 'Alles gesehen' }).click();
  await expect(away.getByText(/hat sich nichts geändert/)).toBeVisible();
});
