import { accepted, documentName, type BoardId, type ManufakturSlug, type PersonId } from '@geflecht/domain';
import { type ExampleWorld, loadExampleWorld } from '@geflecht/example-world';
import type { Transaction } from 'kysely';

import {
  endAllProjections,
  insertUpdates,
  seededBoard,
  seededProposal,
  wordsOf,
} from '../../collab/index.ts';
import { inTransaction, type Storage, type Tables } from '../../storage/index.ts';
import { insertAppointment } from '../appointments/index.ts';
import { findSetting, setSetting } from '../auth/index.ts';
import { insertBoard, updateBoard } from '../boards/index.ts';
import { appendEvent } from '../events/index.ts';
import { insertInitiative } from '../initiatives/index.ts';
import { insertLink } from '../links/index.ts';
import { insertManufaktur, insertMembership } from '../manufakturen/index.ts';
import { insertMeeting } from '../meetings/index.ts';
import { insertMilestone } from '../milestones/index.ts';
import { insertMonitoringReport } from '../monitoring/index.ts';
import { insertPerson } from '../people/index.ts';
import { insertProposal } from '../proposals/index.ts';
import { insertRating, insertRound } from '../rounds/index.ts';
import { indexBoard, indexProposal } from '../search/index.ts';
import { layOutBoard } from './board-layout.ts';
import { FURTHER_BOARDS, type FurtherBoard } from './further-boards.ts';
import { historyOf } from './history.ts';
import { insertExamplePerson } from './store.ts';

type Tx = Transaction<Tables>;

/** Milliseconds since when everybody of the example world has been there. */
const LONG_AGO = 400 * 24 * 60 * 60 * 1000;

/**
 * Fills an empty database with the example world, all of it or nothing; later starts find it there and change nothing.
 * Without `people` only what is no invention is laid out: the Manufakturen, their SDGs and an empty board each.
 * @returns whether it was loaded now.
 */
export async function loadWorld(
  storage: Storage,
  now: Date,
  { people }: { readonly people: boolean },
): Promise<boolean> {
  if ((await findSetting(storage.db, 'example_world_at')) !== null) return false;
  const world = loadExampleWorld(now);
  const loaded = await inTransaction<boolean>(storage, async (tx) => {
    // Several nodes may start on an empty database at once; the second finds here what the first has done.
    if ((await findSetting(tx, 'example_world_at')) !== null) return accepted(false);
    for (const manufaktur of world.manufakturen) await insertManufaktur(tx, manufaktur);
    const longAgo = new Date(now.getTime() - LONG_AGO).toISOString();
    if (people) await insertEverybody(tx, world, longAgo);
    if (people) await insertWork(tx, world, now);
    await insertBoards(tx, world, people, longAgo, now);
    await endAllProjections(tx);
    await setSetting(tx, 'example_world_at', now.toISOString());
    return accepted(true);
  });
  return loaded.ok && loaded.value;
}

async function insertEverybody(tx: Tx, world: ExampleWorld, at: string): Promise<void> {
  for (const { role, referat: _, ...person } of world.people) {
    await insertPerson(tx, person, at);
    await insertExamplePerson(tx, person.id, role);
  }
  for (const membership of world.memberships) await insertMembership(tx, membership);
  for (const appointment of world.appointments) await insertAppointment(tx, appointment);
  for (const initiative of world.initiatives) await insertInitiative(tx, initiative);
}

async function insertWork(tx: Tx, world: ExampleWorld, now: Date): Promise<void> {
  for (const { header, sections, smart } of world.proposals) {
    const { update, content } = seededProposal({ sections, smart });
    await insertProposal(tx, { ...header, smartFilled: content.smartFilled });
    await insertUpdates(tx, [{ document: documentName({ kind: 'proposal', id: header.id }), update }], now);
    await indexProposal(tx, header, content.text);
  }
  for (const link of world.links) await insertLink(tx, link);
  for (const round of world.rounds) await insertRound(tx, round);
  for (const rating of world.ratings) await insertRating(tx, rating);
  for (const meeting of world.meetings) await insertMeeting(tx, meeting);
  for (const milestone of world.milestones) await insertMilestone(tx, milestone);
  for (const report of world.monitoring) await insertMonitoringReport(tx, report);
  for (const event of historyOf(world)) await appendEvent(tx, event);
}

async function insertBoards(
  tx: Tx,
  world: ExampleWorld,
  withWork: boolean,
  longAgo: string,
  now: Date,
): Promise<void> {
  for (const { slug, name } of world.manufakturen) {
    const id = slug as string as BoardId;
    await insertBoard(tx, { id, manufaktur: slug, title: 'Tafel' }, longAgo);
    if (!withWork) continue;
    const { update, content } = seededBoard(
      layOutBoard({
        title: name,
        proposals: world.proposals.map(({ header }) => header).filter((header) => header.manufaktur === slug),
        notes: world.boardNotes.get(slug) ?? [],
        people: membersOf(world, slug),
      }),
    );
    await insertUpdates(tx, [{ document: documentName({ kind: 'board', id }), update }], now);
    await indexBoard(tx, { id, manufaktur: slug }, wordsOf(content));
  }
  if (withWork)
    for (const further of FURTHER_BOARDS) await insertFurtherBoard(tx, world, further, longAgo, now);
}

async function insertFurtherBoard(
  tx: Tx,
  world: ExampleWorld,
  { title, kind, proposals, isArchived, ...given }: FurtherBoard,
  longAgo: string,
  now: Date,
): Promise<void> {
  const id = given.id as BoardId;
  const manufaktur = given.manufaktur as ManufakturSlug;
  const people = membersOf(world, manufaktur);
  const shown = world.proposals.map(({ header }) => header).filter((header) => proposals.includes(header.id));
  const { update, content } = seededBoard(layOutBoard({ title, proposals: shown, notes: [], people }));
  await insertBoard(tx, { id, manufaktur, title, kind }, longAgo);
  if (isArchived) await updateBoard(tx, id, { archivedAt: longAgo });
  await insertUpdates(tx, [{ document: documentName({ kind: 'board', id }), update }], now);
  await indexBoard(tx, { id, manufaktur }, wordsOf(content));
}

function membersOf(world: ExampleWorld, slug: string): readonly PersonId[] {
  return world.memberships.filter((each) => each.manufaktur === slug).map((each) => each.person);
}
