import { openBoard } from '@geflecht/board-schema';
import { HUB_DOCUMENT, type PersonId, type ProposalId, sectionFragment } from '@geflecht/domain';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';

import {
  BOARD,
  ELSEWHERE,
  liveStage,
  MEMBER,
  MODERATOR,
  opened,
  PROPOSAL,
  saved,
  wordsOf,
  write,
} from '../testbed/live-stage.ts';
import { until } from '../testbed/until.ts';

const stage = liveStage();

describe('writing', () => {
  it('reaches the others, and both see the same', async () => {
    const one = await opened(await stage.tabOf(MODERATOR), PROPOSAL);
    const other = await opened(await stage.tabOf(MEMBER), PROPOSAL);
    write(one.doc, 'von der einen');
    write(other.doc, 'von der anderen');
    await until('both are equal', () => {
      const words = wordsOf(one.doc);
      return words === wordsOf(other.doc) && words.includes('einen') && words.includes('anderen');
    });
  });

  it('is stored when it is acknowledged', async () => {
    const document = await opened(await stage.tabOf(MEMBER), PROPOSAL);
    write(document.doc, 'auf der Platte');
    await saved(document);
    const log = await stage.product.context.storage.db
      .selectFrom('document_updates')
      .select('data')
      .where('document', '=', PROPOSAL)
      .execute();
    const copy = new Y.Doc();
    for (const { data } of log) Y.applyUpdate(copy, data);
    expect(wordsOf(copy)).toBe(wordsOf(document.doc));
  });

  it('survives a restart in the middle, without a new page', async () => {
    const browser = await stage.product.as(MEMBER);
    const document = await opened(browser.tab(), PROPOSAL);
    write(document.doc, 'vor dem Neustart');
    await saved(document);
    stage.product = await stage.product.restart();
    write(document.doc, 'nach dem Neustart');
    await until('the new server has it', async () => (await stage.stored()).includes('nach dem Neustart'));
    expect(await stage.stored()).toBe(wordsOf(document.doc));
    browser.close();
  });

  it('a first sync that brings nothing is not stored again', async () => {
    const browser = await stage.product.as(MEMBER);
    const first = await opened(browser.tab(), PROPOSAL);
    const ziel = first.doc.getXmlFragment(sectionFragment('ziel'));
    ziel.delete(0, 1);
    await saved(first);
    const rows = async () =>
      (await stage.product.context.storage.db.selectFrom('document_updates').select('seq').execute()).length;
    const before = await rows();
    const again = await opened(browser.tab(), PROPOSAL, first.doc);
    await saved(again);
    expect(await rows()).toBe(before);
    browser.close();
  });

  it('one tab carries several documents', async () => {
    const tab = await stage.tabOf(MODERATOR);
    const [board, text] = [await opened(tab, BOARD), await opened(tab, PROPOSAL)];
    openBoard(board.doc).add({ kind: 'note', x: 0, y: 900, text: 'neu' });
    write(text.doc, 'neu');
    await saved(board);
    await saved(text);
    expect(tab.closes).toEqual([]);
    expect(await stage.stored()).toContain('neu');
  });
});

describe('reading only', () => {
  it('whoever belongs elsewhere reads a text and cannot change it', async () => {
    const before = await stage.stored();
    const reader = await opened(await stage.tabOf(ELSEWHERE), PROPOSAL);
    expect(reader.provider.authorizedScope).toBe('readonly');
    expect(wordsOf(reader.doc)).toBe(before);
    const writer = await opened(await stage.tabOf(MEMBER), PROPOSAL);
    write(reader.doc, 'heimlich');
    write(writer.doc, 'offen');
    await saved(writer);
    expect(await stage.stored()).not.toContain('heimlich');
    expect(wordsOf(writer.doc)).not.toContain('heimlich');
    expect(reader.provider.hasUnsyncedChanges).toBe(true);
  });

  it('the hub takes no content from anybody', async () => {
    const [one, other] = [
      await opened(await stage.tabOf(MODERATOR), HUB_DOCUMENT),
      await opened(await stage.tabOf(MEMBER), HUB_DOCUMENT),
    ];
    one.doc.getMap('x').set('y', 1);
    const third = await opened(await stage.tabOf(ELSEWHERE), HUB_DOCUMENT);
    expect(other.doc.getMap('x').size + third.doc.getMap('x').size).toBe(0);
    const log = stage.product.context.storage.db.selectFrom('document_updates').select('seq');
    expect(await log.where('document', '=', HUB_DOCUMENT).execute()).toEqual([]);
  });

  it('a reader’s presence is not shown', async () => {
    const writer = await opened(await stage.tabOf(MEMBER), PROPOSAL);
    const reader = await opened(await stage.tabOf(ELSEWHERE), PROPOSAL);
    reader.provider.awareness!.setLocalState({ person: ELSEWHERE });
    writer.provider.awareness!.setLocalState({ person: MEMBER });
    await until('the writer is seen', () => reader.provider.awareness!.getStates().has(writer.doc.clientID));
    expect(writer.provider.awareness!.getStates().has(reader.doc.clientID)).toBe(false);
  });
});

describe('what the server does with documents itself', () => {
  it('projects a text: the sheet, the search, who has written', async () => {
    const document = await opened(await stage.tabOf(MEMBER), 'proposal:M1-06');
    const before = await stage.product.context.storage.db
      .selectFrom('proposals')
      .select('smart_filled')
      .where('id', '=', 'M1-06' as ProposalId)
      .executeTakeFirstOrThrow();
    const fragment = document.doc.getXmlFragment('smart.messbar');
    document.doc.transact(() => {
      fragment.delete(0, fragment.length);
      write(document.doc, 'Hydraulischer Abgleich');
    });
    await saved(document);
    await stage.product.context.collab.flush({ kind: 'proposal', id: 'M1-06' as ProposalId });
    const browser = await stage.product.as(MEMBER);
    const detail = await browser.ask<{
      proposal: { smartFilled: string[] };
      history: { kind: string; actor: string }[];
    }>('/api/proposals/M1-06');
    expect(JSON.parse(before.smart_filled)).toContain('messbar');
    expect(detail.body.proposal.smartFilled).not.toContain('messbar');
    expect(detail.body.history.filter((event) => event.kind === 'proposal_written')).toMatchObject([
      { actor: MEMBER },
    ]);
    const hits = await browser.ask<{ proposal: string }[]>('/api/search?q=hydraulisch');
    expect(hits.body.map((hit) => hit.proposal)).toContain('M1-06');
  });

  it('projects a board, so that a new note is found', async () => {
    const board = await opened(await stage.tabOf(MEMBER), BOARD);
    openBoard(board.doc).add({ kind: 'note', x: 0, y: 900, text: 'Quittenbaum am Hof' });
    await saved(board);
    const browser = await stage.product.as(MEMBER);
    await until(
      'the hit',
      async () => (await browser.ask<unknown[]>('/api/search?q=Quittenb')).body.length > 0,
      2000,
    );
  });

  it('writes a document that is open, and one that nobody has open', async () => {
    const document = await opened(await stage.tabOf(MEMBER), PROPOSAL);
    const { collab } = stage.product.context;
    await collab.write({ kind: 'proposal', id: 'M1-01' as ProposalId }, 'test', (doc) =>
      write(doc, 'vom Server'),
    );
    await until('the open page has it', () => wordsOf(document.doc).includes('vom Server'));
    await collab.write({ kind: 'proposal', id: 'M1-02' as ProposalId }, 'test', (doc) => write(doc, 'still'));
    stage.product = await stage.product.restart();
    const words = async (id: string) =>
      await stage.product.context.collab.read({ kind: 'proposal', id: id as ProposalId }, wordsOf);
    expect(await words('M1-01')).toContain('vom Server');
    expect(await words('M1-02')).toContain('still');
  });

  it('ends a person’s sockets on request', async () => {
    const tab = await stage.tabOf(MEMBER);
    await opened(tab, BOARD);
    stage.product.context.collab.endSession({ person: MEMBER as PersonId });
    await until('the close', () => tab.closes.length > 0, 4000);
  });
});
