import type { BoardId, PersonId, ProposalId } from '@geflecht/domain';
import type { CompiledQuery } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';

import type { Rights } from '../collab/index.ts';
import { insertMembership } from '../features/manufakturen/index.ts';
import { insertPerson } from '../features/people/index.ts';
import type { Db, Storage } from '../storage/index.ts';
import { openedWorld } from '../testbed/opened.ts';
import { emptySqlite, migrated, NOW } from '../testbed/storage.ts';
import { AT, HERE, membership, person, THERE } from '../testbed/world.ts';
import { createRights } from './rights.ts';

const MEMBER = 'teil-hier' as PersonId;
const ELSEWHERE = 'teil-dort' as PersonId;
const CITY_CONTACT = 'stadt' as PersonId;
const NEWCOMER = 'neu' as PersonId;
const TEXT = { kind: 'proposal', id: 'H1' as ProposalId } as const;
const BOARD = { kind: 'board', id: 'tafel-hier' as BoardId } as const;

let storage: Storage & { readonly db: Db };
let rights: Rights;
let at: number;
/** How often somebody's facts were read, and what each of the next readings waits for before its answer is used. */
let looks: number;
let hindrances: (() => Promise<void>)[];

beforeEach(async () => {
  storage = await openedWorld(async () => await migrated(emptySqlite()));
  at = NOW.getTime();
  looks = 0;
  hindrances = [];
  const watched = storage.db.withPlugin({
    transformQuery: ({ node }) => node,
    async transformResult({ result, queryId }) {
      if (!lookedUp.has(queryId)) return result;
      looks += 1;
      await hindrances.shift()?.();
      return result;
    },
  });
  const lookedUp = new WeakSet<CompiledQuery['queryId']>();
  const seen = watched.withPlugin({
    transformQuery({ node, queryId }) {
      if (node.kind === 'SelectQueryNode' && JSON.stringify(node.from).includes('"memberships"'))
        lookedUp.add(queryId);
      return node;
    },
    transformResult: async ({ result }) => await Promise.resolve(result),
  });
  rights = createRights({ ...storage, db: seen }, () => new Date(at));
});

const leaves = async (who: PersonId): Promise<void> => {
  const theirs = storage.db.deleteFrom('memberships').where('person', '=', who);
  await theirs.where('manufaktur', '=', HERE).execute();
};
const joins = async (who: PersonId): Promise<void> => {
  await insertMembership(storage.db, membership(who, HERE));
};

/** The next look waits before it reads, until its gate opens or fails. */
function hinderTheNext() {
  const gate = Promise.withResolvers<void>();
  const { promise: begun, resolve } = Promise.withResolvers<void>();
  hindrances.push(async () => {
    resolve();
    await gate.promise;
  });
  return { gate, begun };
}

describe('facts that are kept', () => {
  it('are read once for who asks several times in a row, also at the same moment', async () => {
    await Promise.all([
      rights.accessOf(MEMBER, BOARD),
      rights.accessOf(MEMBER, TEXT),
      rights.mayListen(MEMBER),
    ]);
    expect(await rights.accessOf(MEMBER, TEXT)).toBe('write');
    expect(looks).toBe(1);
  });

  it('are no older than a quarter of a second, and not those of a clock that was set back', async () => {
    expect(await rights.accessOf(MEMBER, TEXT)).toBe('write');
    await leaves(MEMBER);
    at += 100;
    expect(await rights.accessOf(MEMBER, TEXT)).toBe('write');
    at += 900;
    expect(await rights.accessOf(MEMBER, TEXT)).toBe('read');
    await joins(MEMBER);
    at -= 60_000;
    expect(await rights.accessOf(MEMBER, TEXT)).toBe('write');
  });

  it('are each person’s own', async () => {
    expect(await rights.accessOf(MEMBER, TEXT)).toBe('write');
    expect(await rights.accessOf(ELSEWHERE, TEXT)).toBe('read');
    expect(await rights.accessOf('gibt-es-nicht' as PersonId, BOARD)).toBe('none');
    expect(await rights.mayListen('gibt-es-nicht' as PersonId)).toBe(false);
  });
});

describe('rights that change', () => {
  it('N3: no answer is older than the last look anew', async () => {
    expect(await rights.accessOf(MEMBER, TEXT)).toBe('write');
    await leaves(MEMBER);
    rights.lookAnew({ person: MEMBER });
    expect(await rights.accessOf(MEMBER, TEXT)).toBe('read');
    await joins(MEMBER);
    rights.lookAnew({ people: new Set([ELSEWHERE, MEMBER]) });
    expect(await rights.accessOf(MEMBER, TEXT)).toBe('write');
  });

  it('those whom a change does not concern keep their facts', async () => {
    const everybody = [MEMBER, ELSEWHERE, CITY_CONTACT];
    for (const each of everybody) await rights.mayListen(each);
    const before = looks;
    rights.lookAnew({ person: MEMBER });
    for (const each of everybody) await rights.mayListen(each);
    expect(looks).toBe(before + 1);
    rights.lookAnew({ people: new Set([MEMBER, CITY_CONTACT]) });
    for (const each of everybody) await rights.mayListen(each);
    expect(looks).toBe(before + 3);
  });

  it('N3: a document is looked at each time, so that its change takes nobody’s facts away', async () => {
    expect(await rights.accessOf(MEMBER, TEXT)).toBe('write');
    await storage.db.updateTable('proposals').set({ manufaktur: THERE }).where('id', '=', TEXT.id).execute();
    expect(await rights.accessOf(MEMBER, TEXT)).toBe('read');
    rights.lookAnew({ document: TEXT });
    expect(await rights.accessOf(MEMBER, TEXT)).toBe('read');
    expect(looks).toBe(1);
  });

  it.each([
    ['of one', { person: MEMBER }],
    ['of several', { people: new Set([ELSEWHERE, MEMBER]) }],
  ])(
    'N3: a look that was under way when those %s changed is not kept, whoever asks while it is',
    async (_, of) => {
      const { gate, begun } = hinderTheNext();
      const seen = rights.changes();
      const early = rights.accessOf(MEMBER, TEXT);
      await begun;
      await leaves(MEMBER);
      rights.lookAnew(of);
      const late = rights.accessOf(MEMBER, TEXT);
      expect(await late).toBe('read');
      gate.resolve();
      // What was asked before may be answered as it was; who acts on it sees by the number that it has to ask again.
      expect(await early).toBe('write');
      expect(rights.changes()).not.toBe(seen);
      expect(await rights.accessOf(MEMBER, TEXT)).toBe('read');
      expect(looks).toBe(2);
    },
  );

  it('a look that was under way when somebody else’s changed is kept', async () => {
    const { gate, begun } = hinderTheNext();
    const early = rights.accessOf(MEMBER, TEXT);
    await begun;
    rights.lookAnew({ person: ELSEWHERE });
    const late = rights.accessOf(MEMBER, TEXT);
    gate.resolve();
    expect([await early, await late]).toEqual(['write', 'write']);
    expect(looks).toBe(1);
  });

  it('each look anew is counted, and nothing else is', async () => {
    const before = rights.changes();
    await rights.accessOf(MEMBER, TEXT);
    at += 5000;
    await rights.accessOf(MEMBER, TEXT);
    expect(rights.changes()).toBe(before);
    rights.lookAnew({ person: MEMBER });
    rights.lookAnew({ people: new Set([ELSEWHERE]) });
    rights.lookAnew({ document: TEXT });
    expect(rights.changes()).toBe(before + 3);
  });

  it('N3: nobody is refused by facts that are kept: what another node has given counts at once', async () => {
    expect(await rights.accessOf(NEWCOMER, BOARD)).toBe('none');
    await insertPerson(storage.db, person(NEWCOMER), AT);
    expect(await rights.accessOf(NEWCOMER, BOARD)).toBe('write');
  });

  it('a refusal by facts that were just read costs no second look', async () => {
    expect(await rights.accessOf(CITY_CONTACT, BOARD)).toBe('none');
    expect(looks).toBe(1);
  });
});

describe('a failure', () => {
  it('is told to everybody who waits for it and is not kept', async () => {
    hindrances.push(async () => await Promise.reject(new Error('the store is away')));
    const asked = [rights.accessOf(MEMBER, TEXT), rights.accessOf(MEMBER, BOARD), rights.mayListen(MEMBER)];
    const outcomes = await Promise.allSettled(asked);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(await rights.accessOf(MEMBER, TEXT)).toBe('write');
    expect(looks).toBe(2);
  });

  it('of an old look takes nothing away from a newer one', async () => {
    const { gate, begun } = hinderTheNext();
    const early = rights.accessOf(MEMBER, TEXT);
    await begun;
    rights.lookAnew({ person: MEMBER });
    expect(await rights.accessOf(MEMBER, TEXT)).toBe('write');
    gate.reject(new Error('too late'));
    await expect(early).rejects.toThrow('too late');
    expect(await rights.accessOf(MEMBER, TEXT)).toBe('write');
    expect(looks).toBe(2);
  });
});
