import { type DocumentVersion, type Proposal, sectionFragment } from '@geflecht/domain';
import { afterAll, describe, expect, inject, it, onTestFinished, vi } from 'vitest';
import * as Y from 'yjs';

import { type Product, startProduct } from '../../testbed/product.ts';
import { emptyPostgres } from '../../testbed/storage.ts';
import { until } from '../../testbed/until.ts';
import { versionsAtWork } from './at-work.contract.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const closing: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of closing) await close();
});

/** The address of a database of its own, which goes with the file. */
async function freshDatabase(): Promise<string> {
  const { place, close } = await emptyPostgres(inject('pgUrl'));
  closing.push(close);
  return place.databaseUrl;
}

describe('versions on PostgreSQL', () => {
  versionsAtWork(
    async (stage) => await startProduct({ databaseUrl: await freshDatabase(), now: () => stage.now }),
  );
});

describe('versions on two nodes', () => {
  let clock = new Date('2027-05-19T17:00:00.000Z');
  const later = (minutes: number): void => {
    clock = new Date(clock.getTime() + minutes * 60_000);
  };

  /** Somebody writes a line into a new proposal of this node; answers where its versions are. */
  async function writeOn(node: Product): Promise<string> {
    const alma = await node.as('p37');
    const body = { manufaktur: 'klima-energie', type: 'ziel', title: 'Auf zwei Knoten' };
    const { id } = (await alma.post<Proposal>('/api/proposals', body)).body;
    const { doc, provider } = alma.tab().open(`proposal:${id}`);
    await until('the document is here', () => provider.synced);
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText('Eins.')]);
    doc.getXmlFragment(sectionFragment('ziel')).push([paragraph]);
    await until('the change is stored', () => !provider.hasUnsyncedChanges);
    return `/api/documents/proposal/${id}/versions`;
  }
  const listed = async (node: Product, path: string): Promise<readonly DocumentVersion[]> =>
    (await (await node.as('p37')).ask<DocumentVersion[]>(path)).body;

  it('one is kept, whichever looks, and a node that goes away leaves nothing unkept', async () => {
    const databaseUrl = await freshDatabase();
    const [here, there] = [
      await startProduct({ databaseUrl, now: () => clock }),
      await startProduct({ databaseUrl, now: () => clock }),
    ];
    onTestFinished(async () => await there[Symbol.asyncDispose]());
    const look = async (...nodes: readonly Product[]) =>
      await Promise.all(nodes.map(async (node) => await node.context.versions.look()));

    const together = await writeOn(here);
    later(5);
    await look(here, there);
    expect(await listed(there, together)).toMatchObject([{ origin: 'automatic', writers: ['p37'] }]);

    const left = await writeOn(here);
    await here[Symbol.asyncDispose]();
    later(10);
    await look(there);
    expect(await listed(there, left)).toMatchObject([{ origin: 'automatic', writers: ['p37'] }]);
  });
});
