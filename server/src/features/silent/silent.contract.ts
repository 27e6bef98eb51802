import {
  type BoardItem,
  type ItemId,
  isBoxItem,
  openBoard,
  openNotes,
  type OwnNotes,
  readNotes,
} from '@geflecht/board-schema';
import { CLOSE, LIMITS, type SearchHit, type SilentRound, type SilentView } from '@geflecht/contract';
import { type BoardId, documentName, HUB_DOCUMENT, notesAddress, type PersonId } from '@geflecht/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Browser } from '../../testbed/browser.ts';
import { CAST, type Cast, gatherCast, OWN } from '../../testbed/cast.ts';
import { joinedPlainly, plainClient, tokenOf, turnedAway } from '../../testbed/plain-client.ts';
import type { Product } from '../../testbed/product.ts';
import { until } from '../../testbed/until.ts';
import { insertBoard } from '../boards/index.ts';
import { createGathering } from './gathering.ts';
import { findRound } from './store.ts';

const [ALMA, KORBINIAN] = ['p37', 'p01'] as [PersonId, PersonId];

/** What private notes and silent rounds promise, on a whole product. */
export function silentContract(start: () => Promise<Product>): void {
  let product: Product;
  let cast: Cast;
  let alma: Browser;
  let next = 0;

  beforeAll(async () => {
    product = await start();
    cast = await gatherCast(product);
    alma = await product.as(ALMA);
  }, 60_000);
  afterAll(async () => await product[Symbol.asyncDispose]());

  async function board(): Promise<BoardId> {
    next += 1;
    const id = `still-${next}` as BoardId;
    const made = { id, manufaktur: OWN, title: id };
    await insertBoard(product.context.storage.db, made, product.context.now().toISOString());
    return id;
  }
  const begin = async (id: BoardId, frame: string | null = null): Promise<SilentRound> =>
    (await cast['moderator own'].post<SilentRound>(`/api/boards/${id}/silent`, { frame, question: null }))
      .body;
  const end = async (round: SilentRound, to: string, by: Browser = cast['moderator own']) =>
    await by.post<SilentRound>(`/api/boards/${round.board}/silent/${round.id}`, { to });
  const view = async (id: BoardId): Promise<SilentRound | null> =>
    (await alma.ask<SilentView>(`/api/boards/${id}/silent`)).body.round;

  /** The person's own document, open in a tab of theirs. */
  async function ownNotes(browser: Browser, id: BoardId, person: PersonId) {
    const document = browser.tab().open(documentName(notesAddress(id, person)));
    await until('the notes are here', () => document.provider.synced);
    const own: OwnNotes = openNotes(document.doc);
    return {
      own,
      async write(text: string, round: string | null): Promise<ItemId> {
        const item = own.add({ text, color: 'blue', round });
        await until('the note is stored', () => !document.provider.hasUnsyncedChanges);
        return item;
      },
    };
  }
  const kept = async (id: BoardId, person: PersonId): Promise<readonly string[]> =>
    await product.context.collab.read(notesAddress(id, person), (doc) =>
      readNotes(doc).map(({ text }) => text),
    );
  const items = async (id: BoardId): Promise<readonly BoardItem[]> =>
    await product.context.collab.read({ kind: 'board', id }, (doc) => [...openBoard(doc).items().values()]);
  const words = async (id: BoardId): Promise<readonly string[]> =>
    (await items(id)).flatMap((item) => ('text' in item ? item.text : [])).toSorted();

  /** Writes straight into a person's document, as their tab would. */
  async function plant(
    id: BoardId,
    person: PersonId,
    round: string,
    texts: readonly string[],
  ): Promise<void> {
    await product.context.collab.write(notesAddress(id, person), 'test', (doc) => {
      const own = openNotes(doc);
      for (const text of texts) own.add({ text, color: 'yellow', round });
      own.destroy();
    });
  }

  describe('private notes', () => {
    it('are there for their writer, and for nobody else whatever they are', async () => {
      const id = await board();
      const { write } = await ownNotes(alma, id, ALMA);
      await write('Geheimwort Holunderblüte', null);
      const name = documentName(notesAddress(id, ALMA));
      for (const member of CAST.filter((each) => each !== 'public')) {
        const tab = cast[member].tab();
        const tried = tab.open(name);
        await until(`${member} is refused`, () => tried.refusedWith !== undefined);
        expect(tried.refusedWith, member).toBe('not_permitted');
        expect(readNotes(tried.doc), member).toEqual([]);
        tab.close();
      }
      const versions = `/api/documents/notes/${id}.${ALMA}/versions`;
      expect((await alma.ask(versions)).status).toBe(404);
      expect((await cast.admin.ask(versions)).status).toBe(404);
    });

    it.each([
      'notes:',
      'notes:b',
      'notes:b.',
      'notes:.p37',
      'notes:b.p37.p01',
      'notes:b/p37',
      'Notes:b.p37',
      'notes:b.p37\u0000',
    ])('no other name leads to them: %j', async (name) => {
      const tried = alma.tab().open(name);
      await until('it is refused', () => tried.refusedWith !== undefined);
      expect(tried.refusedWith).toBe('invalid_document_name');
    });

    it('stand in no search, no history and no board', async () => {
      const id = await board();
      const { write } = await ownNotes(alma, id, ALMA);
      await write('Quittenbaum', null);
      await product.context.collab.flush(notesAddress(id, ALMA));
      for (const browser of [alma, cast.kk, cast['moderator own']]) {
        expect((await browser.ask<SearchHit[]>('/api/search?q=Quittenbaum')).body).toEqual([]);
        expect(JSON.stringify((await browser.ask('/api/events')).body)).not.toContain('Quittenbaum');
      }
      expect(await items(id)).toEqual([]);
    });

    it('open for a program with their writer’s token, and with nobody else’s', async () => {
      const id = await board();
      const { write } = await ownNotes(alma, id, ALMA);
      await write('über die offene Tür', null);
      const name = documentName(notesAddress(id, ALMA));
      const own = await joinedPlainly(product.address, name, { token: (await tokenOf(alma)).secret });
      await until('they are here', () => readNotes(own.doc).length === 1);
      const foreign = (await tokenOf(cast['moderator own'])).secret;
      const tried = plainClient(product.address, name, { token: foreign });
      expect(await turnedAway(tried)).toBe(CLOSE.forbidden);
      expect(readNotes(tried.doc)).toEqual([]);
    });

    it('are no longer written where the board may only be read', async () => {
      const name = documentName(notesAddress('gibt-es-nicht' as BoardId, ALMA));
      const tried = alma.tab().open(name);
      await until('it is refused', () => tried.refusedWith !== undefined);
      expect(tried.refusedWith).toBe('unknown_id');
    });
  });

  describe('a silent round', () => {
    it('tells how much is written and nothing of what, until it is revealed; then makers and places are right', async () => {
      const id = await board();
      const hub = cast.kk.tab();
      const told = hub.open(HUB_DOCUMENT);
      const seen = hub.open(documentName({ kind: 'board', id }));
      await until('the board is open', () => seen.provider.synced && told.provider.synced);
      const shown = () => JSON.stringify(seen.doc.getMap('items').toJSON());
      let frame = '' as ItemId;
      await product.context.collab.write({ kind: 'board', id }, 'test', (doc) => {
        const opened = openBoard(doc);
        frame = opened.add({ kind: 'frame', x: 0, y: 0, w: 900, h: 600, text: 'Ideen' });
        opened.add({ kind: 'note', x: 40, y: 80, text: 'liegt schon da' });
      });
      const round = await begin(id, frame);
      const one = await ownNotes(alma, id, ALMA);
      const other = await ownNotes(await product.as(KORBINIAN), id, KORBINIAN);
      await one.write('Almas Gedanke', round.id);
      await one.write('bleibt privat', null);
      await other.write('Korbinians Gedanke', round.id);
      await until('the count is told', () =>
        told.messages.some((message) => JSON.stringify(message).includes('"notes":2,"writers":2')),
      );
      expect(await view(id)).toMatchObject({ state: 'laeuft', notes: 2, writers: 2 });
      expect(JSON.stringify([told.messages, shown()])).not.toContain('Gedanke');

      expect((await end(round, 'aufgedeckt')).status).toBe(200);
      expect(await words(id)).toEqual(['Almas Gedanke', 'Ideen', 'Korbinians Gedanke', 'liegt schon da']);
      await until('everybody sees them', () => shown().includes('Almas Gedanke'));
      const notes = (await items(id)).filter(isBoxItem).filter(({ kind }) => kind === 'note');
      expect(new Set(notes.map(({ by }) => by))).toEqual(new Set([undefined, ALMA, KORBINIAN]));
      expect(overlaps(notes)).toBe(0);
      expect(Math.max(...notes.map(({ place }) => place.y + place.h))).toBeLessThanOrEqual(600);
      expect(await kept(id, ALMA)).toEqual(['bleibt privat']);
      expect(await kept(id, KORBINIAN)).toEqual([]);
    });

    it('of two who reveal at the same moment neither fails and nothing doubles; cancelling comes too late', async () => {
      const id = await board();
      const round = await begin(id);
      await plant(id, ALMA, round.id, ['eins', 'zwei']);
      const both = await Promise.all([end(round, 'aufgedeckt'), end(round, 'aufgedeckt')]);
      expect(both.map(({ status }) => status)).toEqual([200, 200]);
      expect(await words(id)).toEqual(['eins', 'zwei']);
      expect((await end(round, 'abgebrochen')).status).toBe(409);
    });

    it('is one at a time; a cancelled one leaves every note with its writer', async () => {
      const id = await board();
      const round = await begin(id);
      const again = await cast['moderator own'].refusal(`/api/boards/${id}/silent`, {
        method: 'POST',
        body: { frame: null, question: null },
      });
      expect(again).toEqual({ status: 409, code: 'silent_round_running' });
      await plant(id, ALMA, round.id, ['behalte ich']);
      expect((await end(round, 'abgebrochen')).body.state).toBe('abgebrochen');
      expect((await end(round, 'aufgedeckt')).status).toBe(409);
      await product.context.collab.flush(notesAddress(id, ALMA));
      expect(await items(id)).toEqual([]);
      expect(await kept(id, ALMA)).toEqual(['behalte ich']);
    });

    it('killed between the board and its writers, it is finished without loss or double', async () => {
      const { storage, now, collab } = product.context;
      const id = await board();
      const round = await begin(id);
      await plant(id, ALMA, round.id, ['a', 'b']);
      await plant(id, KORBINIAN, round.id, ['c']);
      let writes = 0;
      const dying = createGathering({
        storage,
        now,
        tell: () => undefined,
        logger: { warn: () => undefined },
        collab: () => ({
          read: collab.read,
          async write(address, origin, writer) {
            writes += 1;
            if (writes > 2) throw new Error('killed');
            await collab.write(address, origin, writer);
          },
        }),
      });
      await storage.db
        .updateTable('silent_rounds')
        .set({ state: 'aufgedeckt' })
        .where('id', '=', round.id)
        .execute();
      await expect(dying.gather(round)).rejects.toThrow('killed');
      expect(await words(id)).toEqual(['a', 'b', 'c']);
      // Meanwhile somebody has taken one down: it does not come back.
      await collab.write({ kind: 'board', id }, 'test', (doc) => {
        const opened = openBoard(doc);
        opened.remove(
          [...opened.items().values()]
            .filter((item) => 'text' in item && item.text === 'c')
            .map((item) => item.id),
        );
      });
      await product.context.silent.look();
      await product.context.silent.look();
      expect(await words(id)).toEqual(['a', 'b']);
      expect([await kept(id, ALMA), await kept(id, KORBINIAN)]).toEqual([[], []]);
      expect(await findRound(storage.db, round.id)).toMatchObject({ state: 'aufgedeckt' });
    });

    it('what comes after the reveal, written without a connection, is revealed when it comes', async () => {
      const id = await board();
      const round = await begin(id);
      await end(round, 'aufgedeckt');
      const { write } = await ownNotes(alma, id, ALMA);
      await write('kam später', round.id);
      await until('it is on the board', async () => (await words(id)).includes('kam später'));
      await until('and nowhere else', async () => (await kept(id, ALMA)).length === 0);
    });

    it('nobody smuggles anything: foreign rounds, taken ids, false makers and too many notes', async () => {
      const id = await board();
      const elsewhere = await begin(await board());
      await end(elsewhere, 'aufgedeckt');
      const round = await begin(id);
      await product.context.collab.write({ kind: 'board', id }, 'test', (doc) => {
        openBoard(doc, { newId: () => 'fest' as ItemId }).add({
          kind: 'note',
          x: 0,
          y: 0,
          text: 'gehört allen',
        });
      });
      await plant(id, ALMA, elsewhere.id, ['fremde Runde']);
      await product.context.collab.write(notesAddress(id, ALMA), 'test', (doc) => {
        openBoard(doc, { newId: () => 'fest' as ItemId }).add({
          kind: 'note',
          x: 0,
          y: 0,
          text: 'überschrieben',
          by: KORBINIAN,
        });
        openBoard(doc, { newId: () => 'falsch' as ItemId }).add({
          kind: 'note',
          x: 0,
          y: 0,
          text: 'von wem?',
          by: KORBINIAN,
        });
        const rounds = doc.getMap('silent');
        rounds.set('fest', round.id);
        rounds.set('falsch', round.id);
      });
      await plant(
        id,
        KORBINIAN,
        round.id,
        Array.from({ length: LIMITS.silentNotes + 5 }, (_, at) => `n${at}`),
      );
      await end(round, 'aufgedeckt');
      const all = await items(id);
      const texts = await words(id);
      expect(texts).toContain('gehört allen');
      expect(texts).not.toContain('überschrieben');
      expect(texts).not.toContain('fremde Runde');
      expect(all.find((item) => item.id === 'falsch')?.by).toBe(ALMA);
      expect(all.filter(({ by }) => by === KORBINIAN)).toHaveLength(LIMITS.silentNotes);
    });

    it('forty people with thirty notes each', async () => {
      const id = await board();
      const round = await begin(id);
      const people = Array.from({ length: 40 }, (_, at) => `p${String(at + 1).padStart(2, '0')}` as PersonId);
      for (const person of people) {
        await plant(
          id,
          person,
          round.id,
          Array.from({ length: 30 }, (_, at) => `${person} ${at}`),
        );
      }
      const since = performance.now();
      expect((await end(round, 'aufgedeckt')).status).toBe(200);
      expect(performance.now() - since).toBeLessThan(10_000);
      const notes = (await items(id)).filter(isBoxItem);
      expect(notes).toHaveLength(1200);
      expect(overlaps(notes)).toBe(0);
      for (const person of people) expect(notes.filter(({ by }) => by === person)).toHaveLength(30);
      expect(await kept(id, ALMA)).toEqual([]);
    });
  });

  describe('leading the view', () => {
    it('is one at a time, told to those who are there, and over when the leader is silent too long', async () => {
      const id = await board();
      const hub = alma.tab();
      const told = hub.open(HUB_DOCUMENT);
      const seen = hub.open(documentName({ kind: 'board', id }));
      await until('the board is open', () => seen.provider.synced && told.provider.synced);
      const path = `/api/boards/${id}/lead`;
      const lead = (await cast['moderator own'].ask(path, { method: 'PUT' })).body;
      expect((await alma.ask(path)).body).toEqual({ lead });
      await until('it is told', () =>
        told.messages.some((each) => JSON.stringify(each).includes('"topic":"lead"')),
      );
      expect((await cast['moderator own'].ask(path, { method: 'PUT' })).body).toEqual(lead);
      await product.context.storage.db
        .updateTable('board_leads')
        .set({ seen_at: '2020-01-01T00:00:00.000Z' })
        .where('board', '=', id)
        .execute();
      expect((await alma.ask(path)).body).toEqual({ lead: null });
      await cast['moderator own'].ask(path, { method: 'PUT' });
      expect((await cast['moderator own'].ask(path, { method: 'DELETE' })).status).toBe(204);
      expect((await alma.ask(path)).body).toEqual({ lead: null });
    });
  });
}

function overlaps(boxes: readonly Extract<BoardItem, { place: unknown }>[]): number {
  let found = 0;
  boxes.forEach(({ place: a }, index) => {
    for (const { place: b } of boxes.slice(index + 1)) {
      if (a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h) found += 1;
    }
  });
  return found;
}
