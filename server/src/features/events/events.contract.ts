import type { FeedChange } from '@geflecht/contract';
import {
  accepted,
  type ManufakturSlug,
  type PersonId,
  type ProposalId,
  refused,
  type VersionId,
} from '@geflecht/domain';
import { expect, it } from 'vitest';

import { inTransaction, type Storage } from '../../storage/index.ts';
import { openedWorld } from '../../testbed/opened.ts';
import { AT, HERE, link, membership, proposal, THERE } from '../../testbed/world.ts';
import { updateProposal } from '../proposals/store.ts';
import { appendEvent, latestSeq, type NewEvent, readEvents, readLastMove } from './index.ts';

export function eventsContract(fresh: () => Promise<Storage>): void {
  const created = (id: string): FeedChange => ({ kind: 'proposal_created', proposal: proposal(id, HERE) });
  const event = (change: FeedChange, more: Partial<NewEvent> = {}): NewEvent => ({
    at: AT,
    actor: 'teil-hier' as PersonId,
    manufakturen: [HERE],
    change,
    ...more,
  });
  const append = async (storage: Storage, each: NewEvent) =>
    await inTransaction(storage, async (tx) => accepted(await appendEvent(tx, each)));

  it('gives back an event as it was written', async () => {
    const storage = await openedWorld(fresh);
    const change: FeedChange = { kind: 'link_proposed', link: link('H1', 'D1') };
    const written = await append(storage, event(change, { actor: null, manufakturen: [THERE, HERE] }));
    const expected = { seq: 1, at: AT, actor: null, manufakturen: [THERE, HERE], ...change };
    expect(written).toEqual(accepted(expected));
    expect(await readEvents(storage.db, { limit: 9 })).toEqual([expected]);
  });

  it('numbers without gaps in the order of the commits, whoever writes at the same time', async () => {
    const storage = await openedWorld(fresh);
    const writers = Array.from({ length: 24 }, async (_, index) =>
      index % 3 === 0
        ? await inTransaction(storage, async (tx) => {
            await appendEvent(tx, event(created('H1')));
            return refused('not_permitted');
          })
        : await append(storage, event(created('H1'))),
    );
    await Promise.all(writers);
    const numbers = (await readEvents(storage.db, { limit: 99 })).map((each) => each.seq);
    expect(numbers).toEqual(Array.from({ length: 16 }, (_, index) => index + 1));
    expect(await latestSeq(storage.db)).toBe(16);
  });

  it('reads on after a number, by Manufaktur, by proposal, newest first, a page at a time', async () => {
    const storage = await openedWorld(fresh);
    await append(storage, event(created('H1')));
    await append(
      storage,
      event({ kind: 'member_joined', membership: membership('teil-dort', THERE) }, { manufakturen: [THERE] }),
    );
    await append(
      storage,
      event({ kind: 'link_proposed', link: link('H2', 'D1') }, { manufakturen: [HERE, THERE] }),
    );
    await append(storage, event(created('H2')));
    const seqs = async (filter: Partial<Parameters<typeof readEvents>[1]>) =>
      (await readEvents(storage.db, { limit: 9, ...filter })).map((each) => each.seq);
    expect(await seqs({})).toEqual([1, 2, 3, 4]);
    expect(await seqs({ after: 2 })).toEqual([3, 4]);
    expect(await seqs({ after: 4 })).toEqual([]);
    expect(await seqs({ manufaktur: THERE })).toEqual([2, 3]);
    expect(await seqs({ proposal: 'H2' as ProposalId })).toEqual([3, 4]);
    expect(await seqs({ proposal: 'D1' as ProposalId })).toEqual([3]);
    expect(await seqs({ newest: true, limit: 2 })).toEqual([4, 3]);
    expect(await seqs({ limit: 2, after: 1 })).toEqual([2, 3]);
  });

  it('shows the last move of each Manufaktur, but none of a hidden proposal', async () => {
    const storage = await openedWorld(fresh);
    await append(storage, event(created('H1')));
    await append(storage, event(created('H2')));
    await append(storage, event({ kind: 'member_joined', membership: membership('ohne', HERE) }));
    const kinds = ['proposal_created', 'link_proposed'] as const;
    const lastOf = async (slug: ManufakturSlug) => (await readLastMove(storage.db, slug, kinds))?.seq;
    expect(await lastOf(HERE)).toBe(2);
    expect(await lastOf(THERE)).toBeUndefined();
    await updateProposal(storage.db, proposal('H2', HERE, { state: 'verborgen' }));
    expect(await lastOf(HERE)).toBe(1);
  });

  it('says nothing of what a hidden proposal held, neither in new events nor in old ones', async () => {
    const storage = await openedWorld(fresh);
    const words = { title: 'Unrecht', summary: 'Unrecht', stateReason: 'Unrecht' };
    const before = proposal('H1', HERE, words);
    await append(storage, event({ kind: 'proposal_created', proposal: before }));
    await append(storage, event({ kind: 'link_proposed', link: link('H1', 'D1', { reason: 'Unrecht' }) }));
    await append(
      storage,
      event({
        kind: 'version_named',
        proposal: before,
        version: {
          id: 'f1' as VersionId,
          document: { kind: 'proposal', id: before.id },
          at: AT,
          origin: 'person',
          name: 'Unrecht',
          namedBy: null,
          writers: [],
        },
      }),
    );
    const hidden = { ...before, state: 'verborgen' } as const;
    await updateProposal(storage.db, hidden);
    const told = await append(
      storage,
      event({ kind: 'proposal_moved', proposal: hidden, from: 'idee', reason: 'Unrecht' }),
    );
    const read = await readEvents(storage.db, { limit: 9 });
    expect(read).toHaveLength(4);
    expect(JSON.stringify([told, read])).not.toContain('Unrecht');
    expect(told).toMatchObject({ value: { proposal: { id: 'H1', state: 'verborgen' } } });
  });
}
