import type { Page } from '@playwright/test';

import { momentOf, momentOfPaint, momentOfPress } from '../fixtures/moment.ts';
import { alma, amira, korbinian, theres } from '../fixtures/people.ts';
import { expect, test } from '../fixtures/test.ts';
import { OUTAGE } from '../fixtures/watch.ts';
import { Frame } from '../pages/frame.ts';
import { type CopiedItem, expectSameLines, Tafel } from '../pages/tafel.ts';
import { SECTIONS, Vorschlag } from '../pages/vorschlag.ts';

/** What others should see within a second; a busy machine gets more before a journey fails for it. */
const AT_MOST = 30_000;

function told(what: string, milliseconds: number): void {
  console.log(`${what}: ${milliseconds} ms`);
  expect(milliseconds, what).toBeLessThan(AT_MOST);
}

/** Waits until the copies of a board in several browsers are the same, places and words. */
async function agree(pages: readonly Page[]): Promise<readonly CopiedItem[]> {
  let copies: (readonly CopiedItem[])[] = [];
  await expect(async () => {
    copies = [];
    for (const page of pages) copies.push(await new Tafel(page).copyAll());
    for (const copy of copies) expect(copy).toEqual(copies[0]);
  }).toPass({ timeout: 60_000 });
  return copies[0] ?? [];
}

function placeOf(items: readonly CopiedItem[], id: string): CopiedItem['place'] {
  return items.find((item) => item.id === id)?.place;
}

function sentences(name: string, about: string): readonly string[] {
  return [
    `${name} beginnt mit ${about} und schreibt ruhig weiter.`,
    `Dann fällt ${name} zu ${about} noch etwas Längeres ein, das gut in zwei Zeilen passt.`,
    `Zum Schluss hält ${name} fest, wer bei ${about} den ersten Schritt geht.`,
  ];
}

test('four people in two Manufakturen work at the same time, through a restart, and nothing is lost', async ({
  open,
  product,
  watch,
}) => {
  test.setTimeout(600_000);
  watch.bring(...OUTAGE);
  const [a, t, k, m] = await Promise.all([
    open({ as: alma, path: '/m/klima-energie/tafel' }),
    open({ as: theres, path: '/m/klima-energie/tafel' }),
    open({ as: korbinian, path: '/m/klima-energie/tafel' }),
    open({ as: amira, path: '/m/mobilitaet/tafel' }),
  ]);
  const everybody = [a, t, k, m];
  const boards = everybody.map((page) => new Tafel(page));
  const [almasBoard, , korbiniansBoard, amirasBoard] = boards;
  if (!almasBoard || !korbiniansBoard || !amirasBoard) throw new Error('four boards');
  await Promise.all(boards.map((board) => board.ready()));

  await test.step('the strip tells everybody who is where', async () => {
    for (const page of everybody) {
      await new Frame(page).showsHeads('Klima', 3);
      await new Frame(page).showsHeads('Mobilität', 1);
    }
  });

  await test.step('two people move notes of one board at the same moment, a third one on another board', async () => {
    const before = await agree([a, t, k]);
    const elsewhere = await amirasBoard.copyAll();
    const notesOf = (items: readonly CopiedItem[]): CopiedItem[] =>
      items.filter(({ kind }) => kind === 'note');
    const [one, two] = notesOf(before);
    const [three] = notesOf(elsewhere);
    if (!one?.text || !two?.text || !three?.text) throw new Error('the example boards hold notes');
    const [first, second, third] = await Promise.all([
      almasBoard.locate(one.text),
      korbiniansBoard.locate(two.text),
      amirasBoard.locate(three.text),
    ]);
    await Promise.all([
      almasBoard.drag(first, { dx: 90, dy: 130 }),
      korbiniansBoard.drag(second, { dx: 120, dy: -80 }),
      amirasBoard.drag(third, { dx: -70, dy: 60 }),
    ]);
    const after = await agree([a, t, k]);
    for (const { id } of [one, two]) expect(placeOf(after, id)).not.toEqual(placeOf(before, id));
    const untouched = (items: readonly CopiedItem[]): CopiedItem[] =>
      items.filter(({ id, kind }) => kind !== 'connector' && id !== one.id && id !== two.id);
    expect(untouched(after).map(({ id, place }) => [id, place?.x, place?.y])).toEqual(
      untouched(before).map(({ id, place }) => [id, place?.x, place?.y]),
    );
    expect(placeOf(await amirasBoard.copyAll(), three.id)).not.toEqual(three.place);
  });

  await test.step('two people pull at the same note: it ends up in one place for all', async () => {
    const words = (await almasBoard.copyAll()).find(({ kind }) => kind === 'note')?.text ?? '';
    const [here, there] = [await almasBoard.locate(words), await korbiniansBoard.locate(words)];
    await Promise.all([
      almasBoard.drag(here, { dx: -110, dy: 40 }),
      korbiniansBoard.drag(there, { dx: 140, dy: 20 }),
    ]);
    await agree([a, t, k]);
  });

  const title = 'Kühle Bänke an jeder Haltestelle';
  await test.step('a note becomes a proposal and its card for everybody', async () => {
    await almasBoard.addNote(title);
    await korbiniansBoard.openOutline();
    await expect(korbiniansBoard.line(title)).toContainText('Zettel');
    await almasBoard.act(title, 'Zum Vorschlag machen');
    const dialog = a.getByRole('dialog', { name: 'Zum Vorschlag machen' });
    await expect(dialog.getByRole('textbox', { name: 'Titel' })).toHaveValue(title);
    await dialog.getByRole('button', { name: 'Vorschlag anlegen' }).click();
    await expect(dialog).toBeHidden();
    for (const page of [a, t, k]) {
      const board = new Tafel(page);
      await board.openOutline();
      await expect(board.line(title)).toHaveCount(1);
      await expect(board.line(title)).toContainText('Vorschlag');
    }
  });

  const writers = [
    { page: a, name: 'Alma', own: 'Ziel' },
    { page: t, name: 'Theres', own: 'Maßnahmen' },
    { page: k, name: 'Korbinian', own: 'Wirkung' },
  ] as const;
  await test.step('three type into one proposal at once while the server restarts under them', async () => {
    await Promise.all(
      writers.map(async ({ page }) => {
        await new Tafel(page).act(title, 'Vorschlag öffnen');
        await expect(new Vorschlag(page).title(title)).toBeVisible();
        await new Vorschlag(page).ready();
      }),
    );
    /** One after the other puts the caret into a paragraph of the own, so that nobody splits another's word. */
    const gather = async (field: string): Promise<void> => {
      for (const { page, name } of writers) {
        await new Vorschlag(page).write(field, `${name}: `);
        for (const each of writers)
          await expect(new Vorschlag(each.page).field(field)).toContainText(`${name}:`);
      }
    };
    const typeAtOnce = (about: (writer: (typeof writers)[number]) => string): Promise<unknown> =>
      Promise.all(
        writers.map((writer) =>
          writer.page.keyboard.type(sentences(writer.name, about(writer)).join(' '), { delay: 10 }),
        ),
      );

    await gather('Anlass');
    const together = typeAtOnce(() => 'dem Anlass');
    // Somebody's words have reached somebody else: now the server goes and comes back.
    await expect(new Vorschlag(a).field('Anlass')).toContainText('Korbinian beginnt');
    await product.restart();
    await together;
    for (const { page, own } of writers) await new Vorschlag(page).enter(own);
    await typeAtOnce(({ own }) => own);
    for (const { page } of writers) await new Frame(page).saved();

    await expect(async () => {
      const [one, ...others] = await Promise.all(writers.map(({ page }) => new Vorschlag(page).text()));
      for (const other of others) expect(other).toEqual(one);
    }).toPass({ timeout: 60_000 });
    const text = await new Vorschlag(a).text();
    for (const { name, own } of writers) {
      for (const sentence of sentences(name, 'dem Anlass')) expect(text.Anlass).toContain(sentence);
      for (const sentence of sentences(name, own)) expect(text[own]).toContain(sentence);
    }
  });

  const other = 'Lastenrad-Depot am Wochenmarkt';
  const reason = 'Wer kühl warten kann, lädt dort auch die Einkäufe um.';
  await test.step('a link across is seen on the other board within moments, and answered there', async () => {
    const point = await amirasBoard.locate(other);
    const painted = await momentOfPaint(m, { x: point.x - 120, y: point.y - 60, width: 240, height: 120 });
    const text = new Vorschlag(a);
    await text.links.getByRole('button', { name: 'Verbinden' }).click();
    const dialog = a.getByRole('dialog', { name: `Verbinden: „${title}“` });
    await dialog.getByRole('searchbox').fill('Lastenrad');
    await dialog.getByRole('button', { name: other }).click();
    await dialog.getByRole('radio', { name: /^\+2/ }).check({ force: true });
    await dialog.getByRole('textbox', { name: 'Weil …' }).fill(reason);
    const pressed = await momentOfPress(a);
    await dialog.getByRole('button', { name: 'Verbinden', exact: true }).click();
    await expect(text.links).toContainText(reason);
    told('badge on the card in the other browser', (await painted()) - (await pressed()));
    await expect(new Vorschlag(t).links).toContainText(reason);

    await amirasBoard.act(other, 'Verknüpfungen zeigen');
    const panel = m.getByRole('region', { name: other });
    const row = panel.getByRole('listitem').filter({ hasText: reason });
    const answered = await momentOf(a, 'aside li', `Bestätigt`);
    const confirmed = await momentOfPress(m);
    await row.getByRole('button', { name: 'Bestätigen' }).click();
    told('the answer in the browser that asked', (await answered()) - (await confirmed()));
    await expect(text.links.getByRole('listitem').filter({ hasText: reason })).toContainText('Bestätigt');
    await panel.getByRole('button', { name: 'Schließen' }).first().click();
  });

  await test.step('one key floats to the other Manufaktur, one leads back to the exact view left', async () => {
    const frame = new Frame(m);
    if (await amirasBoard.outline.isVisible()) await amirasBoard.closeOutline();
    await amirasBoard.canvas.press('Escape');
    await m.mouse.move(640, 420);
    await m.mouse.wheel(230, 170);
    await m.keyboard.down('Control');
    await m.mouse.wheel(0, -180);
    await m.keyboard.up('Control');
    const zoom = m.getByRole('toolbar', { name: 'Ausschnitt' });
    const left = await paintingAtRest(m);
    const percent = await zoom.innerText();

    const arrived = await momentOf(a, 'nav[aria-label="Manufakturen"] a', 'Klima4');
    const shown = await momentOf(a, 'nav[aria-label="Manufakturen"] a', '4 Personen da');
    const pressed = await momentOfPress(m);
    await m.keyboard.press('Alt+1');
    told('head count in the other browser', (await shown()) - (await pressed()));
    await arrived();
    await expect(m).toHaveURL(/\/m\/klima-energie\/tafel$/);
    await amirasBoard.ready();
    await amirasBoard.openOutline();
    await expect(amirasBoard.line(title)).toBeVisible();
    await expect(frame.trail).toContainText('Mobilität');

    await frame.trail.getByRole('button', { name: 'Zurück nach Mobilität' }).click();
    await expect(m).toHaveURL(/\/m\/mobilitaet\/tafel$/);
    await amirasBoard.ready();
    await expect(zoom).toHaveText(percent);
    await expect.poll(() => paintingAtRest(m)).toBe(left);
    await new Frame(a).showsHeads('Klima', 3);
  });

  await test.step('in the end all browsers show the same, and so does a fresh one', async () => {
    const wholeText = await new Vorschlag(a).text();
    for (const page of [t, k]) expect(await new Vorschlag(page).text()).toEqual(wholeText);
    for (const page of everybody) await new Frame(page).saved();
    await Promise.all(everybody.map((page) => new Tafel(page).goto('klima-energie')));
    const fresh = await open({ as: alma, path: '/m/klima-energie/tafel' });
    await new Tafel(fresh).ready();
    await agree([...everybody, fresh]);
    const outline = await expectSameLines(...[...everybody, fresh].map((page) => new Tafel(page)));
    expect(outline.filter((line) => line.includes(title))).toHaveLength(1);

    await new Tafel(fresh).act(title, 'Vorschlag öffnen');
    expect(await new Vorschlag(fresh).text()).toEqual(wholeText);
    for (const section of SECTIONS) expect(wholeText).toHaveProperty([section]);
    await expect(new Vorschlag(fresh).links).toContainText(reason);
  });
});

/** The board's picture once nothing moves any more. */
async function paintingAtRest(page: Page): Promise<string> {
  return await page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const canvas = document.querySelector('canvas');
        if (canvas === null) throw new Error('no board');
        let last = '';
        let still = 0;
        const look = (): void => {
          const now = canvas.toDataURL();
          still = now === last ? still + 1 : 0;
          last = now;
          if (still === 10) resolve(now);
          else requestAnimationFrame(look);
        };
        look();
      }),
  );
}
