import type { ProposalId } from '@geflecht/domain';
import { expect, it } from 'vitest';

import type { Storage } from '../../storage/index.ts';
import { openedWorld } from '../../testbed/opened.ts';
import { HERE, proposal, THERE } from '../../testbed/world.ts';
import {
  countByState,
  findProposal,
  findSideFacts,
  insertProposal,
  listProposals,
  type ProposalFilter,
  saveSideFacts,
  setSmartFilled,
  updateProposal,
} from './store.ts';

export function proposalsContract(fresh: () => Promise<Storage>): void {
  it('gives back a proposal as it was put in', async () => {
    const { db } = await openedWorld(fresh);
    const full = proposal('H9', HERE, {
      title: '<img src=x onerror=alert(1)>',
      summary: 'Zeile eins\nZeile „zwei“ 🌱',
      sdgs: [1, 17],
      referate: [],
      smartFilled: ['messbar'],
      opinion: 'Einhellig.',
      stateReason: 'Weil.',
      version: 12,
    });
    await insertProposal(db, full);
    expect(await findProposal(db, full.id)).toEqual(full);
    expect(await findProposal(db, 'nothing' as ProposalId)).toBeUndefined();
  });

  it('does not take the same id twice', async () => {
    const { db } = await openedWorld(fresh);
    await expect(insertProposal(db, proposal('H1', THERE))).rejects.toThrow(/unique/i);
  });

  it.each<[string, ProposalFilter, string[]]>([
    ['all', {}, ['D1', 'D2', 'H1', 'H2', 'H3']],
    ['a Manufaktur', { manufaktur: HERE }, ['H1', 'H2', 'H3']],
    ['a state', { state: 'idee' }, ['H3']],
    ['a type', { type: 'ziel' }, ['H3']],
    ['an SDG', { sdg: 17 }, ['H3']],
    ['ids', { ids: ['H1', 'D2'] as ProposalId[] }, ['D2', 'H1']],
    ['no ids', { ids: [] }, []],
    ['several things at once', { manufaktur: HERE, state: 'in_arbeit', sdg: 7 }, ['H1', 'H2']],
  ])('filters by %s', async (_name, filter, ids) => {
    const { db } = await openedWorld(fresh);
    await insertProposal(db, proposal('H3', HERE, { state: 'idee', type: 'ziel', sdgs: [17] }));
    expect((await listProposals(db, filter)).map((each) => each.id).toSorted()).toEqual(ids);
  });

  it('changes one proposal and no other', async () => {
    const { db } = await openedWorld(fresh);
    const changed = proposal('H1', HERE, { title: 'Neu', state: 'ausgearbeitet', version: 2 });
    await updateProposal(db, changed);
    expect(await findProposal(db, changed.id)).toEqual(changed);
    expect(await findProposal(db, 'H2' as ProposalId)).toEqual(proposal('H2', HERE));
  });

  it('takes over the S.M.A.R.T. sheet without making a header edit stale', async () => {
    const { db } = await openedWorld(fresh);
    const later = '2027-06-01T00:00:00.000Z';
    await setSmartFilled(db, 'H2' as ProposalId, ['messbar', 'terminiert'], later);
    expect(await findProposal(db, 'H2' as ProposalId)).toMatchObject({
      smartFilled: ['messbar', 'terminiert'],
      updatedAt: later,
      version: 1,
    });
  });

  it('remembers what a later step needs, past any change of the header', async () => {
    const { db } = await openedWorld(fresh);
    const id = 'H1' as ProposalId;
    expect(await findSideFacts(db, id)).toEqual({ hiddenFrom: null, successors: [] });
    const facts = { hiddenFrom: 'idee', successors: ['H2' as ProposalId] } as const;
    await saveSideFacts(db, id, facts);
    await updateProposal(db, proposal('H1', HERE, { title: 'Neu' }));
    expect(await findSideFacts(db, id)).toEqual(facts);
  });

  it('counts by Manufaktur and state', async () => {
    const { db } = await openedWorld(fresh);
    await insertProposal(db, proposal('H3', HERE, { state: 'idee' }));
    const counts = (await countByState(db)).map((row) => `${row.manufaktur} ${row.state} ${row.count}`);
    expect(counts.toSorted()).toEqual(['klima idee 1', 'klima in_arbeit 2', 'verkehr in_arbeit 2']);
  });
}
