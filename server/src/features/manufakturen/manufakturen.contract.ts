import type { BoardId, PersonId } from '@geflecht/domain';
import { expect, it } from 'vitest';

import type { Storage } from '../../storage/index.ts';
import { openedWorld } from '../../testbed/opened.ts';
import { AT, HERE, manufaktur, membership, THERE } from '../../testbed/world.ts';
import { findBoard, insertBoard, listBoards } from '../boards/index.ts';
import {
  countMembers,
  findInvitation,
  findManufaktur,
  findMembership,
  insertManufaktur,
  listManufakturen,
  listMemberships,
  listMembershipsOf,
  saveMembership,
} from './index.ts';
import { insertInvitation } from './invitation-store.ts';
import { deleteMembership } from './store.ts';

export function manufakturenContract(fresh: () => Promise<Storage>): void {
  const someone = 'ohne' as PersonId;

  it('gives back a Manufaktur as it was put in, and all of them by number', async () => {
    const { db } = await openedWorld(fresh);
    const third = manufaktur('bildung' as never, 3);
    await insertManufaktur(db, third);
    expect(await findManufaktur(db, third.slug)).toEqual(third);
    expect(await findManufaktur(db, 'nowhere' as never)).toBeUndefined();
    expect((await listManufakturen(db)).map((each) => each.number)).toEqual([1, 2, 3]);
  });

  it('keeps one membership per person and Manufaktur', async () => {
    const { db } = await openedWorld(fresh);
    await saveMembership(db, membership('ohne', HERE, 'gast'));
    await saveMembership(db, membership('ohne', HERE, 'mitglied'));
    await saveMembership(db, membership('ohne', THERE, 'gast'));
    expect(await findMembership(db, someone, HERE)).toEqual(membership('ohne', HERE, 'mitglied'));
    expect((await listMembershipsOf(db, someone)).map((each) => each.state)).toEqual(['mitglied', 'gast']);
    await deleteMembership(db, someone, HERE);
    expect(await findMembership(db, someone, HERE)).toBeUndefined();
    expect(await findMembership(db, someone, THERE)).toBeDefined();
  });

  it('lists those who belong, longest first, and counts members but not guests', async () => {
    const { db } = await openedWorld(fresh);
    await saveMembership(db, { ...membership('ohne', HERE), since: '2020-01-01T00:00:00.000Z' });
    expect((await listMemberships(db, HERE)).map((each) => each.person)).toEqual([
      'ohne',
      'gastkonto',
      'mod-hier',
      'teil-hier',
    ]);
    expect(await countMembers(db)).toEqual(
      new Map([
        [HERE, 3],
        [THERE, 2],
      ]),
    );
  });

  it('finds an invitation by the hash of its token alone', async () => {
    const { db } = await openedWorld(fresh);
    const invitation = {
      tokenHash: 'ab'.repeat(32),
      manufaktur: HERE,
      createdBy: someone,
      createdAt: AT,
      expiresAt: AT,
    };
    await insertInvitation(db, invitation);
    expect(await findInvitation(db, invitation.tokenHash)).toEqual(invitation);
    expect(await findInvitation(db, 'cd'.repeat(32))).toBeUndefined();
  });

  it('lists boards of one Manufaktur or of all, oldest first', async () => {
    const { db } = await openedWorld(fresh);
    const older = { id: 'alt' as BoardId, manufaktur: HERE, title: 'Alt' };
    const inserted = await insertBoard(db, older, '2020-01-01T00:00:00.000Z');
    expect(inserted).toMatchObject({ ...older, kind: 'manufaktur', createdAt: '2020-01-01T00:00:00.000Z' });
    expect(await findBoard(db, older.id)).toEqual(inserted);
    expect((await listBoards(db, HERE)).map((board) => board.id)).toEqual(['alt', 'tafel-hier']);
    expect(await listBoards(db)).toHaveLength(3);
  });
}
