import { documentName } from '@geflecht/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';

import { quiet } from '../testbed/log-stage.ts';
import { frames } from '../testbed/raw-socket.ts';
import { type Crowd, type CrowdOptions, simulatedCrowd, type Somebody } from '../testbed/simulated-crowd.ts';
import { emptySqlite, migrated, NOW } from '../testbed/storage.ts';
import { turns } from '../testbed/turns.ts';
import { until } from '../testbed/until.ts';
import { createDocumentLog, type DocumentLog } from './log/index.ts';

/** More than ten, so that what is said in one turn is looked at as one. */
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

const crowdOf = async (options: Partial<CrowdOptions> = {}): Promise<Crowd> =>
  await simulatedCrowd(CROWD, { log, ...options });

const wordsOf = (doc: Y.Doc): string[] => [...doc.getMap('probe').keys()].toSorted();
const storedWords = async (crowd: Crowd): Promise<string[]> => wordsOf(await crowd.stored());
const heardWords = ({ changes }: Somebody): string[] => {
  const doc = new Y.Doc();
  for (const change of changes) Y.applyUpdate(doc, change);
  return wordsOf(doc);
};
const everybodyWrites = (people: readonly Somebody[]): void => {
  for (const one of people) one.say(one.write(`wort ${one.person}`));
};
const wordsFrom = (people: readonly Somebody[]): string[] =>
  people.map(({ person }) => `wort ${person}`).toSorted();
const storedOf = (people: readonly Somebody[]): number[] => people.map(({ told }) => told.stored);
/** Waits until nothing is gathered, on its way to the disk or in the air. */
const settled = async ({ room }: Crowd): Promise<void> => {
  await room.settled();
  await turns(3);
};

describe('a crowd that writes in one moment', () => {
  it('L1 L5: is stored in one commit and told in one frame, and each update is answered once, after the commit', async () => {
    const crowd = await crowdOf();
    const { people, appended } = crowd;
    crowd.hold();
    everybodyWrites(people);
    everybodyWrites(people);
    await until('the window is over', () => appended.length > 0);
    await turns(50);
    expect(storedOf(people)).toEqual(people.map(() => 0));
    expect(people.map(({ changes }) => changes.length)).toEqual(people.map(() => 0));
    crowd.release();
    await settled(crowd);
    expect(appended).toHaveLength(1);
    expect(storedOf(people)).toEqual(people.map(() => 2));
    expect(people.map(({ changes }) => changes.length)).toEqual(people.map(() => 1));
    for (const one of people) expect(heardWords(one)).toEqual(wordsFrom(people));
    expect(await storedWords(crowd)).toEqual(wordsFrom(people));
    expect(crowd.failures).toEqual([]);
  });

  it('L1: of ten each is stored and told at once', async () => {
    const crowd = await simulatedCrowd(10, { log });
    everybodyWrites(crowd.people);
    expect(crowd.appended).toHaveLength(10);
    await settled(crowd);
    expect(storedOf(crowd.people)).toEqual(crowd.people.map(() => 1));
  });

  it('one alone who writes is not told their own words', async () => {
    const crowd = await crowdOf();
    const [author, witness] = crowd.people as [Somebody, Somebody];
    author.say(author.write('eins'));
    author.say(author.write('zwei'));
    await settled(crowd);
    expect(crowd.appended).toHaveLength(1);
    expect(author.changes).toEqual([]);
    expect(heardWords(witness)).toEqual(['eins', 'zwei']);
  });

  it('L1: the same update again, from its author and from another, is answered when it is stored and not before', async () => {
    const crowd = await crowdOf();
    const [author, other] = crowd.people as [Somebody, Somebody];
    const update = author.write('doppelt');
    crowd.hold();
    author.say(update);
    author.say(update);
    other.say(update);
    await until('it is on its way', () => crowd.appended.length === 1);
    // What a later window repeats waits for the same commit.
    other.say(update);
    crowd.room.flush();
    await turns(20);
    expect([author.told.stored, other.told.stored]).toEqual([0, 0]);
    crowd.release();
    await settled(crowd);
    expect([author.told.stored, other.told.stored]).toEqual([2, 2]);
    expect(crowd.appended).toHaveLength(1);
  });

  it('L1: nothing is answered, not even a repetition, whose commit fails for good', async () => {
    let isBroken = false;
    const crowd = await crowdOf({
      log: {
        ...log,
        append: async (entry) => {
          if (isBroken) throw new Error('the disk is gone');
          return await log.append(entry);
        },
      },
    });
    const { people } = crowd;
    isBroken = true;
    const update = people[0]!.write('verloren');
    people[0]!.say(update);
    people[1]!.say(update);
    crowd.room.flush();
    people[2]!.say(update);
    crowd.room.flush();
    await until('all have to come again', () => people.every(({ told }) => told.reopened === 1));
    await turns(20);
    expect(storedOf(people)).toEqual(people.map(() => 0));
    expect(await storedWords(crowd)).toEqual([]);
  });
});

describe('one who does harm among the honest', () => {
  it('L5 G1 G2 G3 G6: falls, is refused or is asked, each alone; the honest ones are stored', async () => {
    const reader = 'p3';
    const crowd = await crowdOf({ accessOf: (person) => (person === reader ? 'read' : 'write') });
    const { people } = crowd;
    const [hostile, forger, reading, gapped, ...honest] = people as [
      Somebody,
      Somebody,
      Somebody,
      Somebody,
      ...Somebody[],
    ];
    expect(reading.person).toBe(reader);
    const missing = gapped.write('grund');
    const [before, after] = [honest.slice(0, 5), honest.slice(5)];
    everybodyWrites(before);
    hostile.say(hostile.write('vorher'));
    hostile.say(BROKEN);
    hostile.say(hostile.write('nachher'));
    forger.say(inTheNameOf(honest[0]!));
    reading.say(reading.write('darf nicht'));
    gapped.say(gapped.write('ohne grund'));
    everybodyWrites(after);
    await settled(crowd);
    expect(await storedWords(crowd)).toEqual(['vorher', ...wordsFrom(honest)].toSorted());
    expect(storedOf(honest)).toEqual(honest.map(() => 1));
    expect(honest.flatMap(({ closes }) => closes)).toEqual([]);
    expect(hostile.closes).toEqual([1007]);
    expect(forger.closes).toEqual([1007]);
    expect(reading.told).toMatchObject({ stored: 0, refused: 1 });
    expect(gapped.told).toMatchObject({ stored: 0, refused: 0, questions: 1 });
    expect(crowd.appended).toHaveLength(1);
    for (const one of honest) expect(one.changes).toHaveLength(1);
    gapped.say(missing);
    await settled(crowd);
    expect(gapped.told).toMatchObject({ stored: 2, questions: 1 });
    expect(await storedWords(crowd)).toEqual(
      ['vorher', 'grund', 'ohne grund', ...wordsFrom(honest)].toSorted(),
    );
    expect(gapped.closes).toEqual([]);
    expect(crowd.failures).toEqual([]);
  });

  it('G2: what rests on something missing is taken when that comes in the same window', async () => {
    const crowd = await crowdOf();
    const [author, ...others] = crowd.people as [Somebody, ...Somebody[]];
    const [first, second, third] = [author.write('eins'), author.write('zwei'), author.write('drei')];
    author.say(third);
    author.say(second);
    everybodyWrites(others);
    author.say(first);
    await settled(crowd);
    expect(await storedWords(crowd)).toEqual(['drei', 'eins', 'zwei', ...wordsFrom(others)].toSorted());
    expect(storedOf(crowd.people)).toEqual([3, ...others.map(() => 1)]);
    expect(crowd.appended).toHaveLength(1);
  });

  it('G2: a ladder of updates, each on the one after it, over all of the crowd falls into place', async () => {
    const crowd = await crowdOf();
    const steps: { who: Somebody; update: Uint8Array }[] = [];
    const shared = new Y.Doc();
    for (let round = 0; round < 4; round += 1) {
      for (const who of crowd.people) {
        Y.applyUpdate(who.doc, Y.encodeStateAsUpdate(shared));
        const before = Y.encodeStateVector(who.doc);
        who.doc.getText('leiter').insert(who.doc.getText('leiter').length, 'x');
        const update = Y.encodeStateAsUpdate(who.doc, before);
        Y.applyUpdate(shared, update);
        steps.push({ who, update });
      }
    }
    for (const { who, update } of steps.toReversed()) who.say(update);
    await settled(crowd);
    expect((await crowd.stored()).getText('leiter').toJSON()).toBe('x'.repeat(steps.length));
    expect(storedOf(crowd.people)).toEqual(crowd.people.map(() => 4));
    expect(crowd.failures).toEqual([]);
  });
});

describe('somebody who goes within the window', () => {
  const goings: Record<string, (crowd: Crowd, who: Somebody) => void> = {
    leaves: (_, who) => who.leave(),
    'is a reader from now on': ({ room }, who) => room.demote(who.peer.open()[0]!.channel),
    'is thrown out': (_, who) => {
      who.peer.socket.close(4401, 'session_ended');
      who.leave();
    },
  };

  it.each(Object.entries(goings))(
    'L5: %s: what was said before counts, what is said after does not',
    async (_, go) => {
      const crowd = await crowdOf();
      const [goer, ...others] = crowd.people as [Somebody, ...Somebody[]];
      everybodyWrites(others.slice(0, 4));
      goer.say(goer.write('vorher'));
      go(crowd, goer);
      goer.say(goer.write('nachher'));
      everybodyWrites(others.slice(4));
      await settled(crowd);
      expect(await storedWords(crowd)).toEqual(['vorher', ...wordsFrom(others)].toSorted());
      expect(storedOf(others)).toEqual(others.map(() => 1));
      expect(goer.told.stored).toBeLessThanOrEqual(1);
    },
  );

  it('L1: who comes again on the same socket is not told that new words are stored when old ones are', async () => {
    const crowd = await crowdOf();
    const who = crowd.people[0]!;
    crowd.hold();
    who.say(who.write('alt'));
    const [open] = who.peer.open();
    who.peer.receive(closing(open!.room));
    await turns(2);
    who.open();
    await until('it is in again', () => who.peer.open().length === 1);
    who.say(who.write('neu'));
    crowd.room.flush();
    expect(crowd.appended).toHaveLength(2);
    crowd.release();
    await settled(crowd);
    // One update was said on the channel that is open.
    expect(who.told.stored).toBe(1);
    expect(await storedWords(crowd)).toEqual(['alt', 'neu']);
  });

  it('L1: when the document is read anew, nobody is answered and nothing half is kept', async () => {
    const crowd = await crowdOf();
    everybodyWrites(crowd.people);
    crowd.room.close('document_reset');
    await turns(200);
    expect(crowd.appended).toEqual([]);
    expect(storedOf(crowd.people)).toEqual(crowd.people.map(() => 0));
    expect(crowd.people.map(({ told }) => told.reopened)).toEqual(crowd.people.map(() => 1));
  });

  it('L1: what is gathered when the process is told to stop is stored', async () => {
    const crowd = await crowdOf();
    everybodyWrites(crowd.people);
    expect(crowd.appended).toEqual([]);
    crowd.rooms.flush();
    expect(crowd.appended).toHaveLength(1);
    await log.settled(5000);
    expect(await storedWords(crowd)).toEqual(wordsFrom(crowd.people));
    crowd.rooms.stop();
  });
});

/** Goes on with somebody's client id where they have stopped. */
function inTheNameOf({ doc }: Somebody): Uint8Array {
  const forged = new Y.Doc();
  Y.applyUpdate(forged, Y.encodeStateAsUpdate(doc));
  forged.clientID = doc.clientID;
  const before = Y.encodeStateVector(forged);
  forged.getMap('probe').set('gefälscht', 1);
  return Y.encodeStateAsUpdate(forged, before);
}

function closing({ address }: Crowd['room']): Uint8Array {
  return frames.close(documentName(address));
}
