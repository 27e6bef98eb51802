import {
  actorOf,
  checkRating,
  isReferat,
  may,
  PROPOSAL_SECTIONS,
  SEATS,
  SMART_FIELDS,
  transition,
  proposalMachine,
  linkMachine,
} from '@geflecht/domain';
import { describe, expect, it } from 'vitest';

import { type ExampleWorld, loadExampleWorld } from './load.ts';
import stored from './world.json' with { type: 'json' };

const REFERENCE = new Date('2027-05-19T10:00:00.000Z');
const world = loadExampleWorld(REFERENCE);
const slugs = new Set(world.manufakturen.map((each) => each.slug));
const people = new Map(world.people.map((each) => [each.id, each]));
const proposals = new Map(world.proposals.map((each) => [each.header.id, each]));
const rounds = new Map(world.rounds.map((each) => [each.id, each]));

function actor(id: ExampleWorld['people'][number]['id']) {
  const person = people.get(id);
  if (person === undefined) throw new Error(`No person ${id}`);
  return actorOf(person, world.memberships, world.appointments);
}

describe('the example world', () => {
  it('has all its parts', () => {
    const { manufakturen, links, ratings, meetings, milestones, monitoring, initiatives, appointments } =
      world;
    expect(manufakturen).toHaveLength(8);
    expect(world.proposals).toHaveLength(60);
    expect(links).toHaveLength(140);
    expect(world.people).toHaveLength(68);
    expect(appointments.filter((each) => each.role === 'moderation')).toHaveLength(14);
    expect(appointments.filter((each) => each.role === 'patin')).toHaveLength(8);
    expect(new Set(manufakturen.flatMap((each) => each.sdgs)).size).toBe(17);
    expect([world.rounds.length, ratings.length, meetings.length]).toEqual([3, 28, 2]);
    expect([milestones.length, monitoring.length, initiatives.length]).toEqual([8, 4, 8]);
  });

  it('uses every id once', () => {
    for (const list of [
      world.people,
      world.links,
      world.appointments,
      world.initiatives,
      world.rounds,
      world.meetings,
      world.milestones,
    ]) {
      expect(new Set(list.map((each) => each.id)).size).toBe(list.length);
    }
    expect(proposals.size).toBe(60);
    expect([...proposals.keys()]).toContain('M1-01');
    expect(world.links.map((link) => link.id)).toContain('l140');
  });

  it('marks only the sourced SDGs of M3 and M5 as sourced', () => {
    expect(world.manufakturen.map((each) => each.sourcedSdgs)).toEqual([
      [],
      [],
      [1, 3, 9, 11, 13],
      [],
      [2, 3, 6, 12],
      [],
      [],
      [],
    ]);
    for (const each of world.manufakturen)
      expect(each.sdgs).toEqual(expect.arrayContaining([...each.sourcedSdgs]));
  });
});

describe('nothing points into the void', () => {
  const persons = [
    ...world.memberships.map((each) => each.person),
    ...world.appointments.map((each) => each.person),
    ...world.proposals.flatMap((each) => each.header.author ?? []),
    ...world.links.flatMap((each) => [each.proposedBy, each.answeredBy ?? each.proposedBy]),
    ...world.ratings.map((each) => each.person),
    ...world.monitoring.map((each) => each.author),
  ];
  const manufakturen = [
    ...world.memberships.map((each) => each.manufaktur),
    ...world.appointments.map((each) => each.manufaktur),
    ...world.proposals.map((each) => each.header.manufaktur),
    ...world.initiatives.flatMap((each) => each.manufakturen),
    ...world.milestones.flatMap((each) => each.manufaktur ?? []),
    ...world.boardNotes.keys(),
  ];
  const named = [
    ...world.links.flatMap((each) => [each.from, each.to]),
    ...world.rounds.flatMap((each) => [...each.candidates, ...each.selected]),
    ...world.ratings.map((each) => each.proposal),
    ...world.milestones.flatMap((each) => each.proposals),
    ...world.monitoring.map((each) => each.proposal),
    ...world.proposals.flatMap((each) => each.mergedInto ?? []),
  ];

  it('people, Manufakturen, proposals and rounds all exist', () => {
    expect(persons.filter((id) => !people.has(id))).toEqual([]);
    expect(manufakturen.filter((slug) => !slugs.has(slug))).toEqual([]);
    expect(named.filter((id) => !proposals.has(id))).toEqual([]);
    expect(world.ratings.filter((each) => !rounds.has(each.round))).toEqual([]);
    expect(world.meetings.filter((each) => each.round !== null && !rounds.has(each.round))).toEqual([]);
  });

  it('Referate are those of the city', () => {
    expect(
      world.proposals.flatMap((each) => each.header.referate).filter((code) => !isReferat(code)),
    ).toEqual([]);
    expect(world.people.flatMap((each) => each.referat ?? []).filter((code) => !isReferat(code))).toEqual([]);
  });
});

describe('the world keeps the rules of the product', () => {
  it('links lead from one Manufaktur into another, once per direction, with a reason', () => {
    expect(world.links.filter((link) => link.fromManufaktur === link.toManufaktur)).toEqual([]);
    expect(new Set(world.links.map((link) => `${link.from}→${link.to}`)).size).toBe(140);
    for (const link of world.links) {
      expect(proposals.get(link.from)?.header.manufaktur).toBe(link.fromManufaktur);
      expect(proposals.get(link.to)?.header.manufaktur).toBe(link.toManufaktur);
    }
  });

  it('a disputed link has both scores, an unanswered one has no answer', () => {
    for (const link of world.links) {
      expect(link.counterScore !== null).toBe(link.state === 'strittig');
      expect(link.answeredBy === null).toBe(link.state === 'vorgeschlagen');
    }
    const answered = world.links.filter((link) => link.state !== 'vorgeschlagen');
    const refused = answered.filter(
      ({ state, counterScore, answerReason }) =>
        !transition(linkMachine, 'vorgeschlagen', state, {
          ownScore: counterScore,
          reason: answerReason,
          textChanged: false,
        }).ok,
    );
    expect(refused).toEqual([]);
  });

  it('a nominated proposal has its whole sheet and an opinion, and there are at most two per Manufaktur', () => {
    const nominated = world.proposals.filter((each) => each.header.state === 'nominiert');
    for (const { header, mergedInto } of nominated) {
      const facts = {
        ...header,
        nominatedInRound: nominated.filter((each) => each.header.manufaktur === header.manufaktur).length - 1,
        source: null,
        reason: null,
        successors: mergedInto === null ? [] : [mergedInto],
        hiddenFrom: null,
      };
      expect(transition(proposalMachine, 'in_arbeit', 'ausgearbeitet', facts).ok).toBe(true);
      expect(transition(proposalMachine, 'ausgearbeitet', 'nominiert', facts).ok).toBe(true);
    }
    expect(nominated.map((each) => each.header.id).toSorted()).toEqual(
      [...(world.rounds.at(-1)?.candidates ?? [])].toSorted(),
    );
  });

  it('whoever is chosen was a candidate; ratings are whole', () => {
    for (const round of world.rounds)
      expect(round.candidates).toEqual(expect.arrayContaining([...round.selected]));
    expect(world.ratings.filter((rating) => !checkRating(rating.points).ok)).toEqual([]);
  });

  it('merged proposals name their successor, and only they', () => {
    for (const { header, mergedInto } of world.proposals) {
      expect(mergedInto !== null).toBe(header.state === 'zusammengefuehrt');
    }
  });

  it('no role has more holders than seats, and each Manufaktur one Pate', () => {
    for (const slug of slugs) {
      const here = world.appointments.filter((each) => each.manufaktur === slug && each.state !== 'beendet');
      expect(here.filter((each) => each.role === 'moderation').length).toBeLessThanOrEqual(SEATS.moderation);
      expect(here.filter((each) => each.role === 'patin')).toHaveLength(SEATS.patin);
    }
  });

  it('roles and rights agree, and where nobody moderates the Pate stands in', () => {
    const expected = {
      participant: 'propose',
      moderator: 'yes',
      pate: 'no',
      kk: 'no',
      city: 'no',
      admin: 'no',
    };
    for (const person of world.people) {
      const who = actor(person.id);
      const home = [...who.memberOf, ...who.pateOf][0];
      if (home === undefined || home === 'wirtschaft-arbeit') continue;
      expect(may(who, 'nominate', { manufaktur: home })).toBe(expected[person.role]);
    }
    const wirtschaft = world.manufakturen[3]?.slug;
    if (wirtschaft === undefined) throw new Error('No fourth Manufaktur');
    const standIn = world.people.filter((person) => actor(person.id).moderates.includes(wirtschaft));
    expect(standIn.map((person) => person.role)).toEqual(['pate']);
  });
});

describe('texts', () => {
  it('every proposal has words for its reason, every board has notes', () => {
    for (const { header, sections, smart } of world.proposals) {
      expect(Object.keys(sections)).toEqual([...PROPOSAL_SECTIONS]);
      expect(sections.anlass.length).toBeGreaterThan(0);
      expect(header.smartFilled).toEqual(SMART_FIELDS.filter((field) => smart[field] !== null));
    }
    for (const slug of slugs) expect(world.boardNotes.get(slug)?.length).toBeGreaterThan(3);
  });
});

/** Every day and timestamp in a value, in the order of its keys. */
function datesOf(value: unknown): string[] {
  if (typeof value === 'string') return /^\d{4}-\d\d-\d\d(T|$)/.test(value) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(datesOf);
}

describe('the calendar', () => {
  const DAY = 86_400_000;
  it('stays as stored on the reference day', () => {
    expect(world.today).toBe(stored.referenceDay);
    expect(world.rounds.map((round) => round.title)).toEqual([
      'Leuchttürme Herbst 2025',
      'Leuchttürme Herbst 2026',
      'Leuchttürme Frühjahr 2027',
    ]);
    expect(world.proposals[0]?.smart.terminiert).toBe('Bis zum 31. Dezember 2029');
  });

  it.each([
    ['2026-11-22T20:00:00.000Z', -178],
    ['2027-05-20T00:30:00.000Z', 1],
    ['2031-02-28T12:00:00.000Z', 1381],
  ])('on %s every date has moved by %s days', (today, days) => {
    const moved = loadExampleWorld(new Date(today));
    const before = datesOf(world).map(Date.parse);
    const after = datesOf(moved).map(Date.parse);
    expect(after).toHaveLength(before.length);
    expect(new Set(after.map((when, index) => when - (before[index] ?? Number.NaN)))).toEqual(
      new Set([days * DAY]),
    );
  });

  it('takes the day it is in Munich, not the day it is in UTC', () => {
    expect(loadExampleWorld(new Date('2027-05-18T22:00:00.000Z')).today).toBe('2027-05-19');
    expect(loadExampleWorld(new Date('2027-05-18T21:59:59.000Z')).today).toBe('2027-05-18');
  });

  it('names seasons and years anew', () => {
    const autumn = loadExampleWorld(new Date('2026-11-22T20:00:00.000Z'));
    expect(autumn.meetings.at(-1)?.title).toBe('Manufaktur-übergreifendes Treffen Herbst 2026');
    expect(autumn.rounds.at(-1)?.title).toBe('Leuchttürme Herbst 2026');
    expect(JSON.stringify(autumn)).not.toMatch(/\{(season|year)/);
  });

  it('has nothing written or joined in the future', () => {
    const now = REFERENCE.getTime();
    const past = [
      ...world.proposals.flatMap(({ header }) => [header.createdAt, header.updatedAt]),
      ...world.links.flatMap((link) => [link.createdAt, link.updatedAt]),
      ...world.memberships.map((each) => each.since),
    ];
    expect(past.filter((when) => Date.parse(when) > now)).toEqual([]);
    for (const { header } of world.proposals) expect(header.createdAt <= header.updatedAt).toBe(true);
  });
});
