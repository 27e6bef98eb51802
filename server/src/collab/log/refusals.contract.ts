import type { PersonId } from '@geflecht/domain';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';

import { StorageUnavailable } from '../../storage/index.ts';
import { bare, type LogStage, logStage, many, until } from '../../testbed/log-stage.ts';
import { NOW } from '../../testbed/storage.ts';
import { turns } from '../../testbed/turns.ts';
import { type Append, insertUpdates, LeaseTaken } from './index.ts';

const ADA = 'ada' as PersonId;
const EVE = 'eve' as PersonId;

/** What becomes of updates that cannot be stored, or not yet. */
export function refusalsContract(open: () => Promise<LogStage>): void {
  const at = logStage(open);

  describe('a client id', () => {
    const update = (): Uint8Array => {
      const doc = new Y.Doc();
      doc.getText('text').insert(0, 'x');
      return Y.encodeStateAsUpdate(doc);
    };

    it('is kept with its first update', async () => {
      await at.log.append({ document: 'board:a', update: update(), leases: [{ client: 7, person: ADA }] });
      expect((await at.log.load('board:a')).leases).toEqual(new Map([[7, ADA]]));
      expect((await at.log.load('board:b')).leases.size).toBe(0);
      expect((await at.log.since('board:a', 1)).leases.size).toBe(0);
    });

    it('of somebody else costs that update, and no other of the same commit', async () => {
      await at.log.append({ document: 'board:a', update: update(), leases: [{ client: 7, person: ADA }] });
      const outcomes = await Promise.allSettled([
        at.log.append(bare('board:a', update())),
        at.log.append({ document: 'board:a', update: update(), leases: [{ client: 7, person: EVE }] }),
        at.log.append({ document: 'board:a', update: update(), leases: [{ client: 8, person: EVE }] }),
        at.log.append({ document: 'board:b', update: update(), leases: [{ client: 7, person: EVE }] }),
      ]);
      expect(
        outcomes.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value : outcome.reason)),
      ).toEqual([2, expect.any(LeaseTaken), 3, 1]);
      expect(await at.numbersOf('board:a')).toEqual([1, 2, 3]);
      expect((await at.log.load('board:a')).leases).toEqual(
        new Map([
          [7, ADA],
          [8, EVE],
        ]),
      );
    });
  });

  it('gives a client id to one of two people who come at the same moment to different logs', async () => {
    const other = at.opened();
    at.more.push(other);
    for (let client = 1; client <= 30; client += 1) {
      const outcomes = await Promise.allSettled(
        [ADA, EVE].map(
          async (person, index) =>
            await (index === client % 2 ? at.log : other).append({
              document: 'board:a',
              update: new Uint8Array([0, 0]),
              leases: [{ client, person }],
            }),
        ),
      );
      expect(outcomes.map(({ status }) => status).toSorted((a, b) => a.localeCompare(b))).toEqual([
        'fulfilled',
        'rejected',
      ]);
      const winner = outcomes.findIndex(({ status }) => status === 'fulfilled');
      expect((await at.log.since('board:a', client - 1)).leases).toEqual(
        new Map([[client, winner === 0 ? ADA : EVE]]),
      );
    }
    expect((await at.log.load('board:a')).seq).toBe(30);
  });

  it('lets fall with a refused update what rests on it, and nothing else', async () => {
    await at.log.append({
      document: 'board:a',
      update: new Uint8Array([0, 0]),
      leases: [{ client: 7, person: ADA }],
    });
    // The room has applied all of this before it hears that the client id is somebody else's.
    const room = new Y.Doc();
    const appended: Promise<number>[] = [];
    const change = (client: number, leases: Append['leases'], place: number): void => {
      room.clientID = client;
      room.once('update', (update: Uint8Array) =>
        appended.push(at.log.append({ document: 'board:a', update, leases })),
      );
      room.getText('text').insert(place, `<${client}>`);
    };
    change(8, [{ client: 8, person: ADA }], 0);
    change(7, [{ client: 7, person: EVE }], 3);
    change(7, [], 6);
    change(9, [{ client: 9, person: EVE }], 4);
    change(8, [], 0);
    const kept = await Promise.allSettled(appended);
    expect(kept.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'rejected',
      'rejected',
      'fulfilled',
    ]);
    const stored = await at.log.load('board:a');
    expect(at.wordsOf(stored)).toBe('<8><8>');
    expect(stored.leases).toEqual(
      new Map([
        [7, ADA],
        [8, ADA],
      ]),
    );
  });

  it('refuses alone what can never be stored, and takes what comes beside it', async () => {
    const before = at.written('proposal:a', many(20));
    const impossible = at.log.append({
      document: 'proposal:b',
      update: new Uint8Array([0, 0]),
      leases: [{ client: Number.NaN, person: ADA }],
    });
    const after = at.written('proposal:a', many(20));
    await expect(impossible).rejects.toThrow(/null|NaN/i);
    await Promise.all([before, after]);
    expect(await at.numbersOf('proposal:a')).toHaveLength(40);
    expect((await at.log.load('proposal:b')).seq).toBe(0);
    expect(at.log.state()).toBe('writable');
  });

  it('takes a store that takes nothing for an outage, whatever it says, and stores all of it afterwards', async () => {
    const states: string[] = [];
    at.log.onState((state) => states.push(state));
    await at.stage.storage.db.schema.alterTable('document_updates').renameTo('away').execute();
    const appended = at.written('proposal:a', many(10));
    await until('the outage is noticed', () => at.log.state() === 'failing');
    expect(at.log.pending().updates).toBe(10);
    await at.stage.storage.db.schema.alterTable('away').renameTo('document_updates').execute();
    await appended;
    expect(await at.loaded('proposal:a')).toBe(many(10).join(''));
    expect(states[0]).toBe('failing');
    expect(at.log.state()).toBe('writable');
  });

  it('stores what is pending when it is closed, and takes nothing more', async () => {
    const pending = at.written('proposal:a', many(10));
    await at.log.close();
    await pending;
    expect(await at.numbersOf('proposal:a')).toHaveLength(10);
    await expect(at.log.append(bare('proposal:a', new Uint8Array([0, 0])))).rejects.toThrow('closed');
  });

  it('gives up what cannot be stored when it is closed, and says so', async () => {
    await at.stage.storage.db.schema.alterTable('document_updates').renameTo('away').execute();
    const pending = Promise.allSettled([at.log.append(bare('proposal:a', new Uint8Array([0, 0])))]);
    await until('the outage is noticed', () => at.log.state() === 'failing');
    await at.log.close();
    expect(await pending).toMatchObject([{ reason: expect.any(StorageUnavailable) }]);
  });

  it('tells when a commit takes too long, before it fails or succeeds', async () => {
    await at.written('proposal:a', ['vorher']);
    const states: string[] = [];
    const stop = at.log.onState((state) => states.push(state));
    let appended: Promise<Y.Doc> | undefined;
    await at.stage.storage.db.transaction().execute(async (tx) => {
      // Somebody else's change holds the document.
      await insertUpdates(tx, [{ document: 'proposal:a', update: new Uint8Array([0, 0]) }], NOW);
      appended = at.written('proposal:a', ['nachher']);
      await until('it is told', () => states.length > 0);
      expect(at.log.state()).toBe('failing');
    });
    await appended;
    expect(states[0]).toBe('failing');
    expect(at.log.state()).toBe('writable');
    expect(await at.numbersOf('proposal:a')).toEqual([1, 2, 3]);
    stop();
    const heard = states.length;
    at.log.onState(() => {
      throw new Error('a listener that fails');
    });
    await at.stage.storage.db.schema.alterTable('document_updates').renameTo('away').execute();
    const later = at.written('proposal:b', ['später']);
    await until('the outage is noticed', () => at.log.state() === 'failing');
    await at.stage.storage.db.schema.alterTable('away').renameTo('document_updates').execute();
    await later;
    expect(states).toHaveLength(heard);
    expect(at.log.state()).toBe('writable');
  });

  it('counts as one with other logs on the same database', async () => {
    const other = at.opened();
    at.more.push(other);
    const grown = ['board:a', 'board:b', 'board:c'].map((name) => ({
      name,
      both: [at.growing(name, at.log), at.growing(name, other)],
    }));
    for (let nr = 0; nr < 100; nr += 1) {
      // Each process meets the documents in another order.
      for (const { both } of nr % 2 === 0 ? grown : grown.toReversed())
        for (const { doc } of both) doc.getText('text').insert(0, 'x');
      if (nr % 10 === 0) await turns(1);
    }
    for (const { name, both } of grown) {
      const numbers = await Promise.all(both.flatMap((each) => each.numbers));
      expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 200 }, (_, index) => index + 1));
      expect((await at.loaded(name)).length).toBe(200);
      expect((await other.since(name, 100)).updates).toHaveLength(100);
    }
  });
}
