import type { Page } from '@playwright/test';

import { alma, amira, type ExamplePerson, korbinian, theres } from '../fixtures/people.ts';
import { judgeScreens, type Screen } from '../fixtures/screens.ts';
import { expect } from '../fixtures/test.ts';
import { Fassungen } from '../pages/fassungen.ts';
import { Frame } from '../pages/frame.ts';
import { Schluessel } from '../pages/schluessel.ts';
import { Vorschlag } from '../pages/vorschlag.ts';

const admin: ExamplePerson = { id: 'p30', name: 'Zenzi Musteradmin' };

const heading = (name: string | RegExp) => (page: Page) =>
  expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
const onProposal = async (page: Page): Promise<void> => {
  await new Vorschlag(page).ready();
};
const inDialog = (button: string | RegExp) => async (page: Page) => {
  await page.getByRole('button', { name: button }).first().click();
  await expect(page.getByRole('dialog')).toBeVisible();
};

const SCREENS: readonly Screen[] = [
  {
    name: 'Übersicht for visitors',
    path: '/',
    ready: (page) => expect(page.getByRole('heading', { level: 2 })).toHaveCount(8),
  },
  {
    name: 'Übersicht',
    path: '/',
    as: alma,
    ready: (page) => expect(page.getByRole('heading', { level: 2 })).toHaveCount(8),
  },
  {
    name: 'Anmelden',
    path: '/anmelden',
    ready: (page) => expect(page.getByRole('button', { name: /hineingehen$/ })).toHaveCount(6),
  },
  {
    name: 'Anmelden with a link',
    path: '/anmelden/link#kein-echter',
    ready: heading('Anmeldung bestätigen'),
  },
  { name: 'Einladung', path: '/einladung#keine-echte', ready: heading('Willkommen im Geflecht') },
  { name: 'Einrichten', path: '/einrichten', ready: heading('Geflecht einrichten') },
  { name: 'Profil', path: '/profil', as: alma, ready: heading(alma.name) },
  {
    name: 'Profil with an access token',
    path: '/profil',
    as: korbinian,
    ready: async (page) => {
      const tokens = new Schluessel(page);
      await tokens.make('Zum Ansehen');
      await tokens.done();
      await expect(tokens.row('Zum Ansehen')).toBeVisible();
      await tokens.announced();
    },
  },
  {
    name: 'Dialog: a new access token',
    path: '/profil',
    as: alma,
    ready: async (page) => {
      await new Schluessel(page).ask();
    },
  },
  {
    name: 'Dialog: an access token, shown this once',
    path: '/profil',
    as: amira,
    ready: async (page) => {
      await new Schluessel(page).make('Zum Ansehen');
      await new Schluessel(page).announced();
    },
  },
  {
    name: 'Dialog: an access token, about to be revoked',
    path: '/profil',
    as: theres,
    ready: async (page) => {
      const tokens = new Schluessel(page);
      await tokens.make('Zum Ansehen');
      await tokens.done();
      await tokens.askToEnd('Zum Ansehen');
      await tokens.announced();
    },
  },
  { name: 'Postausgang', path: '/postausgang', as: admin, ready: heading('Postausgang') },
  {
    name: 'Suche',
    path: '/suche?q=Rad',
    as: alma,
    ready: (page) => expect(page.getByRole('main')).toContainText('Treffer'),
  },
  { name: 'Erwähnungen', path: '/erwaehnungen', as: alma, ready: heading('Erwähnungen') },
  {
    name: 'Vorschläge',
    path: '/m/klima-energie/vorschlaege',
    as: alma,
    ready: (page) => expect(page.getByRole('main')).toContainText('8 Vorschläge'),
  },
  {
    name: 'Verknüpfungen',
    path: '/m/klima-energie/verknuepfungen',
    as: theres,
    ready: (page) => expect(page.getByRole('main')).toContainText(/\d+ Verknüpfungen/),
  },
  { name: 'Menschen', path: '/m/klima-energie/menschen', as: theres, ready: heading('Menschen in Klima') },
  {
    name: 'Verlauf',
    path: '/m/klima-energie/verlauf',
    as: alma,
    ready: (page) => expect(page.getByRole('main').getByRole('listitem').first()).toBeVisible(),
  },
  { name: 'Vorschlag for a member', path: '/vorschlag/M1-05', as: alma, ready: onProposal },
  { name: 'Vorschlag for a reader', path: '/vorschlag/M1-05', as: amira, ready: onProposal },
  {
    name: 'Fassungen of a text that has none',
    path: '/vorschlag/M1-04',
    as: theres,
    ready: async (page) => {
      await onProposal(page);
      await new Fassungen(page).open();
      await expect(new Fassungen(page).panel).toContainText('Noch keine Fassung');
    },
  },
  {
    name: 'Dialog: a version of a text, about to be restored',
    path: '/vorschlag/M1-05',
    as: alma,
    ready: async (page) => {
      await onProposal(page);
      const versions = new Fassungen(page);
      await versions.keep({ kind: 'proposal', id: 'M1-05' }, 'Zum Ansehen');
      await new Vorschlag(page).write('Ziel', 'Danach.');
      await new Frame(page).saved();
      await versions.open();
      await versions.show('Zum Ansehen');
      await expect(versions.preview.getByRole('heading', { name: 'Ziel anders als jetzt' })).toBeVisible();
      await versions.askToRestore();
    },
  },
  { name: 'Dialog: entering as an example person', path: '/', ready: inDialog('Hineingehen als …') },
  {
    name: 'Dialog: search',
    path: '/',
    as: alma,
    ready: async (page) => {
      await expect(page.getByRole('heading', { level: 2 })).toHaveCount(8);
      await page.keyboard.press('Control+k');
      await expect(page.getByRole('dialog')).toBeVisible();
      await page.keyboard.type('Rad');
      await expect(page.getByRole('option').first()).toBeVisible();
      // What was found for the first letters goes when the rest is found.
      const field = page.getByRole('dialog').getByRole('searchbox');
      await expect
        .poll(() =>
          field.evaluate(
            (input) => document.getElementById(input.getAttribute('aria-activedescendant') ?? '')?.role,
          ),
        )
        .toBe('option');
    },
  },
  {
    name: 'Dialog: new proposal',
    path: '/m/klima-energie/vorschlaege',
    as: alma,
    ready: inDialog('Vorschlag anlegen'),
  },
  {
    name: 'Dialog: link across',
    path: '/vorschlag/M1-05',
    as: alma,
    ready: async (page) => {
      await onProposal(page);
      await page.getByRole('heading', { level: 1 }).click();
      await page.keyboard.press('l');
      await page.getByRole('dialog').getByRole('searchbox').fill('Lastenrad');
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /Lastenrad-Depot/ })
        .click();
      await expect(page.getByRole('radiogroup')).toBeVisible();
    },
  },
  {
    name: 'Dialog: a step that asks for words',
    path: '/vorschlag/M1-04',
    as: theres,
    ready: async (page) => {
      await onProposal(page);
      await inDialog('Stand ändern')(page);
      await page
        .getByRole('dialog')
        .getByRole('button', { name: 'Mit einem anderen zusammenführen' })
        .click();
      await expect(page.getByRole('dialog').getByRole('combobox')).toBeVisible();
    },
  },
  {
    name: 'an address that does not exist',
    path: '/gibt/es/nicht',
    ready: heading('Diese Seite gibt es nicht'),
  },
  {
    name: 'a proposal that does not exist',
    path: '/vorschlag/M9-99',
    as: alma,
    ready: (page) =>
      expect(page.getByRole('heading', { name: 'Diesen Vorschlag gibt es nicht' })).toBeVisible(),
  },
  {
    name: 'a working space that is not open',
    path: '/m/klima-energie/menschen',
    as: admin,
    ready: heading('Dieser Bereich ist nicht für dich offen'),
  },
];

judgeScreens(SCREENS);
