import { obstacles } from '../fixtures/axe.ts';
import { alma, theres } from '../fixtures/people.ts';
import { expect, test } from '../fixtures/test.ts';
import { Frame } from '../pages/frame.ts';
import { Tafel } from '../pages/tafel.ts';

const BOARD = '/m/klima-energie/tafel';
/** One red pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);

test('one puts a picture on the board and says what is to be seen; the other finds it by that, and nothing evil comes in', async ({
  open,
}) => {
  const [giving, seeing] = await Promise.all([
    open({ as: theres, path: BOARD }),
    open({ as: alma, path: BOARD }),
  ]);
  const [own, others] = [new Tafel(giving), new Tafel(seeing)];
  await Promise.all([own.ready(), others.ready()]);
  const choose = async (name: string, mimeType: string, buffer: Buffer): Promise<void> => {
    const chooser = giving.waitForEvent('filechooser');
    await own.tools.getByRole('button', { name: 'Bild einfügen' }).click();
    await (await chooser).setFiles({ name, mimeType, buffer });
  };
  // As soon as it lies in the other's view.
  const picture = seeing.waitForResponse((answer) => /\/images\//.test(answer.url()) && answer.ok());
  await choose('hof.png', 'image/png', PNG);
  const question = giving.getByRole('dialog', { name: 'Was ist zu sehen?' });
  const words = question.getByRole('textbox', { name: 'Beschreibung' });
  await expect(words).toBeFocused();
  expect(await obstacles(giving)).toEqual([]);
  await words.fill('Der Hof im Sommer');
  await question.getByRole('button', { name: 'Sichern' }).click();

  await others.canvas.focus();
  await seeing.keyboard.press('Control+f');
  await expect(seeing.getByRole('searchbox', { name: 'Wonach suchst du?' })).toBeFocused();
  await seeing.keyboard.type('sommer');
  await expect(seeing.getByRole('status').filter({ hasText: '1 Treffer' })).toBeAttached();
  await seeing.keyboard.press('Enter');
  expect((await (await picture).headerValue('content-type')) ?? '').toBe('image/webp');
  expect(await others.copyAll()).toContainEqual(
    expect.objectContaining({ kind: 'image', text: 'Der Hof im Sommer' }),
  );

  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
  await choose('boese.svg', 'image/svg+xml', svg);
  const { toasts } = new Frame(giving);
  await expect(toasts.getByRole('listitem').filter({ hasText: 'boese.svg' })).toContainText('kein Bild');
  expect((await own.copyAll()).filter(({ kind }) => kind === 'image')).toHaveLength(1);
});
