import type { PersonId } from '@geflecht/domain';
import { expect, it } from 'vitest';
import * as Y from 'yjs';

import type { Append, DocumentLog } from './log/index.ts';
import { type Committed, Resident } from './resident.ts';

const NOTHING = { snapshot: undefined, updates: [], leases: new Map<number, PersonId>(), seq: 0 };

interface Pending {
  readonly entry: Append;
  readonly resolve: (seq: number) => void;
  readonly reject: (error: unknown) => void;
}

/** A resident on a disk whose answers the test gives. */
function residentOf(): { resident: Resident; disk: Pending[]; damages: unknown[] } {
  const disk: Pending[] = [];
  const damages: unknown[] = [];
  const log: Pick<DocumentLog, 'append' | 'since'> = {
    append: async (entry) =>
      await new Promise((resolve, reject) => {
        disk.push({ entry, resolve, reject });
      }),
    since: async () => await Promise.resolve(NOTHING),
  };
  const resident = new Resident(
    {
      name: 'board:probe',
      kind: 'board',
      log: log as DocumentLog,
      onForeign: () => undefined,
      onDamaged: (cause) => damages.push(cause),
    },
    NOTHING,
  );
  return { resident, disk, damages };
}

/** Updates of different clients that rest on nothing. */
function words(count: number): readonly Uint8Array[] {
  return Array.from({ length: count }, (_, nr) => {
    const doc = new Y.Doc();
    doc.clientID = nr + 1;
    doc.getMap('items').set(`n${nr}`, nr);
    return Y.encodeStateAsUpdate(doc);
  });
}

it('L5: what is applied together is one entry of the log, and is told once it is there', async () => {
  const { resident, disk } = residentOf();
  const told: (Committed | undefined)[] = [];
  resident.change(
    (apply) => {
      for (const update of words(3)) apply(update, []);
    },
    (what) => told.push(what),
  );
  expect(disk).toHaveLength(1);
  expect(told).toEqual([]);
  disk[0]?.resolve(1);
  await resident.settled();
  expect(told).toHaveLength(1);
  const copy = new Y.Doc();
  Y.applyUpdate(copy, told[0]?.update ?? new Uint8Array());
  expect(copy.getMap('items').toJSON()).toEqual({ n0: 0, n1: 1, n2: 2 });
});

it('L1: a change within a change is refused, and what the outer one applied goes to the disk all the same', () => {
  const { resident, disk } = residentOf();
  const [outer, inner] = words(2) as [Uint8Array, Uint8Array];
  const told: unknown[] = [];
  const nested = (): void =>
    resident.change(
      (apply) => {
        apply(outer, []);
        resident.change(
          (again) => again(inner, []),
          () => told.push('inner'),
        );
      },
      () => told.push('outer'),
    );
  expect(nested).toThrow(/within/);
  expect(disk.map(({ entry }) => Object.keys(itemsOf(entry.update)))).toEqual([['n0']]);
  expect(told).toEqual([]);
});

it('G7: a disk that refuses is one damage, whoever waits is let go, and nothing more is called stored', async () => {
  const { resident, disk, damages } = residentOf();
  const [first, second] = words(2) as [Uint8Array, Uint8Array];
  const told: string[] = [];
  const change = (update: Uint8Array, name: string): void =>
    resident.change(
      (apply) => apply(update, []),
      () => told.push(`${name} stored`),
      () => told.push(`${name} refused`),
    );
  change(first, 'first');
  change(second, 'second');
  resident.afterCommit(() => told.push('after'));
  const settled = resident.settled();
  for (const { reject } of disk) reject(new Error('full'));
  await settled;
  await Promise.resolve();
  expect(damages).toHaveLength(1);
  expect(told.sort()).toEqual(['first refused', 'second refused']);
  expect(resident.isIdle()).toBe(true);
});

function itemsOf(update: Uint8Array): Record<string, unknown> {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, update);
  return copy.getMap('items').toJSON();
}
