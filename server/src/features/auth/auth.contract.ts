import { randomBytes } from 'node:crypto';

import type { PersonId } from '@geflecht/domain';
import { expect, it } from 'vitest';

import type { Storage } from '../../storage/index.ts';
import { openedWorld } from '../../testbed/opened.ts';
import { NOW } from '../../testbed/storage.ts';
import { setSuspended } from '../people/index.ts';
import { deleteSession, insertSession, listEndedSessions } from './session-store.ts';
import { installationId } from './setting-store.ts';

export function authContract(fresh: () => Promise<Storage>): void {
  it('names of some sessions those that hold no more', async () => {
    const { db } = await openedWorld(fresh);
    const sessionOf = async (person: string, now = NOW): Promise<string> => {
      const made = await insertSession(db, { person: person as PersonId, example: false, now, randomBytes });
      return made.session.id;
    };
    const [open, out, suspended] = [
      await sessionOf('teil-hier'),
      await sessionOf('teil-hier'),
      await sessionOf('teil-dort'),
    ];
    const old = await sessionOf('teil-hier', new Date('2020-01-01'));
    await deleteSession(db, out);
    await setSuspended(db, 'teil-dort' as PersonId, true);
    const all = [open, out, suspended, old, 'never'];
    expect(await listEndedSessions(db, all, NOW)).toEqual([out, suspended, old, 'never']);
    expect(await listEndedSessions(db, [open], NOW)).toEqual([]);
    expect(await listEndedSessions(db, [], NOW)).toEqual([]);
  });

  it('gives everybody who asks at once the same id of the installation', async () => {
    const { db } = await openedWorld(fresh);
    const ids = await Promise.all(
      Array.from({ length: 8 }, async () => await installationId(db, randomBytes)),
    );
    expect(new Set(ids).size).toBe(1);
    expect(ids[0]).toMatch(/^[0-9a-f]{24}$/);
    expect(await installationId(db, randomBytes)).toBe(ids[0]);
  });
}
