import { accepted, refused } from '@geflecht/domain';
import { sql } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';

import { NOW } from '../testbed/storage.ts';
import { DatabaseTooNew, inTransaction, migrate, type Storage, StorageUnavailable } from './index.ts';
import type { Migration } from './migration.ts';
import { migrations } from './migrations.ts';

const now = () => NOW;

/** What every database must do before any store uses it. */
export function storageContract(empty: () => Promise<Storage>): void {
  async function opened(): Promise<Storage> {
    const storage = await empty();
    onTestFinished(storage.close);
    return storage;
  }

  describe('migrations', () => {
    it('run once, in order', async () => {
      const storage = await opened();
      expect(await migrate(storage, now)).toEqual(migrations.map((each) => each.name));
      expect(await migrate(storage, now)).toEqual([]);
    });

    it('run once even when two nodes start at the same moment', async () => {
      const storage = await opened();
      const ran = await Promise.all([migrate(storage, now), migrate(storage, now)]);
      expect(ran.flat()).toHaveLength(migrations.length);
    });

    it('add what is new to what is there', async () => {
      const storage = await opened();
      await migrate(storage, now, migrations.slice(0, 4));
      expect(await migrate(storage, now)).toEqual(migrations.slice(4).map((each) => each.name));
    });

    it('leave nothing behind when one of them fails', async () => {
      const storage = await opened();
      const broken: Migration = {
        name: '0002_broken',
        up: async (db) => {
          await sql`insert into nowhere values (1)`.execute(db);
        },
      };
      const first = migrations.slice(0, 1);
      await expect(migrate(storage, now, [...first, broken])).rejects.toThrow('nowhere');
      expect(await migrate(storage, now, first)).toEqual(['0001_people']);
    });

    it('refuse a database that a newer program has written, and say so', async () => {
      const storage = await opened();
      const newer: Migration = {
        name: `${String(migrations.length + 1).padStart(4, '0')}_newer`,
        up: async () => {},
      };
      await migrate(storage, now, [...migrations, newer]);
      const starting = migrate(storage, now);
      await expect(starting).rejects.toThrow(DatabaseTooNew);
      await expect(starting).rejects.toThrow(newer.name);
    });

    it('must stand at the place their number says', async () => {
      const storage = await opened();
      await expect(migrate(storage, now, migrations.slice(1))).rejects.toThrow('stands at place 0001');
    });
  });

  describe('transactions', () => {
    const person = { background: null, organisation: null, guest: 0, suspended: 0, created_at: '' } as const;
    const add = async (db: Storage['db'], id: string) =>
      await db
        .insertInto('people')
        .values({ ...person, id: id as never, name: id })
        .execute();
    const names = async ({ db }: Storage) =>
      (await db.selectFrom('people').select('name').orderBy('name').execute()).map((row) => row.name);

    it('keep what was accepted', async () => {
      const storage = await opened();
      await migrate(storage, now);
      const result = await inTransaction(storage, async (tx) => {
        await add(tx, 'a');
        return accepted(7);
      });
      expect(result).toEqual(accepted(7));
      expect(await names(storage)).toEqual(['a']);
    });

    it('undo everything that was written before a refusal, and hand it on', async () => {
      const storage = await opened();
      await migrate(storage, now);
      const result = await inTransaction(storage, async (tx) => {
        await add(tx, 'a');
        return refused('already_linked', { field: 'to' });
      });
      expect(result).toEqual(refused('already_linked', { field: 'to' }));
      expect(await names(storage)).toEqual([]);
    });

    it('undo everything when something breaks, and let it be seen', async () => {
      const storage = await opened();
      await migrate(storage, now);
      const work = inTransaction(storage, async (tx) => {
        await add(tx, 'a');
        throw new RangeError('broken');
      });
      await expect(work).rejects.toThrow(RangeError);
      expect(await names(storage)).toEqual([]);
    });

    it('run one after another, so that what a rule has read still holds', async () => {
      const storage = await opened();
      await migrate(storage, now);
      const addUpToTwo = async (id: string) =>
        await inTransaction(storage, async (tx) => {
          const there = await tx.selectFrom('people').select('id').execute();
          if (there.length >= 2) return refused('guard_nomination_cap');
          await add(tx, id);
          return accepted(id);
        });
      const results = await Promise.all(['a', 'b', 'c', 'd', 'e'].map(addUpToTwo));
      expect(results.filter((result) => result.ok)).toHaveLength(2);
      expect(await names(storage)).toHaveLength(2);
    });
  });

  describe('faults', () => {
    it('leave a broken statement what it is: a bug', async () => {
      const storage = await opened();
      const query = sql`select nothing from nowhere`.execute(storage.db);
      await expect(query).rejects.not.toThrow(StorageUnavailable);
    });

    it('hold to the ties between tables', async () => {
      const storage = await opened();
      await migrate(storage, now);
      const orphan = storage.db
        .insertInto('memberships')
        .values({ person: 'x' as never, manufaktur: 'y' as never, state: 'gast', since: '' })
        .execute();
      await expect(orphan).rejects.toThrow(/foreign key/i);
    });
  });
}
