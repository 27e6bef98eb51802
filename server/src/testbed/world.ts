import type {
  Appointment,
  AppointmentId,
  BoardId,
  Link,
  LinkId,
  Manufaktur,
  ManufakturSlug,
  Membership,
  Office,
  Person,
  PersonId,
  Proposal,
  ProposalId,
} from '@geflecht/domain';

import { insertAppointment } from '../features/appointments/index.ts';
import { insertBoard } from '../features/boards/index.ts';
import { insertLink } from '../features/links/index.ts';
import { insertManufaktur, insertMembership } from '../features/manufakturen/index.ts';
import { insertPerson } from '../features/people/index.ts';
import { insertProposal } from '../features/proposals/index.ts';
import type { Db } from '../storage/index.ts';
import { NOW } from './storage.ts';

/** A small world with everybody the permission table knows, in two Manufakturen; every id says who it is. */
export const AT = NOW.toISOString();

export const HERE = 'klima' as ManufakturSlug;
export const THERE = 'verkehr' as ManufakturSlug;

export function manufaktur(slug: ManufakturSlug, number: number): Manufaktur {
  return {
    slug,
    number,
    name: `Manufaktur ${slug}`,
    description: 'Eine Gruppe.',
    workStructure: 'Plenum alle sechs Wochen.',
    sdgs: [7, 13],
    sourcedSdgs: [13],
    color: '#1F6F54',
  };
}

export function person(id: string, offices: readonly Office[] = [], guest = false): Person {
  return {
    id: id as PersonId,
    name: `Name ${id}`,
    background: null,
    organisation: null,
    offices,
    guest,
    suspended: false,
  };
}

export function membership(
  who: string,
  where: ManufakturSlug,
  state: Membership['state'] = 'mitglied',
): Membership {
  return { person: who as PersonId, manufaktur: where, state, since: AT };
}

export function appointment(
  who: string,
  where: ManufakturSlug,
  role: Appointment['role'],
  change: Partial<Appointment> = {},
): Appointment {
  return {
    id: `${who}-${role}` as AppointmentId,
    person: who as PersonId,
    manufaktur: where,
    role,
    appointedBy: 'kk',
    begins: '2026-07-01',
    ends: '2027-06-30',
    extendedTo: null,
    state: 'aktiv',
    ...change,
  };
}

export function proposal(id: string, where: ManufakturSlug, change: Partial<Proposal> = {}): Proposal {
  return {
    id: id as ProposalId,
    manufaktur: where,
    type: 'projekt',
    title: `Vorschlag ${id}`,
    summary: 'Kurz gesagt.',
    sdgs: [7],
    referate: ['RKU'],
    state: 'in_arbeit',
    priority: 3,
    smartFilled: [],
    opinion: null,
    stateReason: null,
    author: null,
    createdAt: AT,
    updatedAt: AT,
    version: 1,
    ...change,
  };
}

export function link(from: string, to: string, change: Partial<Link> = {}): Link {
  return {
    id: `${from}-${to}` as LinkId,
    from: from as ProposalId,
    to: to as ProposalId,
    fromManufaktur: HERE,
    toManufaktur: THERE,
    score: 2,
    reason: 'Das eine hilft dem anderen.',
    state: 'vorgeschlagen',
    proposedBy: 'teil-hier' as PersonId,
    answeredBy: null,
    answerReason: null,
    counterScore: null,
    createdAt: AT,
    updatedAt: AT,
    ...change,
  };
}

/** `<role>-hier` belongs to HERE, `<role>-dort` to THERE. */
const PEOPLE: readonly Person[] = [
  person('gastkonto', [], true),
  person('ohne'),
  person('teil-hier'),
  person('teil-dort'),
  person('mod-hier'),
  person('mod-dort'),
  person('pate-hier'),
  person('pate-dort'),
  person('kk', ['kk']),
  person('admin', ['admin']),
  person('stadt', ['stadtkontakt']),
];

/** Two Manufakturen with a board and two proposals each, and one link from here to there. */
export async function plantWorld(db: Db): Promise<void> {
  await insertManufaktur(db, manufaktur(HERE, 1));
  await insertManufaktur(db, manufaktur(THERE, 2));
  for (const each of PEOPLE) await insertPerson(db, each, AT);
  await insertMembership(db, membership('gastkonto', HERE, 'gast'));
  for (const role of ['teil', 'mod'] as const) {
    await insertMembership(db, membership(`${role}-hier`, HERE));
    await insertMembership(db, membership(`${role}-dort`, THERE));
  }
  await insertAppointment(db, appointment('mod-hier', HERE, 'moderation'));
  await insertAppointment(db, appointment('mod-dort', THERE, 'moderation'));
  await insertAppointment(db, appointment('pate-hier', HERE, 'patin'));
  await insertAppointment(db, appointment('pate-dort', THERE, 'patin'));
  await insertBoard(db, { id: 'tafel-hier' as BoardId, manufaktur: HERE, title: 'Tafel hier' }, AT);
  await insertBoard(db, { id: 'tafel-dort' as BoardId, manufaktur: THERE, title: 'Tafel dort' }, AT);
  await insertProposal(db, proposal('H1', HERE, { author: 'teil-hier' as PersonId }));
  await insertProposal(db, proposal('H2', HERE));
  await insertProposal(db, proposal('D1', THERE));
  await insertProposal(db, proposal('D2', THERE));
  await insertLink(db, link('H1', 'D1'));
}
