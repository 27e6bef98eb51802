import type { RosterEntry } from '@geflecht/contract';
import type { ManufakturSlug, PersonId } from '@geflecht/domain';
import { expect, it } from 'vitest';

import { createRosterMemory } from './roster.ts';

const heads = {} as Record<ManufakturSlug, number>;
const entry = (person: string, view: RosterEntry['place']['view'] = 'uebersicht'): RosterEntry => ({
  person: person as PersonId,
  place: { manufaktur: null, view },
});

it('H3: changes are put together with what was known', () => {
  const memory = createRosterMemory();
  const whole = { type: 'roster', people: [entry('a'), entry('b')], heads } as const;
  expect(memory.whole(whole)).toBe(whole);
  const counted = { klima: 2 } as unknown as typeof heads;
  expect(
    memory.changed({
      type: 'roster_changed',
      people: [entry('a', 'tafel'), entry('c')],
      left: ['b' as PersonId],
      heads: counted,
    }),
  ).toEqual({ type: 'roster', people: [entry('a', 'tafel'), entry('c')], heads: counted });
});

it('H3: who is named as gone and as come has come', () => {
  const memory = createRosterMemory();
  memory.whole({ type: 'roster', people: [entry('a')], heads });
  const roster = memory.changed({
    type: 'roster_changed',
    people: [entry('a', 'verlauf')],
    left: ['a' as PersonId],
    heads,
  });
  expect(roster.people).toEqual([entry('a', 'verlauf')]);
});

it('H3: a whole roster replaces everything', () => {
  const memory = createRosterMemory();
  memory.whole({ type: 'roster', people: [entry('a')], heads });
  memory.whole({ type: 'roster', people: [entry('b')], heads });
  expect(memory.changed({ type: 'roster_changed', people: [], left: [], heads }).people).toEqual([
    entry('b'),
  ]);
});
