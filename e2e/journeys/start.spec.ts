import type { Page, Route } from '@playwright/test';

import { alma } from '../fixtures/people.ts';
import { expect, test } from '../fixtures/test.ts';
import { OUTAGE, refusal } from '../fixtures/watch.ts';
import { Frame } from '../pages/frame.ts';

const SESSION = '**/api/session';
/** A database that is away, as the server says it. */
const REFUSED = {
  status: 503,
  contentType: 'application/problem+json',
  body: JSON.stringify({
    type: 'about:blank',
    title: 'storage_unavailable',
    status: 503,
    detail: '',
    code: 'storage_unavailable',
    retryable: true,
  }),
};

const again = (page: Page) => page.getByRole('button', { name: 'Noch einmal versuchen' });

test('a server that refuses the first request gets a calm page, which goes on by itself', async ({
  open,
  watch,
}) => {
  watch.bring(refusal(503));
  const page = await open({ as: alma });
  let isAway = true;
  await page.route(SESSION, (route) => (isAway ? route.fulfill(REFUSED) : route.fallback()));
  await page.goto('/profil');
  await expect(page.getByRole('heading', { name: 'Geflecht lässt sich gerade nicht öffnen' })).toBeVisible();
  await expect(page.getByText('geht es hier von selbst weiter')).toBeVisible();
  await expect(page.getByText('Something went wrong')).toHaveCount(0);
  await again(page).click();
  await expect(again(page)).toBeVisible();
  isAway = false;
  await expect(page.getByRole('heading', { name: alma.name })).toBeVisible();
  await expect(new Frame(page).personMenu(alma.name)).toBeVisible();
});

test('without a connection it says so in the language of the person, and the button helps at once', async ({
  open,
  watch,
}) => {
  watch.bring(...OUTAGE);
  const page = await open({ viewport: { width: 390, height: 844 }, colorScheme: 'dark' });
  await page.evaluate(() => localStorage.setItem('geflecht.language', 'en'));
  let isAway = true;
  await page.route(SESSION, (route) => (isAway ? route.abort('connectionrefused') : route.fallback()));
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Geflecht cannot be reached right now' })).toBeVisible();
  isAway = false;
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('link', { name: 'Sign in', exact: true })).toBeVisible();
});

test('a first answer that takes its time is waited for with words', async ({ open }) => {
  const page = await open();
  const held: Route[] = [];
  await page.route(SESSION, (route) => {
    held.push(route);
  });
  await page.reload();
  await expect(page.getByText('Geflecht wird geöffnet')).toBeVisible();
  await expect(page.getByText('Es dauert länger als sonst.')).toBeVisible();
  for (const route of held) await route.continue();
  await expect(page.getByRole('link', { name: 'Anmelden', exact: true })).toBeVisible();
});
