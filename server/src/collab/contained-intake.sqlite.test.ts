import { createRandom } from '@geflecht/testkit/random';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';

import { quiet } from '../testbed/log-stage.ts';
import { type Crowd, type CrowdOptions, simulatedCrowd, type Somebody } from '../testbed/simulated-crowd.ts';
import { createEther } from '../testbed/simulated-ether.ts';
import { emptySqlite, migrated, NOW } from '../testbed/storage.ts';
import { turns } from '../testbed/turns.ts';
import { until } from '../testbed/until.ts';
import { CLOSE_CODE } from './close-codes.ts';
import { createDocumentLog, type DocumentLog } from './log/index.ts';

const CROWD = 14;
const BROKEN = Uint8Array.from([1, 1, 5, 0, 200, 9, 9, 9, 9]);

let storage: Awaited<ReturnType<typeof emptySqlite>>;
let log: DocumentLog;

beforeAll(async () => {
  storage = await migrated(emptySqlite());
  log = createDocumentLog({ storage, place: storage.place, now: () => NOW, logger: quiet });
});
afterAll(async () => {
  await log.close();
  await storage.close();
});

const fault = (): never => {
  throw new Error('a fault of ours');
};
const crowdOf = async (options: Partial<CrowdOptions> = {}): Promise<Crowd> =>
  await simulatedCrowd(CROWD, { log, ...options });
const settled = async ({ room }: Crowd): Promise<void> => {
  await room.settled();
  await turns(3);
};
const words = async (crowd: Crowd): Promise<string[]> => [...(await crowd.stored()).getMap('probe').keys()];

/** All but one write once, and that one does or suffers something in the middle of them. */
async function amongOthers(crowd: Crowd, victim: Somebody, meanwhile: () => void): Promise<Somebody[]> {
  const others = crowd.people.filter((one) => one !== victim);
  for (const one of others.slice(0, 6)) one.say(one.write(one.person));
  meanwhile();
  for (const one of others.slice(6)) one.say(one.write(one.person));
  await settled(crowd);
  return others;
}

async function expectUntouched(crowd: Crowd, others: readonly Somebody[]): Promise<void> {
  const stored = await words(crowd);
  expect(others.filter(({ person }) => !stored.includes(person))).toEqual([]);
  expect(others.map(({ told }) => told)).toEqual(
    others.map(() => expect.objectContaining({ stored: 1, reopened: 0 })),
  );
  expect(others.flatMap(({ closes }) => closes)).toEqual([]);
  expect(crowd.room.isClosed).toBe(false);
}

describe('an exception in the middle of a round', () => {
  it('G7: of a hook that is told of a refusal: one connection falls', async () => {
    const crowd = await crowdOf({ observer: { rejected: fault } });
    const [victim] = crowd.people as [Somebody];
    const others = await amongOthers(crowd, victim, () => victim.say(BROKEN));
    await expectUntouched(crowd, others);
    expect(victim.closes).toEqual([CLOSE_CODE.internalError]);
    expect(crowd.failures).toHaveLength(1);
  });

  it('G7: of a socket that is answered: one connection falls, the change is told', async () => {
    const crowd = await crowdOf();
    const [victim] = crowd.people as [Somebody];
    const others = await amongOthers(crowd, victim, () => {
      victim.say(victim.write('eigenes'));
      let isFirst = true;
      victim.onWrite = () => {
        if (isFirst) {
          isFirst = false;
          fault();
        }
      };
    });
    await expectUntouched(crowd, others);
    expect(await words(crowd)).toContain('eigenes');
    expect(victim.closes).toEqual([CLOSE_CODE.internalError]);
    expect(others.map(({ changes }) => changes.length)).toEqual(others.map(() => 1));
  });

  it('G7: of a socket that is told again what it has said already, by a timer: the process goes on', async () => {
    const crowd = await crowdOf();
    const [victim] = crowd.people as [Somebody];
    const update = victim.write('einmal');
    victim.say(update);
    await settled(crowd);
    victim.say(update);
    victim.onWrite = fault;
    // By the timer of the window, which nobody stands around.
    await until('it falls', () => victim.closes.length > 0);
    expect(victim.closes).toEqual([CLOSE_CODE.internalError]);
    victim.onWrite = undefined;
    await expectUntouched(crowd, await amongOthers(crowd, victim, () => undefined));
  });

  it('G7: of the measuring of an acknowledgement: nobody but its author', async () => {
    let isFirst = true;
    const acknowledged = (): void => {
      if (isFirst) {
        isFirst = false;
        fault();
      }
    };
    const crowd = await crowdOf({ observer: { acknowledged } });
    const [victim] = crowd.people as [Somebody];
    victim.say(victim.write('zuerst'));
    const others = await amongOthers(crowd, victim, () => undefined);
    await expectUntouched(crowd, others);
    expect(victim.closes).toEqual([CLOSE_CODE.internalError]);
  });

  it('G7: of who is told what has changed: the document stays, and everybody is answered', async () => {
    const crowd = await crowdOf({ onChanged: fault });
    const [victim] = crowd.people as [Somebody];
    const others = await amongOthers(crowd, victim, () => undefined);
    await expectUntouched(crowd, others);
    expect(victim.changes).toHaveLength(1);
    expect(crowd.failures.length).toBeGreaterThan(0);
  });

  it('G7 G2: over what somebody has had waiting: that one falls, not who brought its ground', async () => {
    const crowd = await crowdOf({ observer: { rejected: fault } });
    const [parker, bringer] = crowd.people as [Somebody, Somebody];
    const ground = bringer.write('grund');
    // Rests on the ground, and may not be written any more by the time that this comes.
    Y.applyUpdate(parker.doc, ground);
    parker.say(parker.write('grund'));
    await settled(crowd);
    expect(parker.told.questions).toBe(1);
    crowd.room.demote(parker.peer.open()[0]!.channel);
    bringer.say(ground);
    await settled(crowd);
    expect(parker.closes).toEqual([CLOSE_CODE.internalError]);
    expect(bringer.closes).toEqual([]);
    expect(bringer.told.stored).toBe(1);
  });

  it('G7 N2: after the log was asked on several nodes: one connection, and no rejection that nobody takes', async () => {
    const bus = createEther(createRandom(1)).bus('hier');
    const crowd = await crowdOf({ bus, observer: { rejected: fault } });
    const [owner, forger] = crowd.people as [Somebody, Somebody];
    owner.say(owner.write('meins'));
    await until('it is stored', () => owner.told.stored === 1);
    const unhandled: unknown[] = [];
    const note = (error: unknown): void => void unhandled.push(error);
    process.on('unhandledRejection', note);
    const forged = new Y.Doc();
    Y.applyUpdate(forged, Y.encodeStateAsUpdate(owner.doc));
    const before = Y.encodeStateVector(forged);
    forged.clientID = owner.doc.clientID;
    forged.getMap('probe').set('untergeschoben', 1);
    forger.say(Y.encodeStateAsUpdate(forged, before));
    await until('it falls', () => forger.closes.length > 0);
    await turns(3);
    process.off('unhandledRejection', note);
    expect(unhandled).toEqual([]);
    expect(forger.closes).toEqual([CLOSE_CODE.internalError]);
    expect(owner.closes).toEqual([]);
  });
});

describe('what waits for its ground', () => {
  it('G2: is bounded for all of a document together: who has most waiting has to come again, and nobody else', async () => {
    const crowd = await crowdOf();
    const gaps = crowd.people.slice(0, 10);
    for (const one of gaps) {
      one.write('nie gesagt');
      for (let nr = 0; nr < 40; nr += 1) one.say(one.write(`wartet ${nr}`));
    }
    await settled(crowd);
    const fallen = gaps.filter(({ closes }) => closes.length > 0);
    expect(fallen.map(({ person }) => person)).toEqual(['p1', 'p2', 'p3', 'p4']);
    const honest = crowd.people.slice(10);
    for (const one of honest) one.say(one.write(one.person));
    await settled(crowd);
    expect(honest.map(({ told }) => told.stored)).toEqual([1, 1, 1, 1]);
  });
});
