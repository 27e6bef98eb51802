import type { PersonId } from '@geflecht/domain';
import { expect, it } from 'vitest';
import * as Y from 'yjs';

import { createChannel } from './channel.ts';
import { Intake } from './intake.ts';
import type { LiveSocket } from './live-socket.ts';
import type { DocumentLog } from './log/index.ts';
import { Resident } from './resident.ts';
import { namePrefix } from './wire.ts';

const NOTHING = { snapshot: undefined, updates: [], leases: new Map<number, PersonId>(), seq: 0 };
const FOREIGN = 777;
const OWN = 5;

function update(client: number, key: string): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = client;
  doc.getMap('items').set(key, new Y.Map());
  return Y.encodeStateAsUpdate(doc);
}

/** A crowd at a document of one node of several, on a disk and a log whose answers the test gives. */
function stage() {
  const heard: string[] = [];
  const disk: ((seq: number) => void)[] = [];
  let looked = (): void => undefined;
  const log: Pick<DocumentLog, 'append' | 'since'> = {
    append: async () =>
      await new Promise((resolve) => {
        disk.push(resolve);
      }),
    since: async () =>
      await new Promise((resolve) => {
        looked = () => resolve(NOTHING);
      }),
  };
  const resident = new Resident(
    {
      name: 'board:probe',
      kind: 'board',
      log: log as DocumentLog,
      onForeign: () => undefined,
      onDamaged: () => heard.push('damaged'),
    },
    NOTHING,
  );
  resident.leases.set(FOREIGN, 'victim' as PersonId);
  resident.leases.set(OWN, 'p1' as PersonId);
  const people = Array.from({ length: 200 }, (_, nr) => {
    const person = `p${nr}` as PersonId;
    const socket: LiveSocket = {
      id: person,
      person,
      session: person,
      write: () => heard.push(`${person} answered`),
      writeAtOnce: () => undefined,
      isBehind: () => false,
      isSwamped: () => false,
      isOpen: () => true,
      rest: () => undefined,
      close: (_code, reason) => heard.push(`${person} closed: ${reason}`),
    };
    return createChannel(socket, namePrefix('board:probe'), 'write');
  });
  const intake: Intake = new Intake({
    resident,
    channels: new Set(people),
    observer: {
      acknowledged: () => undefined,
      rejected: () => undefined,
      readerDropped: () => undefined,
      failed: () => undefined,
    },
    clock: () => 0,
    speakerOf: () => undefined,
    isShared: () => true,
    isFull: () => false,
    committed: (_what, authors) =>
      heard.push(`told of ${Array.from(authors, ({ person }) => person).join()}`),
    // As a room does it: what somebody has said counts before their rights end.
    turnAway(channel) {
      intake.flush();
      channel.access = 'read';
      channel.socket.close(1007, 'invalid_message');
    },
    failed: (where) => heard.push(`failed: ${where}`),
  });
  return { intake, people, disk, heard, looked: () => looked() };
}

const turn = async (): Promise<void> => await new Promise((resolve) => setImmediate(resolve));

it('L1: who is turned away after the log was asked hurries nobody’s answer', async () => {
  const { intake, people, disk, heard, looked } = stage();
  const [forger, honest] = people as [(typeof people)[0], (typeof people)[0]];
  intake.take(forger, update(FOREIGN, 'forged'));
  intake.flush();
  await turn();
  intake.take(honest, update(OWN, 'honest'));
  looked();
  await turn();
  expect(heard).toEqual(['p0 closed: invalid_message']);
  expect(disk).toHaveLength(1);
  disk[0]?.(1);
  await turn();
  expect(heard).toEqual(['p0 closed: invalid_message', 'p1 answered', 'told of p1']);
});
