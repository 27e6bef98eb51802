import { type ItemId, openBoard, type SeedItem, seedBoard } from '@geflecht/board-schema';
import type { PersonId } from '@geflecht/domain';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';

import { judgeUpdate, type JudgedRoom } from './judge-update.ts';

const ADA = 'ada' as PersonId;

/** What people do by hand, at its largest; everything of it passes. */
function served(kind: JudgedRoom['kind'], start: Y.Doc) {
  const server = new Y.Doc();
  Y.applyUpdate(server, Y.encodeStateAsUpdate(start));
  const client = new Y.Doc();
  Y.applyUpdate(client, Y.encodeStateAsUpdate(start));
  const leases = new Map([[client.clientID, ADA]]);
  const verdicts: string[] = [];
  const send = (update: Uint8Array): void => {
    const judged = judgeUpdate(update, { doc: server, kind, leases, person: ADA });
    verdicts.push(judged.verdict === 'broken' ? judged.cause : judged.verdict);
    Y.applyUpdate(server, update);
  };
  return {
    client,
    verdicts,
    online: () => client.on('update', send),
    comeBack: () => send(Y.encodeStateAsUpdate(client, Y.encodeStateVector(server))),
  };
}

describe('a board of five thousand notes', { timeout: 60_000 }, () => {
  const notes = (count: number, from = 0): SeedItem[] =>
    Array.from({ length: count }, (_, nr) => ({
      kind: 'note',
      id: `n${from + nr}` as ItemId,
      x: nr % 100,
      y: nr,
      text: 'acht Wörter stehen hier auf dem Zettel so',
    }));

  it('is pasted, moved, coloured and cleared in one go each, and comes back', () => {
    const start = new Y.Doc();
    seedBoard(start, notes(1));
    const { client, verdicts, online } = served('board', start);
    online();
    const board = openBoard(client);
    const undo = board.createUndo();
    // A frame of a mebibyte holds so many; more go in several.
    for (let nr = 0; nr < 2; nr += 1) board.addMany(notes(2500, 1 + nr * 2500));
    const ids = [...board.items().keys()];
    board.setPlace(ids.map((id, nr) => ({ id, x: nr })));
    board.setLook(ids, { color: 'pink' });
    board.remove(ids.filter((_, nr) => nr % 2 === 0));
    board.remove([...board.items().keys()]);
    undo.undo();
    expect(new Set(verdicts)).toEqual(new Set(['fine']));
  });

  it('takes what somebody did on it in a day without network', () => {
    const start = new Y.Doc();
    seedBoard(start, notes(5000));
    const { client, verdicts, comeBack } = served('board', start);
    const board = openBoard(client);
    const ids = [...board.items().keys()];
    for (const id of ids.slice(0, 2000)) {
      board.text(id)?.splice(5, 3, 'neu');
      board.setPlace([{ id, x: 7 }]);
    }
    board.remove(ids.slice(3000, 4000));
    comeBack();
    expect(verdicts).toEqual(['fine']);
  });
});

describe('a text of fifty pages', { timeout: 60_000 }, () => {
  const fragment = (doc: Y.Doc) => doc.getXmlFragment('section.anlass');
  const paragraphs = (count: number) =>
    Array.from({ length: count }, () => {
      const paragraph = new Y.XmlElement('paragraph');
      const text = new Y.XmlText();
      const sentence = [
        { insert: 'Ein Satz mit einigen Wörtern. ' },
        { insert: 'Fett', attributes: { bold: {} } },
      ];
      text.applyDelta(Array.from({ length: 30 }, () => sentence).flat());
      paragraph.insert(0, [text]);
      return paragraph;
    });

  it('is pasted, marked from end to end, deleted and brought back', () => {
    const { client, verdicts, online } = served('proposal', new Y.Doc());
    online();
    const origin = {};
    const undo = new Y.UndoManager(fragment(client), {
      trackedOrigins: new Set([origin]),
      captureTimeout: 0,
    });
    client.transact(() => fragment(client).insert(0, paragraphs(200)), origin);
    client.transact(() => {
      for (const block of fragment(client).toArray()) {
        const text = (block as Y.XmlElement).get(0) as Y.XmlText;
        text.format(0, text.length, { italic: {} });
      }
    }, origin);
    client.transact(() => fragment(client).delete(0, 200), origin);
    undo.undo();
    undo.undo();
    undo.redo();
    expect(new Set(verdicts)).toEqual(new Set(['fine']));
  });

  it('takes thousands of small corrections made without network', () => {
    const start = new Y.Doc();
    start.transact(() => fragment(start).insert(0, paragraphs(200)));
    const { client, verdicts, comeBack } = served('proposal', start);
    for (let nr = 0; nr < 6000; nr += 1) {
      const text = (fragment(client).get(nr % 200) as Y.XmlElement).get(0) as Y.XmlText;
      const at = (nr * 37) % text.length;
      text.delete(at, 1);
      text.insert(at, 'ß');
    }
    comeBack();
    expect(verdicts).toEqual(['fine']);
  });

  it('may hold a list of ten levels, which is twice as deep as anybody reads', () => {
    const { client, verdicts, online } = served('proposal', new Y.Doc());
    online();
    let inner = new Y.XmlElement('paragraph');
    inner.insert(0, [new Y.XmlText('ganz innen')]);
    for (let level = 0; level < 10; level += 1) {
      const listItem = new Y.XmlElement('listItem');
      listItem.insert(0, [inner]);
      inner = new Y.XmlElement('bulletList');
      inner.insert(0, [listItem]);
    }
    fragment(client).insert(0, [inner]);
    expect(verdicts).toEqual(['fine']);
  });
});
