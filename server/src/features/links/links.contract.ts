import type { LinkId, PersonId, ProposalId } from '@geflecht/domain';
import { expect, it } from 'vitest';

import type { Storage } from '../../storage/index.ts';
import { openedWorld } from '../../testbed/opened.ts';
import { HERE, link, proposal, THERE } from '../../testbed/world.ts';
import { updateProposal } from '../proposals/store.ts';
import {
  countLinks,
  findLink,
  insertLink,
  isLinked,
  type LinkFilter,
  listLinks,
  updateLink,
} from './store.ts';

export function linksContract(fresh: () => Promise<Storage>): void {
  const back = { fromManufaktur: THERE, toManufaktur: HERE };

  it('gives back a link as it was put in, answered or not', async () => {
    const { db } = await openedWorld(fresh);
    const answered = link('H2', 'D2', {
      score: -3,
      state: 'strittig',
      answeredBy: 'mod-dort' as PersonId,
      answerReason: 'Wir sehen das anders.',
      counterScore: 1,
    });
    await insertLink(db, answered);
    expect(await findLink(db, answered.id)).toEqual(answered);
    expect(await findLink(db, 'H1-D1' as LinkId)).toEqual(link('H1', 'D1'));
    expect(await findLink(db, 'nothing' as LinkId)).toBeUndefined();
  });

  it('holds one link per direction', async () => {
    const { db } = await openedWorld(fresh);
    const [one, other] = ['H1', 'D1'] as [ProposalId, ProposalId];
    expect(await isLinked(db, one, other)).toBe(true);
    expect(await isLinked(db, other, one)).toBe(false);
    await insertLink(db, link('D1', 'H1', back));
    await expect(insertLink(db, link('H1', 'D1', { id: 'again' as LinkId }))).rejects.toThrow(/unique/i);
  });

  it.each<[string, LinkFilter, string[]]>([
    ['all', {}, ['H1-D1', 'H2-D2', 'D2-H1']],
    ['either end', { proposal: 'H1' as ProposalId }, ['H1-D1', 'D2-H1']],
    ['either Manufaktur', { manufaktur: THERE }, ['H1-D1', 'H2-D2', 'D2-H1']],
    ['both', { proposal: 'D2' as ProposalId, manufaktur: HERE }, ['H2-D2', 'D2-H1']],
  ])('lists %s, oldest first', async (_name, filter, ids) => {
    const { db } = await openedWorld(fresh);
    await insertLink(db, link('D2', 'H1', { ...back, createdAt: '2029-01-01T00:00:00.000Z' }));
    await insertLink(db, link('H2', 'D2', { createdAt: '2028-01-01T00:00:00.000Z' }));
    expect((await listLinks(db, filter)).map((each) => each.id)).toEqual(ids);
  });

  it('leaves out links of a hidden proposal, at whichever end, unless asked for', async () => {
    const { db } = await openedWorld(fresh);
    await insertLink(db, link('D1', 'H2', back));
    await updateProposal(db, proposal('D1', THERE, { state: 'verborgen' }));
    expect(await listLinks(db)).toEqual([]);
    expect(await listLinks(db, {}, 'with_hidden')).toHaveLength(2);
  });

  it('counts for both Manufakturen what neither side has refused', async () => {
    const { db } = await openedWorld(fresh);
    await insertLink(db, link('H2', 'D2', { state: 'strittig' }));
    await insertLink(db, link('D2', 'H1', { ...back, state: 'abgelehnt' }));
    expect(await countLinks(db)).toEqual(
      new Map([
        [HERE, 2],
        [THERE, 2],
      ]),
    );
    await updateProposal(db, proposal('D2', THERE, { state: 'verborgen' }));
    expect((await countLinks(db)).get(THERE)).toBe(1);
  });

  it('changes one link and no other', async () => {
    const { db } = await openedWorld(fresh);
    await insertLink(db, link('H2', 'D2'));
    const answered = link('H1', 'D1', { state: 'bestaetigt', answeredBy: 'mod-dort' as PersonId });
    await updateLink(db, answered);
    expect(await findLink(db, answered.id)).toEqual(answered);
    expect(await findLink(db, 'H2-D2' as LinkId)).toEqual(link('H2', 'D2'));
  });
}
