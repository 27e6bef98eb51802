import { alma, theres } from '../fixtures/people.ts';
import { expect, test } from '../fixtures/test.ts';
import { Tafel } from '../pages/tafel.ts';

const BOARD = '/m/klima-energie/tafel';

test('one asks by keyboard about a place and speaks to somebody, who finds it, answers and settles it', async ({
  open,
}) => {
  const [asking, answering] = await Promise.all([
    open({ as: alma, path: BOARD }),
    open({ as: theres, path: '/' }),
  ]);
  await new Tafel(asking).ready();
  await asking.keyboard.press('c');
  await asking.keyboard.press('Enter');
  const question = asking.getByRole('textbox', { name: 'Dein Kommentar' });
  await expect(question).toBeFocused();
  await asking.keyboard.type('Wer zahlt das? <b>@Theres');
  await expect(asking.getByRole('option', { name: theres.name })).toBeVisible();
  await asking.keyboard.press('Enter');
  await asking.keyboard.press('Control+Enter');
  const words = `Wer zahlt das? <b>@${theres.name}`;
  await expect(asking.getByText(words)).toBeVisible();

  await answering.goto('/erwaehnungen');
  await answering.getByRole('link', { name: words }).click();
  const answer = answering.getByRole('textbox', { name: 'Deine Antwort' });
  await answer.fill('Die Stadt.');
  await answer.press('Control+Enter');
  await expect(asking.getByText('Die Stadt.')).toBeVisible();

  await answering.getByRole('button', { name: 'Erledigt', exact: true }).click();
  await expect(asking.getByText(`Erledigt von ${theres.name}`)).toBeVisible();
  await expect(asking.getByRole('button', { name: /^Kommentar von/ })).toHaveCount(0);
});
