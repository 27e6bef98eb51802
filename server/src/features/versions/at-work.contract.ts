import type { FeedEvent, RestoredVersion, VersionContent } from '@geflecht/contract';
import {
  type DocumentAddress,
  documentName,
  type DocumentVersion,
  type Proposal,
  type VersionId,
  sectionFragment,
} from '@geflecht/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';

import type { Browser, OpenDocument } from '../../testbed/browser.ts';
import type { Product } from '../../testbed/product.ts';
import { until } from '../../testbed/until.ts';
import { insertVersion } from './store.ts';

const MINUTE = 60_000;
const GOAL = sectionFragment('ziel');
/** Members of klima-energie. */
const [ALMA, KORBINIAN] = ['p37', 'p01'] as const;

/** A product whose clock stands still until a test moves it. */
export interface Stage {
  product: Product;
  now: Date;
}

/** What versions promise, on a whole product with people at its sockets. */
export function versionsAtWork(start: (stage: Stage) => Promise<Product>): void {
  const stage = { now: new Date('2027-05-19T17:00:00.000Z') } as Stage;
  let alma: Browser;
  let korbinian: Browser;
  /** Each test works on a proposal of its own. */
  let next = 0;

  beforeAll(async () => {
    stage.product = await start(stage);
    alma = await stage.product.as(ALMA);
    korbinian = await stage.product.as(KORBINIAN);
  }, 60_000);
  afterAll(async () => await stage.product[Symbol.asyncDispose]());

  async function proposal(): Promise<Extract<DocumentAddress, { kind: 'proposal' }>> {
    next += 1;
    const body = { manufaktur: 'klima-energie', type: 'ziel', title: `Fassung ${next}` };
    const made = await alma.post<Proposal>('/api/proposals', body);
    return { kind: 'proposal', id: made.body.id };
  }
  const versionsOf = ({ kind, id }: DocumentAddress): string => `/api/documents/${kind}/${id}/versions`;
  const list = async (address: DocumentAddress): Promise<readonly DocumentVersion[]> =>
    (await alma.ask<DocumentVersion[]>(versionsOf(address))).body;
  const name = async (by: Browser, address: DocumentAddress, words: string): Promise<DocumentVersion> =>
    (await by.post<DocumentVersion>(versionsOf(address), { name: words })).body;
  const restore = async (by: Browser, { id }: Pick<DocumentVersion, 'id'>): Promise<DocumentVersion | null> =>
    (await by.post<RestoredVersion>(`/api/versions/${id}/restore`, {})).body.before;
  const content = async (id: string): Promise<VersionContent> =>
    (await alma.ask<VersionContent>(`/api/versions/${id}`)).body;
  const events = async (address: DocumentAddress): Promise<readonly FeedEvent[]> =>
    (await alma.ask<FeedEvent[]>(`/api/events?proposal=${address.id}`)).body;

  async function opened(by: Browser, address: DocumentAddress): Promise<OpenDocument> {
    const document = by.tab().open(documentName(address));
    await until('the document is here', () => document.provider.synced);
    return document;
  }
  async function write(document: OpenDocument, words: string): Promise<void> {
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText(words)]);
    document.doc.getXmlFragment(GOAL).push([paragraph]);
    await saved(document);
  }
  const saved = async ({ provider }: OpenDocument) =>
    await until('the change is stored', () => !provider.hasUnsyncedChanges);
  const words = ({ doc }: { readonly doc: Y.Doc }): string => doc.getXmlFragment(GOAL).toJSON();
  const wordsIn = ({ state }: VersionContent): string => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Buffer.from(state, 'base64'));
    return words({ doc });
  };
  async function after(minutes: number): Promise<void> {
    stage.now = new Date(stage.now.getTime() + minutes * MINUTE);
    await stage.product.context.versions.look();
  }

  describe('by itself', () => {
    it('a document that has been still for five minutes is kept, with who has written in it', async () => {
      const address = await proposal();
      const document = await opened(alma, address);
      await write(document, 'Eins.');
      await write(await opened(korbinian, address), 'Zwei.');
      await after(0);
      await after(4);
      expect(await list(address)).toEqual([]);
      await after(1);
      const [version, ...others] = await list(address);
      expect(others).toEqual([]);
      expect(version).toMatchObject({ document: address, origin: 'automatic', name: null, namedBy: null });
      expect(new Set(version?.writers)).toEqual(new Set([ALMA, KORBINIAN]));
      await write(document, 'Drei.');
      await after(5);
      expect((await list(address)).map(({ writers }) => writers.length)).toEqual([1, 2]);
      expect(wordsIn(await content(version?.id ?? ''))).toBe(
        '<paragraph>Eins.</paragraph><paragraph>Zwei.</paragraph>',
      );
    });

    it('work without a pause is kept after half an hour, and again after another one', async () => {
      const address = await proposal();
      const document = await opened(alma, address);
      const counts: number[] = [];
      for (let minute = 0; minute <= 64; minute += 4) {
        await write(document, `Minute ${minute}.`);
        await after(4);
        counts.push((await list(address)).length);
      }
      expect(counts.indexOf(1)).toBe(7);
      expect(counts.indexOf(2)).toBe(15);
    });

    it('nothing is kept twice in a row, whatever was written and taken back', async () => {
      const address = await proposal();
      const document = await opened(alma, address);
      await write(document, 'Eins.');
      await after(5);
      await write(document, 'Zwei.');
      document.doc.getXmlFragment(GOAL).delete(1, 1);
      await saved(document);
      await after(5);
      await after(5);
      expect(await list(address)).toHaveLength(1);
    });

    it('what was changed and not kept before a restart is kept after it', async () => {
      const address = await proposal();
      await write(await opened(alma, address), 'Kurz vor dem Ende.');
      expect(await list(address)).toEqual([]);
      stage.product = await stage.product.restart();
      await after(1);
      expect(await list(address)).toEqual([]);
      await after(4);
      const [version] = await list(address);
      expect(version).toMatchObject({ origin: 'automatic', writers: [ALMA] });
      expect(wordsIn(await content(version?.id ?? ''))).toContain('Kurz vor dem Ende.');
    });
  });

  describe('by name', () => {
    it('the present state is kept at once, under its name, and the feed tells of it', async () => {
      const address = await proposal();
      await write(await opened(alma, address), 'Eins.');
      const named = await name(korbinian, address, '  Nach dem Treffen ');
      expect(named).toMatchObject({
        origin: 'person',
        name: 'Nach dem Treffen',
        namedBy: KORBINIAN,
        writers: [ALMA],
      });
      expect(await list(address)).toEqual([named]);
      expect((await events(address)).at(-1)).toMatchObject({
        kind: 'version_named',
        actor: KORBINIAN,
        manufakturen: ['klima-energie'],
        version: named,
        proposal: { id: address.id },
      });
    });

    it('an equal one that is there gets the name; asked twice, it is told once; another name makes another one', async () => {
      const address = await proposal();
      await write(await opened(alma, address), 'Eins.');
      await after(5);
      const [automatic] = await list(address);
      expect((await name(alma, address, 'Eins')).id).toBe(automatic?.id);
      expect((await name(alma, address, 'Eins')).id).toBe(automatic?.id);
      expect(await list(address)).toMatchObject([{ name: 'Eins', origin: 'automatic' }]);
      await after(1);
      await name(alma, address, 'Auch so');
      expect((await list(address)).map((version) => version.name)).toEqual(['Auch so', 'Eins']);
      const told = (await events(address)).filter((event) => event.kind === 'version_named');
      expect(told).toHaveLength(2);
      await after(5);
      expect(await list(address)).toHaveLength(2);
    });

    it('a version can be called differently', async () => {
      const address = await proposal();
      const { id } = await name(alma, address, 'Leer');
      const renamed = await korbinian.ask<DocumentVersion>(`/api/versions/${id}`, {
        method: 'PATCH',
        body: { name: 'Noch leer' },
      });
      expect(renamed.body).toMatchObject({ id, name: 'Noch leer', namedBy: KORBINIAN });
      expect(await list(address)).toEqual([renamed.body]);
    });

    it.each([
      ['no name', { name: ' ' }, 'required'],
      ['a name too long', { name: 'x'.repeat(81) }, 'text_too_long'],
      ['a name of two lines', { name: 'eins\nzwei' }, 'name_invalid'],
      ['something else', { name: 'x', origin: 'automatic' }, 'invalid_body'],
    ])('%s is refused', async (_, body, code) => {
      const refusal = await alma.refusal('/api/documents/board/klima-energie/versions', {
        method: 'POST',
        body,
      });
      expect(refusal).toEqual({ status: 400, code });
    });

    it('there is an end to names', async () => {
      const address = await proposal();
      const { db } = stage.product.context.storage;
      for (let count = 1; count < 200; count++) {
        const version: DocumentVersion = {
          id: `${address.id}-${count}` as VersionId,
          document: address,
          at: stage.now.toISOString(),
          origin: 'person',
          name: `Name ${count}`,
          namedBy: null,
          writers: [],
        };
        await insertVersion(db, { version, seq: 0, digest: 'another', state: new Uint8Array() });
      }
      expect(await name(alma, address, 'Der letzte')).toMatchObject({ name: 'Der letzte' });
      const body = { name: 'Einer zu viel' };
      expect(await alma.refusal(versionsOf(address), { method: 'POST', body })).toEqual({
        status: 409,
        code: 'too_many_versions',
      });
      const pages = [await list(address)];
      for (let last = pages[0]; last?.length === 50; last = pages.at(-1)) {
        const path = `${versionsOf(address)}?before=${last.at(-1)?.id}`;
        pages.push((await alma.ask<DocumentVersion[]>(path)).body);
      }
      expect(pages.map((page) => page.length)).toEqual([50, 50, 50, 50, 0]);
      expect(new Set(pages.flat().map(({ id }) => id)).size).toBe(200);
    });
  });

  describe('restored', () => {
    it('a text is for everybody what it was, and the way back is a version, too', async () => {
      const address = await proposal();
      const [mine, theirs] = [await opened(alma, address), await opened(korbinian, address)];
      await write(mine, 'Eins.');
      await after(1);
      const first = await name(alma, address, 'Erste');
      await after(1);
      await write(theirs, 'Zwei.');
      await until('both see both', () => words(mine) === words(theirs));
      const both = words(mine);

      const shown = await content(first.id);
      expect(shown.difference).toEqual({ kind: 'proposal', fields: [GOAL] });
      const before = await restore(alma, first);
      await until('both see the first one', () =>
        [mine, theirs].every((each) => words(each) === wordsIn(shown)),
      );
      expect(before).toMatchObject({ origin: 'before_restore', name: null, writers: [KORBINIAN] });
      expect((await list(address)).map(({ id }) => id)).toEqual([before?.id, first.id]);
      // What is told of the writing may come after it.
      const restored = (await events(address)).filter(({ kind }) => kind === 'version_restored');
      expect(restored).toMatchObject([{ actor: ALMA, version: { id: first.id } }]);

      if (before === null) throw new Error('there is a way back');
      await restore(korbinian, before);
      await until('both see both again', () => [mine, theirs].every((each) => words(each) === both));
    });

    it('the same again changes nothing and tells nobody', async () => {
      const address = await proposal();
      await write(await opened(alma, address), 'Eins.');
      const first = await name(alma, address, 'Erste');
      const told = await events(address);
      expect(await restore(korbinian, first)).toBeNull();
      expect(await events(address)).toEqual(told);
      expect(await list(address)).toHaveLength(1);
    });

    it('whoever restores counts as a writer of what comes of it', async () => {
      const address = await proposal();
      await write(await opened(alma, address), 'Eins.');
      const first = await name(alma, address, 'Erste');
      await write(await opened(alma, address), 'Zwei.');
      await after(5);
      await after(1);
      await restore(korbinian, first);
      await after(5);
      expect((await list(address))[0]).toMatchObject({ origin: 'automatic', writers: [KORBINIAN] });
    });

    it('a sheet that is emptied by it counts as empty', async () => {
      const address = await proposal();
      const empty = await name(alma, address, 'Leer');
      const document = await opened(alma, address);
      const paragraph = new Y.XmlElement('paragraph');
      paragraph.insert(0, [new Y.XmlText('Zehn Meter.')]);
      document.doc.getXmlFragment('smart.messbar').push([paragraph]);
      await saved(document);
      const filled = async () => {
        await stage.product.context.collab.flush(address);
        return (await alma.ask<{ proposal: Proposal }>(`/api/proposals/${address.id}`)).body.proposal
          .smartFilled;
      };
      expect(await filled()).toEqual(['messbar']);
      await restore(alma, empty);
      expect(await filled()).toEqual([]);
    });

    it('a board is what it was', async () => {
      const address = { kind: 'board', id: 'klima-energie' } as DocumentAddress;
      const { doc } = await opened(alma, address);
      const items = doc.getMap<Y.Map<unknown>>('items');
      const whole = items.toJSON();
      const first = await name(alma, address, 'Vorher');
      const [gone, moved] = [...items.keys()];
      items.delete(gone ?? '');
      items.get(moved ?? '')?.set('place', { x: 1, y: 2, w: 99, h: 99, order: 'a0' });
      await until('the change is stored', async () => (await content(first.id)).difference.kind === 'board');
      await until('the server has it', async () => {
        const { difference } = await content(first.id);
        return difference.kind === 'board' && difference.back === 1 && difference.changed === 1;
      });
      await restore(korbinian, first);
      await until(
        'it is back',
        () => JSON.stringify(sorted(items.toJSON())) === JSON.stringify(sorted(whole)),
      );
    });

    it('nothing is lost that somebody writes at that very moment', async () => {
      const address = await proposal();
      const [mine, theirs] = [await opened(alma, address), await opened(korbinian, address)];
      await write(mine, 'Eins.');
      const first = await name(alma, address, 'Erste');
      await write(mine, 'Zwei.');
      const written = Array.from({ length: 40 }, (_, place) => `Wort${place}.`);
      const writing = (async () => {
        for (const each of written) await write(theirs, each);
      })();
      await until('somebody is at it', () => words(mine).includes('Wort3.'));
      const before = await restore(alma, first);
      await writing;
      await until('both see the same', () => words(mine) === words(theirs));
      const kept = wordsIn(await content(before?.id ?? '')) + words(mine);
      expect(written.filter((each) => !kept.includes(each))).toEqual([]);
      expect(words(mine)).not.toContain('Zwei.');
    });

    it('an unknown version is none', async () => {
      for (const [path, method] of [
        ['/api/versions/nothing', 'GET'],
        ['/api/versions/nothing/restore', 'POST'],
        ['/api/documents/proposal/M9-99/versions', 'GET'],
        ['/api/documents/board/nothing/versions', 'GET'],
        ['/api/documents/people/p01/versions', 'GET'],
        ['/api/documents/board/klima-energie/versions?before=nothing', 'GET'],
      ] as const) {
        const asked = method === 'POST' ? { method, body: {} } : { method };
        expect(await alma.refusal(path, asked), path).toEqual({ status: 404, code: 'unknown_id' });
      }
    });
  });

  describe('in the long run', () => {
    it('old ones are thinned out, named ones stay', async () => {
      const address = await proposal();
      const document = await opened(alma, address);
      for (const each of ['Eins.', 'Zwei.', 'Drei.']) {
        await write(document, each);
        await after(5);
      }
      const oldest = (await list(address)).at(-1);
      await alma.ask(`/api/versions/${oldest?.id}`, { method: 'PATCH', body: { name: 'Der Anfang' } });
      await after(366 * 24 * 60);
      alma = await stage.product.as(ALMA);
      expect((await list(address)).map((version) => version.name)).toEqual([null, 'Der Anfang']);
    });
  });

  function sorted(json: Record<string, unknown>): unknown {
    return Object.keys(json)
      .toSorted()
      .map((key) => [key, json[key]]);
  }
}
