import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

import { alma, amira, type ExamplePerson, korbinian, theres } from '../fixtures/people.ts';
import { expect, test } from '../fixtures/test.ts';
import { refusal } from '../fixtures/watch.ts';
import { Fassungen } from '../pages/fassungen.ts';
import { Frame } from '../pages/frame.ts';
import { Schluessel } from '../pages/schluessel.ts';
import { Tafel } from '../pages/tafel.ts';
import { Vorschlag } from '../pages/vorschlag.ts';

const WIDTHS = [1280, 390] as const;
const SCHEMES = ['light', 'dark'] as const;
const admin: ExamplePerson = { id: 'p30', name: 'Zenzi Musteradmin' };

interface Screen {
  readonly name: string;
  readonly path: string;
  readonly as?: ExamplePerson;
  /** Waits until the screen is whole, and opens what belongs to it. */
  readonly ready: (page: Page) => Promise<unknown>;
}

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

for (const { name, path, as, ready } of SCREENS) {
  test(`everybody can use it: ${name}`, async ({ open, watch }) => {
    watch.bring(refusal(404), refusal(403));
    const page = await open({
      path,
      ...(as === undefined ? {} : { as }),
      // Nothing half faded in is judged.
      reducedMotion: 'reduce',
    });
    await ready(page);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 844 });
      for (const colorScheme of SCHEMES) {
        await page.emulateMedia({ colorScheme });
        // No page has frames, for which it would open another page each time. The announcer keeps a message for seconds
        // after it was read out; what it names may have left by then.
        const axe = new AxeBuilder({ page }).setLegacyMode().exclude('[data-live-announcer]');
        // All of its rules, WCAG 2.2 AA and the best practices; the size of targets is off unless one asks. Dark
        // differs in colour alone.
        if (colorScheme === 'dark') axe.withRules(['color-contrast', 'link-in-text-block']);
        else axe.options({ rules: { 'target-size': { enabled: true } } });
        const { violations } = await axe.analyze();
        const found = violations.flatMap(({ id, help, nodes }) =>
          nodes.map((node) => `${id}: ${help}: ${node.html.slice(0, 200)} ${node.failureSummary ?? ''}`),
        );
        expect.soft(found, `${name} at ${width} px, ${colorScheme}`).toEqual([]);
      }
    }
  });
}
