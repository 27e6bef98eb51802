import type { PersonId } from '@geflecht/domain';
import { beforeEach, expect, it } from 'vitest';

import type { SocketOwner } from '../sockets.ts';
import { type AccessWatch, createAccessWatch } from './access-watch.ts';

const ADA = 'ada' as PersonId;
const EVE = 'eve' as PersonId;

let inside: SocketOwner[];
let ended: Set<string>;
let facts: Map<PersonId, string>;
let asked: (readonly string[])[];
let closed: string[];
let rechecked: PersonId[][];
let watch: AccessWatch;
let isAway: boolean;

beforeEach(() => {
  inside = [
    { session: 's1', person: ADA },
    { session: 's1', person: ADA },
    { session: 's2', person: EVE },
  ];
  ended = new Set();
  facts = new Map([
    [ADA, 'member'],
    [EVE, 'member'],
  ]);
  asked = [];
  closed = [];
  rechecked = [];
  isAway = false;
  watch = createAccessWatch({
    source: {
      async ended(owners) {
        asked.push(owners.map(({ session }) => session));
        return await Promise.resolve(owners.filter(({ session }) => ended.has(session)));
      },
      facts: async (people) =>
        await Promise.resolve(new Map(people.map((person) => [person, facts.get(person) ?? '']))),
    },
    owners: () => inside,
    endSession: ({ session }) => void closed.push(session),
    async recheck(people) {
      if (isAway) throw new Error('away');
      rechecked.push([...people]);
      await Promise.resolve();
    },
    thorough: 5,
  });
});

it('closes a session that is missing in two looks, and asks for each session once', async () => {
  ended.add('s1');
  await watch.lookAtSessions();
  expect(closed).toEqual([]);
  await watch.lookAtSessions();
  expect(closed).toEqual(['s1']);
  expect(asked).toEqual([
    ['s1', 's2'],
    ['s1', 's2'],
  ]);
});

it('compares whoever comes in, whose facts change, and now and then everybody', async () => {
  await watch.lookAtRights();
  expect(rechecked).toEqual([[ADA, EVE]]);
  await watch.lookAtRights();
  facts.set(EVE, 'guest');
  await watch.lookAtRights();
  await watch.lookAtRights();
  expect(rechecked.slice(1)).toEqual([[EVE]]);
  await watch.lookAtRights();
  expect(rechecked.slice(2)).toEqual([[ADA, EVE]]);
});

it('compares again what an outage kept it from comparing', async () => {
  await watch.lookAtRights();
  facts.set(ADA, 'nobody');
  isAway = true;
  await expect(watch.lookAtRights()).rejects.toThrow('away');
  isAway = false;
  await watch.lookAtRights();
  expect(rechecked.slice(1)).toEqual([[ADA]]);
});

it('compares somebody who left and came back', async () => {
  await watch.lookAtRights();
  const [, , eve] = inside;
  inside.splice(2);
  await watch.lookAtRights();
  if (eve !== undefined) inside.push(eve);
  await watch.lookAtRights();
  expect(rechecked.slice(1)).toEqual([[EVE]]);
});
