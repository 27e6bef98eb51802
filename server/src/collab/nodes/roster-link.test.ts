import type { Place } from '@geflecht/contract';
import type { PersonId } from '@geflecht/domain';
import { createRandom } from '@geflecht/testkit/random';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { createEther, type Ether } from '../../testbed/simulated-ether.ts';
import { createRoster, type Roster } from '../roster.ts';
import { createRosterLink, type RosterLink } from './roster-link.ts';

const place: Place = { manufaktur: 'bildung' as never, view: 'tafel' };

let ether: Ether;
let links: RosterLink[];
let lost: string[];

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2027-05-19T10:00:00Z') });
  // As Redis does: late, but what one node says in the order it says it.
  ether = createEther({ ...createRandom(7), chance: () => true });
  links = [];
  lost = [];
});
afterEach(() => {
  for (const link of links) link.stop();
  vi.useRealTimers();
});

function node(id: string): { roster: Roster; link: RosterLink } {
  const roster: Roster = createRoster({
    now: () => new Date(),
    announce: () => undefined,
    tellNodes: (told) => link.tell(told),
  });
  const link = createRosterLink({
    bus: ether.bus(id),
    clock: () => Date.now(),
    own: () => roster.own(),
    hearNode: (other, told) => roster.hearNode(other, told),
    loseNode(other) {
      roster.loseNode(other);
      lost.push(`${id} lost ${other}`);
    },
  });
  links.push(link);
  return { roster, link };
}

const here = (roster: Roster) => roster.heads()['bildung' as never] ?? 0;

it('a node that comes late learns who is everywhere, and everybody learns of its people', async () => {
  const [a, b] = [node('a'), node('b')];
  a.roster.put('1', 'ada' as PersonId, place);
  b.roster.put('2', 'bea' as PersonId, place);
  await vi.advanceTimersByTimeAsync(1000);
  const c = node('c');
  await vi.advanceTimersByTimeAsync(100);
  expect([a, b, c].map(({ roster }) => here(roster))).toEqual([2, 2, 2]);
  c.roster.put('3', 'cem' as PersonId, place);
  await vi.advanceTimersByTimeAsync(100);
  expect([a, b, c].map(({ roster }) => here(roster))).toEqual([3, 3, 3]);
  expect(c.link.nodes().toSorted()).toEqual(['a', 'b']);
});

it('moves within a second and a half, from node to node', async () => {
  const [a, b] = [node('a'), node('b')];
  a.roster.put('1', 'ada' as PersonId, { ...place, manufaktur: null });
  await vi.advanceTimersByTimeAsync(20);
  a.roster.put('1', 'ada' as PersonId, place);
  await vi.advanceTimersByTimeAsync(1500);
  expect(b.roster.message().heads).toEqual({ bildung: 1 });
});

it('a node that says goodbye is gone at once, one that falls silent after ten seconds', async () => {
  const [a, b, c] = [node('a'), node('b'), node('c')];
  for (const [nr, { roster }] of [a, b, c].entries()) roster.put(`${nr}`, `p${nr}` as PersonId, place);
  await vi.advanceTimersByTimeAsync(1000);
  expect(here(a.roster)).toBe(3);
  b.link.stop();
  await vi.advanceTimersByTimeAsync(20);
  expect(here(a.roster)).toBe(2);
  ether.part();
  await vi.advanceTimersByTimeAsync(7900);
  expect(here(a.roster)).toBe(2);
  await vi.advanceTimersByTimeAsync(5000);
  expect(here(a.roster)).toBe(1);
  expect(lost).toEqual(['a lost b', 'c lost b', 'a lost c', 'c lost a']);
});

it('is whole again as soon as the nodes hear each other, whatever happened meanwhile', async () => {
  const [a, b] = [node('a'), node('b')];
  a.roster.put('1', 'ada' as PersonId, place);
  b.roster.put('2', 'bea' as PersonId, place);
  await vi.advanceTimersByTimeAsync(1000);
  ether.part();
  await vi.advanceTimersByTimeAsync(3000);
  a.roster.remove('1');
  b.roster.put('3', 'cem' as PersonId, place);
  await vi.advanceTimersByTimeAsync(3000);
  expect([here(a.roster), here(b.roster)]).toEqual([1, 3]);
  ether.heal();
  await vi.advanceTimersByTimeAsync(100);
  expect([here(a.roster), here(b.roster)]).toEqual([2, 2]);
});
