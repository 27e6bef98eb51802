import type { DirectoryEntry } from '@geflecht/contract';
import { accepted, type Actor, may, refused, type Result } from '@geflecht/domain';

import type { Context } from '../../app/context.ts';
import { listHomes } from '../manufakturen/index.ts';
import { listPeople } from './store.ts';
import { viewOf } from './view.ts';

/** Everybody who may be met here; suspended people are not among them. */
export async function readDirectory(
  context: Context,
  actor: Actor,
): Promise<Result<readonly DirectoryEntry[]>> {
  if (may(actor, 'read_people') !== 'yes') return refused('not_permitted');
  const people = await listPeople(context.storage.db);
  const homes = await listHomes(context.storage.db);
  return accepted(
    people
      .filter((person) => !person.suspended)
      .map((person) => ({ ...viewOf(person), home: homes.get(person.id) ?? null })),
  );
}
