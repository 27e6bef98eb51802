import { ANYBODY, may, type PersonId } from '@geflecht/domain';
import { expect, it } from 'vitest';

import type { Storage } from '../../storage/index.ts';
import { openedWorld } from '../../testbed/opened.ts';
import { NOW } from '../../testbed/storage.ts';
import { appointment, AT, HERE, person, THERE } from '../../testbed/world.ts';
import { insertAppointment } from '../appointments/index.ts';
import {
  findPerson,
  grantOffice,
  insertPerson,
  listPeople,
  loadActor,
  loadActors,
  renamePerson,
  setSuspended,
} from './index.ts';

export function peopleContract(fresh: () => Promise<Storage>): void {
  const on = (day: string) => new Date(`${day}T12:00:00Z`);

  it('gives back a person as it was put in, odd names included', async () => {
    const { db } = await openedWorld(fresh);
    const odd = {
      ...person('p-1', ['admin', 'kk']),
      name: `<b>Ö'Neill</b> "; drop table people; -- 🌱`,
      background: 'wissenschaft',
      organisation: 'Institut',
    } as const;
    await insertPerson(db, odd, AT);
    expect(await findPerson(db, odd.id)).toEqual(odd);
    expect(await findPerson(db, 'nobody' as PersonId)).toBeUndefined();
  });

  it('lists people as a German address book does', async () => {
    const { db } = await openedWorld(fresh);
    for (const name of ['Zoe', 'Äneas', 'anton', 'Özgür', 'Otto']) {
      await insertPerson(db, { ...person(`x-${name.length}-${name.codePointAt(0)}`), name }, AT);
    }
    const names = (await listPeople(db)).map((each) => each.name).filter((name) => !name.startsWith('Name'));
    expect(names).toEqual(['Äneas', 'anton', 'Otto', 'Özgür', 'Zoe']);
  });

  it('renames, suspends, and grants an office only once', async () => {
    const { db } = await openedWorld(fresh);
    const id = 'ohne' as PersonId;
    await renamePerson(db, id, 'Neu');
    await setSuspended(db, id, true);
    await grantOffice(db, id, 'kk');
    await grantOffice(db, id, 'kk');
    expect(await findPerson(db, id)).toMatchObject({ name: 'Neu', suspended: true, offices: ['kk'] });
  });

  it('knows what a person is to each Manufaktur', async () => {
    const { db } = await openedWorld(fresh);
    expect(await loadActor(db, 'mod-hier' as PersonId, NOW)).toEqual({
      person: 'mod-hier',
      guest: false,
      offices: [],
      moderates: [HERE],
      pateOf: [],
      memberOf: [HERE],
      guestOf: [],
    });
    expect(await loadActor(db, 'gastkonto' as PersonId, NOW)).toMatchObject({ guest: true, guestOf: [HERE] });
    expect(await loadActor(db, 'kk' as PersonId, NOW)).toMatchObject({ offices: ['kk'], memberOf: [] });
  });

  it('gives nobody, somebody unknown and somebody suspended the rights of a visitor', async () => {
    const { db } = await openedWorld(fresh);
    await setSuspended(db, 'kk' as PersonId, true);
    for (const id of [null, 'unknown', 'kk'] as (PersonId | null)[]) {
      expect(await loadActor(db, id, NOW)).toEqual(ANYBODY);
    }
  });

  it('counts an office by the calendar of Munich, to the last day and not one longer', async () => {
    const { db } = await openedWorld(fresh);
    const moderates = async (moment: Date) => (await loadActor(db, 'mod-hier' as PersonId, moment)).moderates;
    expect(await moderates(on('2026-06-30'))).toEqual([]);
    expect(await moderates(on('2026-07-01'))).toEqual([HERE]);
    expect(await moderates(on('2027-06-30'))).toEqual([HERE]);
    // Half past midnight in Munich, still the day before in UTC.
    expect(await moderates(new Date('2027-06-30T22:30:00Z'))).toEqual([]);
  });

  it('counts an extension, and the days of grace of an interim office', async () => {
    const { db } = await openedWorld(fresh);
    const terms = [
      ['lang', { extendedTo: '2028-06-30', state: 'verlaengert' }],
      ['interim', { state: 'kommissarisch' }],
      ['ended', { state: 'beendet' }],
    ] as const;
    for (const [id, change] of terms) {
      await insertPerson(db, person(id), AT);
      await insertAppointment(db, appointment(id, THERE, 'moderation', change));
    }
    const moderates = async (id: string, day: string) =>
      (await loadActor(db, id as PersonId, on(day))).moderates.length === 1;
    expect(await moderates('lang', '2028-06-30')).toBe(true);
    expect(await moderates('lang', '2028-07-01')).toBe(false);
    expect(await moderates('interim', '2027-07-30')).toBe(true);
    expect(await moderates('interim', '2027-07-31')).toBe(false);
    expect(await moderates('ended', '2027-01-01')).toBe(false);
  });

  it('loads many at once as it loads each alone, at any time', async () => {
    const { db } = await openedWorld(fresh);
    await setSuspended(db, 'teil-dort' as PersonId, true);
    const everybody = (await listPeople(db)).map(({ id }) => id);
    const ids = [...everybody, 'niemand' as PersonId];
    for (const moment of [NOW, on('2027-07-01'), on('2030-01-01')]) {
      const actors = await loadActors(db, ids, moment);
      expect([...actors.keys()].toSorted()).toEqual(ids.toSorted());
      for (const id of ids) expect(actors.get(id)).toEqual(await loadActor(db, id, moment));
    }
    expect(await loadActors(db, [], NOW)).toEqual(new Map());
  });

  it('lets the Pate step in once nobody moderates any more', async () => {
    const { db } = await openedWorld(fresh);
    await insertAppointment(db, {
      ...appointment('pate-hier', HERE, 'patin', { ends: null }),
      id: 'pate-for-ever' as never,
    });
    const pate = async (day: string) => await loadActor(db, 'pate-hier' as PersonId, on(day));
    expect(may(await pate('2027-05-19'), 'answer_link', { manufaktur: HERE })).toBe('no');
    expect(may(await pate('2027-07-01'), 'answer_link', { manufaktur: HERE })).toBe('yes');
    expect(may(await pate('2027-07-01'), 'answer_link', { manufaktur: THERE })).toBe('no');
  });
}
