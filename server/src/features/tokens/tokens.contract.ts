import type { AccessTokenId, PersonId } from '@geflecht/domain';
import { expect, it } from 'vitest';

import type { Storage } from '../../storage/index.ts';
import { openedWorld } from '../../testbed/opened.ts';
import { setSuspended } from '../people/index.ts';
import {
  countLivingTokens,
  deleteAllTokens,
  deleteExampleTokens,
  deleteToken,
  deleteTokensExpiredBefore,
  findToken,
  insertToken,
  listEndedTokens,
  listTokensOf,
  noteTokenUse,
  type StoredToken,
} from './store.ts';

const TEIL = 'teil-hier' as PersonId;
const MOD = 'mod-hier' as PersonId;
const minute = (count: number): Date => new Date(Date.UTC(2027, 4, 19, 17, count));
const at = (count: number): string => minute(count).toISOString();
const idOf = (name: string) => name as AccessTokenId;

function stored(
  id: string,
  change: Partial<Omit<StoredToken, 'token'>> = {},
  token: Partial<StoredToken['token']> = {},
): StoredToken {
  return {
    token: {
      id: idOf(id),
      name: `Name ${id}`,
      scope: 'read',
      createdAt: at(0),
      expiresAt: at(60),
      lastUsedAt: null,
      ...token,
    },
    person: TEIL,
    secretHash: `hash of ${id}`,
    example: false,
    ...change,
  };
}

/** What the table of access tokens promises on both databases. */
export function tokensContract(fresh: () => Promise<Storage>): void {
  it('gives back a token as it was put in', async () => {
    const { db } = await openedWorld(fresh);
    const whole = stored('t1', { example: true }, { scope: 'write', lastUsedAt: at(3) });
    await insertToken(db, whole);
    expect(await findToken(db, idOf('t1'))).toEqual(whole);
    expect(await findToken(db, idOf('nothing'))).toBeUndefined();
  });

  it('lists those of one person, newest first, and counts the living', async () => {
    const { db } = await openedWorld(fresh);
    await insertToken(db, stored('t1', {}, { createdAt: at(1) }));
    await insertToken(db, stored('t2', {}, { createdAt: at(3) }));
    await insertToken(db, stored('t3', {}, { createdAt: at(2), expiresAt: at(5) }));
    await insertToken(db, stored('t4', { person: MOD }, { createdAt: at(9) }));
    expect((await listTokensOf(db, TEIL)).map(({ id }) => id)).toEqual(['t2', 't3', 't1']);
    expect(await countLivingTokens(db, TEIL, minute(4))).toBe(3);
    expect(await countLivingTokens(db, TEIL, minute(5))).toBe(2);
  });

  it('deletes a token for its own person only', async () => {
    const { db } = await openedWorld(fresh);
    await insertToken(db, stored('t1'));
    expect(await deleteToken(db, idOf('t1'), MOD)).toBe(false);
    expect(await findToken(db, idOf('t1'))).toBeDefined();
    expect(await deleteToken(db, idOf('t1'), TEIL)).toBe(true);
    expect(await deleteToken(db, idOf('t1'), TEIL)).toBe(false);
  });

  it('writes a use down once in a while', async () => {
    const { db } = await openedWorld(fresh);
    await insertToken(db, stored('t1'));
    const lastUse = async () => (await findToken(db, idOf('t1')))?.token.lastUsedAt;
    await noteTokenUse(db, idOf('t1'), minute(1), minute(-59));
    expect(await lastUse()).toBe(at(1));
    await noteTokenUse(db, idOf('t1'), minute(30), minute(-30));
    expect(await lastUse()).toBe(at(1));
    await noteTokenUse(db, idOf('t1'), minute(61), minute(1));
    expect(await lastUse()).toBe(at(61));
  });

  it('knows which hold no more', async () => {
    const { db } = await openedWorld(fresh);
    await insertToken(db, stored('lives'));
    await insertToken(db, stored('expired', {}, { expiresAt: at(10) }));
    await insertToken(db, stored('example', { example: true }));
    await insertToken(db, stored('suspended', { person: MOD }));
    await setSuspended(db, MOD, true);
    const ids = ['lives', 'expired', 'example', 'suspended', 'revoked'].map(idOf);
    const ended = async (demo: boolean) => await listEndedTokens(db, ids, { now: minute(10), demo });
    expect(await ended(true)).toEqual(['expired', 'suspended', 'revoked']);
    expect(await ended(false)).toEqual(['expired', 'example', 'suspended', 'revoked']);
    expect(await listEndedTokens(db, [], { now: minute(10), demo: true })).toEqual([]);
  });

  it('sweeps away what has long expired, what belongs to the demo, and everything', async () => {
    const { db } = await openedWorld(fresh);
    await insertToken(db, stored('t1', {}, { expiresAt: at(10) }));
    await insertToken(db, stored('t2', { example: true }));
    await insertToken(db, stored('t3', { person: MOD }));
    const left = async () =>
      (await Promise.all(['t1', 't2', 't3'].map((id) => findToken(db, idOf(id))))).map(Boolean);
    await deleteTokensExpiredBefore(db, minute(9));
    expect(await left()).toEqual([true, true, true]);
    await deleteTokensExpiredBefore(db, minute(10));
    expect(await left()).toEqual([false, true, true]);
    await deleteExampleTokens(db);
    expect(await left()).toEqual([false, false, true]);
    await insertToken(db, stored('t4', { person: MOD }));
    expect(await deleteAllTokens(db)).toEqual([MOD]);
    expect(await left()).toEqual([false, false, false]);
  });

  it('goes with its person', async () => {
    const { db } = await openedWorld(fresh);
    const ohne = 'ohne' as PersonId;
    await insertToken(db, stored('t1', { person: ohne }));
    await db.deleteFrom('people').where('id', '=', ohne).execute();
    expect(await findToken(db, idOf('t1'))).toBeUndefined();
  });
}
