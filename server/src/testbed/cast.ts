import type { Invitation } from '@geflecht/contract';
import type { ManufakturSlug, Office, PersonId } from '@geflecht/domain';

import type { Browser } from './browser.ts';
import type { Product } from './product.ts';

/** Everybody who may ask, in the order of the tables that expect something of them. */
export const CAST = [
  'public',
  'guest',
  'participant own',
  'participant other',
  'moderator own',
  'moderator other',
  'pate own',
  'pate other',
  'kk',
  'admin',
  'city',
] as const;
export type CastMember = (typeof CAST)[number];

/** The Manufakturen `own` and `other` speak of, and one that nobody of the cast belongs to by role. */
export const OWN = 'klima-energie' as ManufakturSlug;
export const OTHER = 'mobilitaet' as ManufakturSlug;
export const THIRD = 'bildung' as ManufakturSlug;

export type Cast = Readonly<Record<CastMember, Browser>>;

/** Signs the whole cast in, each in a browser of its own; the guest comes by an invitation of the own moderator. */
export async function gatherCast(product: Product): Promise<Cast> {
  const moderator = await product.as(await holder(product, 'moderation', OWN));
  return {
    public: product.browser(),
    guest: await guestOf(product, moderator),
    'participant own': await product.as(await participant(product, OWN)),
    'participant other': await product.as(await participant(product, OTHER)),
    'moderator own': moderator,
    'moderator other': await product.as(await holder(product, 'moderation', OTHER)),
    'pate own': await product.as(await holder(product, 'patin', OWN)),
    'pate other': await product.as(await holder(product, 'patin', OTHER)),
    kk: await product.as(await officer(product, 'kk')),
    admin: await product.as(await officer(product, 'admin')),
    city: await product.as(await officer(product, 'stadtkontakt')),
  };
}

async function guestOf(product: Product, moderator: Browser): Promise<Browser> {
  const { body } = await moderator.post<Invitation>(`/api/manufakturen/${OWN}/invitations`, {});
  const browser = product.browser();
  await browser.post('/api/auth/guest', {
    token: new URL(body.url).hash.slice(1),
    displayName: 'Wanda Zaungast',
  });
  return browser;
}

async function holder(
  product: Product,
  role: 'moderation' | 'patin',
  slug: ManufakturSlug,
): Promise<PersonId> {
  const { person } = await product.context.storage.db
    .selectFrom('appointments')
    .select('person')
    .where('role', '=', role)
    .where('manufaktur', '=', slug)
    .where('state', 'in', ['aktiv', 'laeuft_bald_ab', 'verlaengert'])
    .orderBy('person')
    .executeTakeFirstOrThrow();
  return person;
}

/** A member of this Manufaktur and of no other, who holds no role. */
async function participant(product: Product, slug: ManufakturSlug): Promise<PersonId> {
  const { db } = product.context.storage;
  const { person } = await db
    .selectFrom('memberships')
    .innerJoin('example_people', 'example_people.person', 'memberships.person')
    .select('memberships.person')
    .where('example_people.role', '=', 'participant')
    .groupBy('memberships.person')
    .having((group) => group(group.fn.countAll<number>(), '=', 1))
    .having((group) => group(group.fn.max('memberships.manufaktur'), '=', slug))
    .having((group) => group(group.fn.max('memberships.state'), '=', 'mitglied'))
    .orderBy('memberships.person')
    .executeTakeFirstOrThrow();
  return person;
}

async function officer(product: Product, office: Office): Promise<PersonId> {
  const { person } = await product.context.storage.db
    .selectFrom('offices')
    .select('person')
    .where('office', '=', office)
    .orderBy('person')
    .executeTakeFirstOrThrow();
  return person;
}
