import type { Page } from '@playwright/test';

import { alma, amira, theres } from '../fixtures/people.ts';
import { judgeScreens, type Screen } from '../fixtures/screens.ts';
import { expect } from '../fixtures/test.ts';
import { Fassungen } from '../pages/fassungen.ts';
import { Tafel } from '../pages/tafel.ts';

const onBoardWith = (panel: string) => async (page: Page) => {
  await new Tafel(page).ready();
  await page.getByRole('button', { name: panel, exact: true }).click();
  await expect(page.getByRole('button', { name: panel, exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
};

const SCREENS: readonly Screen[] = [
  { name: 'Tafel', path: '/m/klima-energie/tafel', as: alma, ready: (page) => new Tafel(page).ready() },
  {
    name: 'Tafel with its outline',
    path: '/m/klima-energie/tafel',
    as: alma,
    ready: async (page) => {
      await new Tafel(page).ready();
      await new Tafel(page).openOutline();
    },
  },
  {
    name: 'Tafel with the templates and how to work with one',
    path: '/m/klima-energie/tafel',
    as: alma,
    ready: async (page) => {
      await new Tafel(page).ready();
      await new Tafel(page).choose('Vorlagen');
      await page.getByRole('button', { name: 'So geht’s: Kräftefeld' }).click();
      await expect(page.getByRole('img', { name: 'Vorschau: Kräftefeld' })).toBeVisible();
    },
  },
  {
    name: 'Tafel with quick notes',
    path: '/m/klima-energie/tafel',
    as: alma,
    ready: async (page) => {
      await onBoardWith('Schnell erfassen')(page);
      await page.getByLabel('Was soll auf den Zettel?').fill('Bänke im Schatten');
    },
  },
  {
    name: 'Tafel with the moderation, a timer, a vote and a raised hand',
    path: '/m/klima-energie/tafel',
    as: theres,
    ready: async (page) => {
      await onBoardWith('Moderation')(page);
      await page.getByRole('button', { name: '5 Minuten', exact: true }).click();
      await expect(page.getByRole('timer')).toBeVisible();
      await page.getByRole('button', { name: 'Hand heben' }).click();
      await expect(page.getByRole('region', { name: 'Wortmeldungen' }).first()).toContainText(theres.name);
      await page.getByRole('button', { name: 'Abstimmung beginnen' }).click();
      await page.getByRole('button', { name: 'Punkte vergeben' }).click();
      await page
        .getByRole('button', { name: /^Einen Punkt mehr/ })
        .first()
        .click();
      await expect(page.getByText('Noch 2 von 3 Punkten')).toBeVisible();
    },
  },
  {
    name: 'Dialog: groups of notes are suggested',
    path: '/m/klima-energie/tafel',
    as: alma,
    ready: async (page) => {
      await new Tafel(page).ready();
      await new Tafel(page).act('Fragen, Beobachtungen, Angebote', 'Nach Inhalt gruppieren …');
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: 'Tafel with its comments',
    path: '/m/klima-energie/tafel',
    as: alma,
    ready: onBoardWith('Kommentare'),
  },
  {
    name: 'Tafel with one’s own notes',
    path: '/m/klima-energie/tafel',
    as: alma,
    ready: onBoardWith('Meine Zettel'),
  },
  {
    name: 'Fassungen of a board, one about to get its name',
    path: '/m/klima-energie/tafel',
    as: alma,
    ready: async (page) => {
      await new Tafel(page).ready();
      const versions = new Fassungen(page);
      await versions.keep({ kind: 'board', id: 'klima-energie' }, 'Zum Ansehen');
      await versions.open();
      await versions.panel.getByRole('button', { name: 'Fassung benennen' }).click();
      await expect(versions.panel.getByRole('textbox')).toBeVisible();
    },
  },
  {
    name: 'Dialog: a version of a board',
    path: '/m/mobilitaet/tafel',
    as: amira,
    ready: async (page) => {
      await new Tafel(page).ready();
      const versions = new Fassungen(page);
      await versions.keep({ kind: 'board', id: 'mobilitaet' }, 'Zum Ansehen');
      await versions.open();
      await versions.show('Zum Ansehen');
      await versions.preview.getByText('Alles darauf als Liste').click();
      await expect(versions.preview.getByRole('listitem').first()).toBeVisible();
    },
  },
  {
    name: 'Dialog: keys of the board',
    path: '/m/klima-energie/tafel',
    as: alma,
    ready: async (page) => {
      await new Tafel(page).ready();
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: 'Tafel with the menu of the board',
    path: '/m/klima-energie/tafel',
    as: alma,
    ready: async (page) => {
      await new Tafel(page).ready();
      await page.getByRole('button', { name: 'Tafel', exact: true }).click();
      await expect(page.getByRole('menuitem', { name: 'Alle Tafeln' })).toBeVisible();
    },
  },
  {
    name: 'Tafel with what is new',
    path: '/m/klima-energie/tafel',
    as: alma,
    ready: async (page) => {
      await new Tafel(page).ready();
      await new Tafel(page).choose('Neues seit deinem Besuch');
      await expect(page.getByRole('region', { name: 'Neues seit deinem Besuch' })).toBeVisible();
    },
  },
  {
    name: 'Tafel with words that are looked for',
    path: '/m/klima-energie/tafel',
    as: alma,
    ready: async (page) => {
      await new Tafel(page).ready();
      await page.getByRole('button', { name: 'Auf der Tafel finden' }).click();
      await page.getByRole('searchbox', { name: 'Wonach suchst du?' }).fill('Wärmeplan');
      await expect(page.getByRole('button', { name: 'Nächster Treffer' })).toBeEnabled();
    },
  },
  {
    name: 'Präsentation',
    path: '/m/klima-energie/tafel',
    as: theres,
    ready: async (page) => {
      await new Tafel(page).ready();
      await new Tafel(page).choose('Rahmen präsentieren');
      await expect(page.getByRole('region', { name: 'Präsentation' })).toBeFocused();
    },
  },
  {
    name: 'Dialog: a new board',
    path: '/m/klima-energie/tafel',
    as: alma,
    ready: async (page) => {
      await new Tafel(page).ready();
      await new Tafel(page).choose('Neue Tafel …');
      await expect(page.getByLabel('Name der Tafel')).toBeVisible();
    },
  },
  {
    name: 'Tafeln',
    path: '/m/klima-energie/tafeln',
    as: alma,
    ready: (page) => expect(page.getByRole('heading', { level: 1, name: 'Tafeln' })).toBeVisible(),
  },
  {
    name: 'Tafeln with those in the archive',
    path: '/m/klima-energie/tafeln',
    as: theres,
    ready: async (page) => {
      await page.getByText(/^Archiv ·/).click();
      await expect(page.getByRole('link', { name: 'Plenum zum Klimabudget' })).toBeVisible();
      await page.getByRole('button', { name: 'Was du mit „Plenum zum Klimabudget“ tun kannst' }).click();
      await expect(page.getByRole('menuitem').first()).toBeVisible();
    },
  },
];

judgeScreens(SCREENS);
