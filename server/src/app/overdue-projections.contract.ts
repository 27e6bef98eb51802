import { itemId, seedBoard } from '@geflecht/board-schema';
import type { FeedEvent, SearchHit } from '@geflecht/contract';
import { type BoardId, type DocumentAddress, documentName, type ProposalId } from '@geflecht/domain';
import type { KyselyPlugin } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';

import {
  beginProjection,
  type Collab,
  insertUpdates,
  listUnprojected,
  type Project,
  readProjection,
} from '../collab/index.ts';
import { indexBoard } from '../features/search/index.ts';
import type { Storage } from '../storage/index.ts';
import type { Browser } from '../testbed/browser.ts';
import { write } from '../testbed/live-stage.ts';
import type { Product } from '../testbed/product.ts';
import { NOW } from '../testbed/storage.ts';
import { until } from '../testbed/until.ts';
import { createOverdueProjections } from './overdue-projections.ts';
import { createProjection } from './projection.ts';

const proposalAt = (id: string) => ({ kind: 'proposal', id: id as ProposalId }) as const;
const boardAt = (id: string) => ({ kind: 'board', id: id as BoardId }) as const;
const MOST = 100;

/** What SQL says of the live documents comes true again after a process was gone before it had projected them. */
export function overdueProjectionsContract(start: () => Promise<Product>): void {
  let product: Product;
  let browser: Browser;
  const warnings: unknown[] = [];
  const logger = { warn: (what: unknown) => void warnings.push(what) };

  beforeAll(async () => {
    product = await start();
    browser = await product.as('p37');
  }, 60_000);
  afterAll(async () => await product[Symbol.asyncDispose]());

  const storage = (): Storage => product.context.storage;
  /** A change that is in the log and that nobody has in mind to project, as a killed process leaves it. */
  async function leave(address: DocumentAddress, change: (doc: Y.Doc) => void): Promise<void> {
    const state = await product.context.collab.read(address, (stored) => Y.encodeStateAsUpdate(stored));
    const doc = new Y.Doc();
    Y.applyUpdate(doc, state);
    const before = Y.encodeStateVector(doc);
    change(doc);
    const update = Y.encodeStateAsUpdate(doc, before);
    await insertUpdates(storage().db, [{ document: documentName(address), update }], NOW);
  }
  const notes = (word: string, count: number) => (doc: Y.Doc) =>
    seedBoard(
      doc,
      Array.from({ length: count }, (_, nr) => ({
        id: itemId(`${word.toLowerCase()}-${nr}`),
        kind: 'note' as const,
        x: nr,
        y: 2000,
        text: `${word} ${nr}`,
      })),
    );
  const found = async (words: string): Promise<readonly SearchHit[]> =>
    (await browser.ask<SearchHit[]>(`/api/search?q=${words}`)).body;
  const events = async (id: string): Promise<readonly FeedEvent['kind'][]> =>
    (await browser.ask<FeedEvent[]>(`/api/events?proposal=${id}`)).body.map((event) => event.kind);
  async function entriesOf(board: string, word: string): Promise<number> {
    const rows = await storage()
      .db.selectFrom('search_entries')
      .select('item')
      .where('owner', '=', board)
      .where('body', 'like', `${word}%`)
      .execute();
    return rows.length;
  }
  const isUpToDate = async (): Promise<boolean> => (await listUnprojected(storage().db)).length === 0;

  /** A projection as a node has it; `read` stands between it and the documents. */
  function projecting(read: Collab['read'] = product.context.collab.read, on: Storage = storage()): Project {
    const { now, publish } = product.context;
    return createProjection({
      storage: on,
      now,
      publish,
      carryNotes: async () => undefined,
      collab: () => ({ read }),
    });
  }
  const node = (project = projecting()) => createOverdueProjections({ storage: storage(), project, logger });

  it('nothing is overdue in a world that was just laid out', async () => {
    expect(await listUnprojected(storage().db)).toEqual([]);
  });

  it('who asks for what SQL says of a document gets what is in the log, whoever has written it', async () => {
    await leave(boardAt('mobilitaet'), notes('Sauerampfer', 2));
    expect(await found('sauerampfer')).toEqual([]);
    await product.context.collab.flush(boardAt('mobilitaet'));
    expect(await found('sauerampfer')).toHaveLength(2);
  });

  it('a text that was stored and not projected is found after the next start, and told by nobody', async () => {
    const before = await events('M1-06');
    await leave(proposalAt('M1-06'), (doc) => {
      const fragment = doc.getXmlFragment('smart.messbar');
      fragment.delete(0, fragment.length);
      write(doc, 'Schachtelhalmwiese');
    });
    expect(await found('schachtelhalmwiese')).toEqual([]);
    product = await product.restart();
    browser = await product.as('p37');
    await until('the index is up to date', isUpToDate);
    expect((await found('schachtelhalmwiese')).map((hit) => hit.proposal)).toEqual(['M1-06']);
    expect(new Set(await events('M1-06'))).toEqual(new Set(['proposal_changed', ...before]));
    expect(await events('M1-06')).toHaveLength(before.length + 1);

    product = await product.restart();
    browser = await product.as('p37');
    await node().look();
    expect(await events('M1-06')).toHaveLength(before.length + 1);
  });

  it('a large board whose process was killed between two parts is found whole', async () => {
    const address = boardAt('klima-energie');
    await leave(address, notes('Quitte', 2 * MOST + 50));
    const { db } = storage();
    const { seq } = await readProjection(db, documentName(address));
    expect(await beginProjection(db, documentName(address), seq)).toBe(true);
    const place = { id: address.id, manufaktur: 'klima-energie' as never };
    const first = Array.from({ length: MOST }, (_, nr) => ({ item: `quitte-${nr}`, text: `Quitte ${nr}` }));
    await indexBoard(db, place, first);
    product = await product.restart();
    browser = await product.as('p37');
    await until('the index is up to date', isUpToDate);
    expect(await entriesOf('klima-energie', 'Quitte')).toBe(2 * MOST + 50);
    expect(await readProjection(storage().db, documentName(address))).toEqual({ seq, projected: seq });
  });

  it('is read once, however large the board', async () => {
    const address = boardAt('mobilitaet');
    await leave(address, notes('Walnuss', 3 * MOST));
    let reads = 0;
    const counter: KyselyPlugin = {
      transformQuery({ node: query }) {
        if (query.kind === 'SelectQueryNode' && JSON.stringify(query.from).includes('search_entries'))
          reads += 1;
        return query;
      },
      transformResult: async ({ result }) => result,
    };
    const db = storage().db.withPlugin(counter);
    await projecting(undefined, { ...storage(), db })(address, []);
    expect(await entriesOf('mobilitaet', 'Walnuss')).toBe(3 * MOST);
    expect(reads).toBe(1);
  });

  it('leaves to a living node what that is at work on, and takes over what it does not get done', async () => {
    const taken: string[] = [];
    const project = projecting();
    const overdue = node(async (address, writers) => {
      taken.push(documentName(address));
      await project(address, writers);
    });
    await overdue.look();
    await leave(proposalAt('M1-02'), (doc) => write(doc, 'Hagebuttenhecke'));
    await overdue.look();
    expect(taken).toEqual([]);
    expect(await found('hagebuttenhecke')).toEqual([]);
    // Somebody projects it and goes on writing: it is behind at both looks, and not for want of work.
    await project(proposalAt('M1-02'), []);
    await leave(proposalAt('M1-02'), (doc) => write(doc, 'Sanddornhecke'));
    await overdue.look();
    expect(taken).toEqual([]);
    await overdue.look();
    expect(taken).toEqual(['proposal:M1-02']);
    expect(await found('sanddornhecke')).toHaveLength(1);
  });

  it('two nodes that look at once do no harm, and tell a change once', async () => {
    const before = await events('M1-04');
    await leave(boardAt('klima-energie'), notes('Mispel', MOST + 20));
    await leave(proposalAt('M1-04'), (doc) => {
      for (const field of ['messbar', 'spezifisch']) {
        const fragment = doc.getXmlFragment(`smart.${field}`);
        fragment.delete(0, fragment.length);
      }
      write(doc, 'Streuobstpfad');
    });
    await Promise.all([node().look(), node().look()]);
    expect(await isUpToDate()).toBe(true);
    expect(await entriesOf('klima-energie', 'Mispel')).toBe(MOST + 20);
    expect(await entriesOf('klima-energie', 'Quitte')).toBe(2 * MOST + 50);
    expect(await found('streuobstpfad')).toHaveLength(1);
    expect(await events('M1-04')).toHaveLength(before.length + 1);
  });

  describe('words that are old when they come to be written', () => {
    /** Another node projects newer words while this one still holds those it has read. */
    const overtaken = (address: DocumentAddress, change: (doc: Y.Doc) => void): Project => {
      const { read } = product.context.collab;
      return projecting(async (of, reader) => {
        const words = await read(of, reader);
        await leave(address, change);
        await projecting()(address, []);
        return words;
      });
    };

    it('do not go over newer ones of a text; who has written is told all the same', async () => {
      const before = await events('M1-03');
      await leave(proposalAt('M1-03'), (doc) => write(doc, 'Felsenbirne'));
      const late = overtaken(proposalAt('M1-03'), (doc) => write(doc, 'Maulbeere'));
      await late(proposalAt('M1-03'), ['p37' as never]);
      expect(await found('felsenbirne maulbeere')).toHaveLength(1);
      expect((await events('M1-03')).filter((kind) => kind === 'proposal_written')).toHaveLength(
        before.filter((kind) => kind === 'proposal_written').length + 1,
      );
    });

    it('do not go over newer ones of a board', async () => {
      const address = boardAt('mobilitaet');
      await leave(address, notes('Schlehe', MOST + 20));
      const late = overtaken(address, (doc) => {
        const note = doc.getMap('items').get('schlehe-0') as Y.Map<Y.Text>;
        note.get('text')?.insert(0, 'Kornelkirsche und ');
      });
      await late(address, []);
      expect(await found('kornelkirsche')).toHaveLength(1);
      expect(await entriesOf('mobilitaet', 'Schlehe')).toBe(MOST + 19);
    });

    it('are given up in the middle of a board, when another node begins with newer ones', async () => {
      const address = boardAt('bildung');
      await leave(address, notes('Holunder', 8 * MOST));
      const { read } = product.context.collab;
      const late = projecting(async (of, reader) => {
        const words = await read(of, reader);
        await leave(address, (doc) => {
          const items = doc.getMap('items');
          for (let nr = 0; nr < 8 * MOST; nr += 2) items.delete(`holunder-${nr}`);
        });
        return words;
      });
      const older = late(address, []);
      await until('a part is written', async () => (await entriesOf('bildung', 'Holunder')) > 0);
      await Promise.all([older, projecting()(address, [])]);
      expect(await entriesOf('bildung', 'Holunder')).toBe(4 * MOST);
      expect(await isUpToDate()).toBe(true);
    });
  });

  it('a database of which nothing is known is brought up to date whole, and nothing is told', async () => {
    const feed = async () => (await storage().db.selectFrom('events').select('seq').execute()).length;
    const before = await feed();
    await leave(proposalAt('M2-01'), (doc) => write(doc, 'Elsbeere'));
    await storage().db.deleteFrom('document_projections').execute();
    product = await product.restart();
    browser = await product.as('p37');
    await until('the index is up to date', isUpToDate, 20_000);
    expect(await found('elsbeere')).toHaveLength(1);
    expect(await entriesOf('bildung', 'Holunder')).toBe(4 * MOST);
    expect(await feed()).toBe(before);
  });

  it('one document that cannot be read keeps none of the others waiting', async () => {
    const broken = { document: documentName(proposalAt('M1-01')), update: new Uint8Array([255, 255]) };
    await insertUpdates(storage().db, [broken], NOW);
    await leave(proposalAt('M1-05'), (doc) => write(doc, 'Apfelbeere'));
    warnings.length = 0;
    await node().look();
    expect(await found('apfelbeere')).toHaveLength(1);
    expect(warnings).toMatchObject([{ document: broken.document }]);
    expect((await listUnprojected(storage().db)).map(({ address }) => address.id)).toEqual(['M1-01']);
  });
}
