import type { HubMessage, Place, RosterEntry } from '@geflecht/contract';
import type { ManufakturSlug, PersonId } from '@geflecht/domain';
import { createRandom } from '@geflecht/testkit/random';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { createRoster, type NodePeople, type Roster } from './roster.ts';

const ADA = 'ada' as PersonId;
const EVE = 'eve' as PersonId;

type Change = Extract<HubMessage, { type: 'roster_changed' }>;

let sent: Change[];
let toNodes: NodePeople[];
let roster: Roster;

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2027-05-19T10:00:00Z') });
  sent = [];
  toNodes = [];
  roster = createRoster({
    now: () => new Date(),
    announce: (message) => sent.push(message),
    tellNodes: (told) => toNodes.push(told),
  });
});
afterEach(() => {
  roster.stop();
  vi.useRealTimers();
});

function at(slug: string | null, view: Place['view'] = 'tafel'): Place {
  return { manufaktur: slug as ManufakturSlug | null, view };
}

/** What somebody knows who heard a whole roster and the changes after it. */
function after(whole: readonly RosterEntry[], changes: readonly Change[]): Map<PersonId, Place> {
  const known = new Map(whole.map(({ person, place }) => [person, place]));
  for (const { people, left } of changes) {
    for (const person of left) known.delete(person);
    for (const { person, place } of people) known.set(person, place);
  }
  return known;
}

describe('a roster', () => {
  it('tells the first change at once, and what follows together a second later', () => {
    roster.put('1', ADA, at('a'));
    expect(sent).toEqual([
      { type: 'roster_changed', people: [{ person: ADA, place: at('a') }], left: [], heads: { a: 1 } },
    ]);
    roster.put('2', EVE, at('a'));
    roster.put('2', EVE, at('b'));
    expect(sent).toHaveLength(1);
    vi.advanceTimersByTime(1000);
    expect(sent).toHaveLength(2);
    expect(sent[1]).toMatchObject({ people: [{ person: EVE, place: at('b') }], heads: { a: 1, b: 1 } });
    vi.advanceTimersByTime(5000);
    expect(sent).toHaveLength(2);
    roster.remove('2');
    expect(sent).toHaveLength(3);
    expect(sent[2]).toMatchObject({ people: [], left: [EVE], heads: { a: 1 } });
  });

  it('is silent when nothing changes', () => {
    roster.put('1', ADA, at('a'));
    vi.advanceTimersByTime(3000);
    roster.put('1', ADA, at('a'));
    roster.remove('nobody');
    roster.put('2', ADA, at('a'));
    roster.remove('2');
    vi.advanceTimersByTime(3000);
    expect(sent).toHaveLength(1);
    roster.put('1', ADA, at('b'));
    expect(sent).toHaveLength(2);
  });

  it('says nothing of who moved and came back between two changes', () => {
    roster.put('1', ADA, at('a'));
    roster.put('1', ADA, at('b'));
    roster.put('2', EVE, at('b'));
    roster.put('1', ADA, at('a'));
    roster.remove('2');
    vi.advanceTimersByTime(5000);
    expect(sent).toHaveLength(1);
  });

  it('counts a person once, where they acted last, and falls back to the tab that is left', () => {
    roster.put('1', ADA, at('a'));
    roster.put('2', ADA, at('b'));
    expect(roster.heads()).toEqual({ b: 1 });
    roster.put('1', ADA, at('a'));
    expect(roster.heads()).toEqual({ a: 1 });
    roster.remove('1');
    expect(roster.heads()).toEqual({ b: 1 });
    vi.advanceTimersByTime(1000);
    expect(roster.message().people).toEqual([{ person: ADA, place: at('b') }]);
  });

  it('counts nobody who is in no Manufaktur, and in one whatever it is called', () => {
    roster.put('1', ADA, at(null));
    expect(roster.heads()).toEqual({});
    expect(roster.message().people).toHaveLength(1);
    roster.put('1', ADA, at('constructor'));
    expect(JSON.stringify(roster.heads())).toBe('{"constructor":1}');
  });

  it('leads whoever comes at any moment to the same as everybody else, by what comes after', () => {
    const seed = 20_270_519;
    const random = createRandom(seed);
    const somebody = () => `p${random.below(12)}` as PersonId;
    const joined: { whole: readonly RosterEntry[]; since: number }[] = [];
    for (let round = 0; round < 400; round += 1) {
      const person = somebody();
      const tab = `${person} ${random.below(2)}`;
      if (random.chance(0.3)) roster.remove(tab);
      else roster.put(tab, person, at(`m${random.below(3)}`));
      if (random.chance(0.2)) {
        roster.hearNode('other', {
          whole: random.chance(0.2),
          people: [[somebody(), at('m9'), Date.now()]],
          left: [somebody()],
        });
      }
      if (random.chance(0.02)) roster.loseNode('other');
      joined.push({ whole: roster.message().people, since: sent.length });
      vi.advanceTimersByTime(random.below(400));
    }
    vi.advanceTimersByTime(3000);
    const now = roster.message();
    const known = new Map(now.people.map(({ person, place }) => [person, place]));
    expect(known.size).toBeGreaterThan(3);
    for (const { whole, since } of joined) expect(after(whole, sent.slice(since))).toEqual(known);
    expect(now.heads, `seed ${seed}`).toEqual(roster.heads());
  });
});

describe('a roster with other nodes', () => {
  const told = (more: Partial<NodePeople>): NodePeople => ({ whole: false, people: [], left: [], ...more });

  it('shows their people beside its own, each once, where they acted last on any node', () => {
    roster.put('1', ADA, at('a'));
    roster.hearNode('n2', told({ people: [[EVE, at('b'), Date.now()]] }));
    vi.advanceTimersByTime(1000);
    expect(sent.at(-1)).toMatchObject({ people: [{ person: EVE }], heads: { a: 1, b: 1 } });
    roster.hearNode('n2', told({ people: [[ADA, at('b'), Date.now() + 1]] }));
    vi.advanceTimersByTime(1000);
    expect(sent.at(-1)).toMatchObject({ people: [{ person: ADA, place: at('b') }], heads: { b: 2 } });
    roster.put('1', ADA, at('c'));
    vi.advanceTimersByTime(1000);
    expect(roster.heads()).toEqual({ b: 1, c: 1 });
    roster.remove('1');
    vi.advanceTimersByTime(1000);
    expect(roster.heads()).toEqual({ b: 2 });
    roster.hearNode('n2', told({ left: [ADA, EVE] }));
    vi.advanceTimersByTime(1000);
    expect(sent.at(-1)).toMatchObject({ people: [], left: [ADA, EVE], heads: {} });
  });

  it('takes a whole report for all there are, and forgets a lost node’s people', () => {
    roster.hearNode('n2', told({ people: [[EVE, at('b'), 1]] }));
    roster.hearNode('n2', told({ whole: true, people: [[ADA, at('b'), 2]] }));
    expect(roster.heads()).toEqual({ b: 1 });
    vi.advanceTimersByTime(1000);
    roster.loseNode('n2');
    roster.loseNode('never heard of');
    vi.advanceTimersByTime(1000);
    expect(sent.at(-1)).toMatchObject({ left: [ADA], heads: {} });
  });

  it('tells them of its own people alone, twice a second at most', () => {
    roster.hearNode('n2', told({ people: [[EVE, at('b'), 1]] }));
    roster.put('1', ADA, at('a'));
    for (let step = 0; step < 100; step += 1) {
      roster.put('1', ADA, at(`m${step}`));
      vi.advanceTimersByTime(20);
    }
    expect(toNodes.length).toBeLessThanOrEqual(5);
    vi.advanceTimersByTime(1000);
    expect(toNodes.at(-1)?.people).toEqual([[ADA, at('m99'), expect.any(Number)]]);
    expect(roster.own()).toEqual({
      whole: true,
      people: [[ADA, at('m99'), expect.any(Number)]],
      left: [],
    });
    roster.remove('1');
    vi.advanceTimersByTime(1000);
    expect(toNodes.at(-1)).toEqual({ whole: false, people: [], left: [ADA] });
  });
});

it('stays small with 320 people who wander', () => {
  const slugs = [
    'klima-energie',
    'mobilitaet',
    'bildung',
    'stadtentwicklung',
    'wohnen',
    'gesundheit',
    'kultur',
    'wirtschaft',
  ];
  const place = (nr: number) => at(slugs[nr % slugs.length] ?? null, 'vorschlag');
  for (let nr = 0; nr < 320; nr += 1) roster.put(`t${nr}`, `person-${nr}` as PersonId, place(nr));
  vi.advanceTimersByTime(1000);
  sent.length = 0;
  toNodes.length = 0;
  const SECONDS = 60;
  // Each goes somewhere else every 20 seconds.
  for (let step = 0; step < SECONDS * 16; step += 1) {
    const nr = (step * 7) % 320;
    roster.put(`t${nr}`, `person-${nr}` as PersonId, place(nr + step));
    vi.advanceTimersByTime(1000 / 16);
  }
  const perSecond = (messages: readonly unknown[]) =>
    Math.round(
      messages.map((each) => JSON.stringify(each).length).reduce((sum, size) => sum + size, 0) / SECONDS,
    );
  const figures = { toEachPerson: perSecond(sent), toEachNode: perSecond(toNodes) };
  // Measured: 440 and 1,331; telling the whole roster each time would be 26,188.
  expect(figures.toEachPerson).toBeLessThan(700);
  expect(figures.toEachNode).toBeLessThan(2000);
});
