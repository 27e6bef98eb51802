import type { DocumentVersion, PersonId, ProposalId, SharedAddress, VersionId } from '@geflecht/domain';
import { expect, it } from 'vitest';

import type { Storage } from '../../storage/index.ts';
import { openedWorld } from '../../testbed/opened.ts';
import {
  countNamed,
  deleteUnnamed,
  findNewest,
  findVersion,
  insertVersion,
  listAges,
  listKeptSeqs,
  listVersions,
  listWriters,
  noteWriters,
  readVersionState,
  updateVersion,
} from './store.ts';

export function versionsContract(fresh: () => Promise<Storage>): void {
  const H1 = { kind: 'proposal', id: 'H1' as ProposalId } as const;
  const H2 = { kind: 'proposal', id: 'H2' as ProposalId } as const;
  const [TEIL, MOD] = ['teil-hier', 'mod-hier'] as [PersonId, PersonId];
  const minute = (n: number): string => new Date(Date.UTC(2027, 4, 19, 17, n)).toISOString();

  const version = (id: string, change: Partial<DocumentVersion> = {}): DocumentVersion => ({
    id: id as VersionId,
    document: H1,
    at: minute(0),
    origin: 'automatic',
    name: null,
    namedBy: null,
    writers: [],
    ...change,
  });
  const kept = (id: string, seq: number, change: Partial<DocumentVersion> = {}) => ({
    version: version(id, change),
    seq,
    digest: `digest of ${id}`,
    state: new TextEncoder().encode(`state of ${id}`),
  });

  it('gives back a version as it was put in, its state apart', async () => {
    const { db } = await openedWorld(fresh);
    const named = kept('v1', 7, { name: 'Nach dem Treffen', namedBy: MOD, writers: [TEIL, MOD] });
    await insertVersion(db, named);
    const { state, ...rest } = named;
    expect(await findVersion(db, named.version.id)).toEqual(rest);
    expect(new Uint8Array(await readVersionState(db, named.version.id))).toEqual(state);
    expect(await findVersion(db, 'nothing' as VersionId)).toBeUndefined();
  });

  it('lists newest first by what of the log is in them, a page at a time', async () => {
    const { db } = await openedWorld(fresh);
    // The clock of the node that kept v3 is behind.
    await insertVersion(db, kept('v1', 1, { at: minute(1) }));
    await insertVersion(db, kept('v2', 2, { at: minute(2) }));
    await insertVersion(db, kept('v3', 3, { at: minute(0) }));
    await insertVersion(db, kept('v2b', 2, { at: minute(4), name: 'Noch ein Name' }));
    await insertVersion(db, kept('other', 9, { document: H2 }));
    const ids = async (page: Parameters<typeof listVersions>[2]) =>
      (await listVersions(db, H1, page)).map((each) => each.version.id);
    expect(await ids({ limit: 9 })).toEqual(['v3', 'v2b', 'v2', 'v1']);
    const [, second] = await listVersions(db, H1, { limit: 2 });
    expect(second?.version.id).toBe('v2b');
    expect(await ids({ limit: 1, ...(second && { before: second }) })).toEqual(['v2']);
    expect(await ids({ limit: 9, ...(second && { before: second }) })).toEqual(['v2', 'v1']);
    expect((await findNewest(db, H1))?.version.id).toBe('v3');
    expect(await findNewest(db, { kind: 'proposal', id: 'D1' as ProposalId })).toBeUndefined();
    expect(await listKeptSeqs(db)).toEqual(
      new Map([
        ['proposal:H1', 3],
        ['proposal:H2', 9],
      ]),
    );
  });

  it('holds one unnamed version of the same state of the log, and as many named ones as people like', async () => {
    const { db } = await openedWorld(fresh);
    await insertVersion(db, kept('v1', 5));
    await expect(insertVersion(db, kept('v2', 5))).rejects.toThrow(/unique/i);
    await insertVersion(db, kept('v3', 5, { name: 'Eins' }));
    await insertVersion(db, kept('v4', 5, { name: 'Zwei' }));
    await insertVersion(db, kept('v5', 5, { document: H2 }));
    expect(await countNamed(db, H1)).toBe(2);
  });

  it('changes what it is told to, and nothing else', async () => {
    const { db } = await openedWorld(fresh);
    await insertVersion(db, kept('v1', 5, { writers: [TEIL] }));
    const id = 'v1' as VersionId;
    await updateVersion(db, id, { seq: 6 });
    await updateVersion(db, id, { name: 'Ein Name', namedBy: MOD });
    await updateVersion(db, id, { origin: 'before_restore' });
    expect(await findVersion(db, id)).toEqual({
      version: version('v1', { name: 'Ein Name', namedBy: MOD, origin: 'before_restore', writers: [TEIL] }),
      seq: 6,
      digest: 'digest of v1',
    });
  });

  it('deletes what nobody has named', async () => {
    const { db } = await openedWorld(fresh);
    await insertVersion(db, kept('v1', 1, { at: minute(1) }));
    await insertVersion(db, kept('v2', 2, { at: minute(2), name: 'Bleibt' }));
    expect(await listAges(db, 'proposal:H1')).toEqual([
      { id: 'v2', at: minute(2), bytes: 11, isNamed: true },
      { id: 'v1', at: minute(1), bytes: 11, isNamed: false },
    ]);
    await deleteUnnamed(db, ['v1', 'v2'] as VersionId[]);
    expect((await listVersions(db, H1, { limit: 9 })).map((each) => each.version.id)).toEqual(['v2']);
    await deleteUnnamed(db, []);
  });

  it('knows who has written since when; an older note does not push a newer one away', async () => {
    const { db } = await openedWorld(fresh);
    const note = (address: SharedAddress, person: PersonId, at: string) => ({ address, person, at });
    await noteWriters(db, [note(H1, TEIL, minute(1)), note(H1, MOD, minute(3))]);
    await noteWriters(db, [note(H1, TEIL, minute(5)), note(H2, MOD, minute(9))]);
    await noteWriters(db, [note(H1, TEIL, minute(2)), note(H1, 'gone' as PersonId, minute(2))]);
    await noteWriters(db, [note(H1, 'gone' as PersonId, minute(2))]);
    expect(await listWriters(db, H1, undefined)).toEqual([TEIL, MOD]);
    expect(await listWriters(db, H1, minute(4))).toEqual([TEIL]);
    expect(await listWriters(db, H1, minute(5))).toEqual([TEIL]);
    expect(await listWriters(db, H1, minute(6))).toEqual([]);
  });

  it('forgets the name of somebody who is gone, and keeps the version', async () => {
    const { db } = await openedWorld(fresh);
    await insertVersion(db, kept('v1', 1, { name: 'Ein Name', namedBy: 'ohne' as PersonId }));
    await noteWriters(db, [{ address: H1, person: 'ohne' as PersonId, at: minute(1) }]);
    await db
      .deleteFrom('people')
      .where('id', '=', 'ohne' as PersonId)
      .execute();
    expect((await findVersion(db, 'v1' as VersionId))?.version).toMatchObject({
      name: 'Ein Name',
      namedBy: null,
    });
    expect(await listWriters(db, H1, undefined)).toEqual([]);
  });
}
