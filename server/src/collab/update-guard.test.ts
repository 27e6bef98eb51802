import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';

import { bringsNothing, judgeUpdate } from './update-guard.ts';

function honest(): Uint8Array[] {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  const text = doc.getText('text');
  text.insert(0, 'Grüne Höfe');
  text.delete(2, 3);
  doc.getMap('items').set('a', new Y.Map([['kind', 'note']]));
  doc.getXmlFragment('x').insert(0, [new Y.XmlElement('paragraph')]);
  return updates;
}

/** A variable-length number of lib0. */
function varUint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  while (rest > 127) {
    bytes.push((rest % 128) | 128);
    rest = Math.floor(rest / 128);
  }
  return [...bytes, rest];
}

describe('an update', () => {
  it('of an honest client is fine', () => {
    for (const update of honest()) expect(judgeUpdate(update, new Y.Doc())).toBe('fine');
  });

  it('without a change is empty', () => {
    expect(judgeUpdate(Y.encodeStateAsUpdate(new Y.Doc()), new Y.Doc())).toBe('empty');
  });

  it.each([
    ['nothing at all', []],
    ['a cut-off head', [1]],
    ['a cut-off struct', [1, 1, 5, 0, 4, 1]],
    ['an unknown content', [1, 1, 5, 0, 31, 1, 1, 120, 0]],
    // One struct of client 5, clock 0: garbage-collected, of the given length.
    ['a length that swallows what others write', [1, 1, 5, 0, 0, ...varUint(2 ** 40), 0]],
    ['a clock beyond any life', [1, 1, 5, ...varUint(2 ** 45), 0, 1, 0]],
    ['a type that stands beside itself', [1, 1, 5, 0, 0x87, 5, 0, 1, 0]],
    ['a deletion beyond any life', [0, 1, 5, 1, 0, ...varUint(2 ** 40)]],
  ])('with %s is broken', (_, bytes) => {
    expect(judgeUpdate(Uint8Array.from(bytes), new Y.Doc())).toBe('broken');
  });

  it('longer than a frame is broken', () => {
    expect(judgeUpdate(new Uint8Array(2 * 1024 * 1024), new Y.Doc())).toBe('broken');
  });
});

it('a first sync with nothing but known deletions brings nothing', () => {
  const server = new Y.Doc();
  const client = new Y.Doc();
  client.getText('text').insert(0, 'abc');
  client.getText('text').delete(1, 1);
  Y.applyUpdate(server, Y.encodeStateAsUpdate(client));
  const sync = () => Y.encodeStateAsUpdate(client, Y.encodeStateVector(server));
  expect(judgeUpdate(sync(), server)).toBe('fine');
  expect(bringsNothing(server, sync())).toBe(true);
  client.getText('text').delete(0, 1);
  expect(bringsNothing(server, sync())).toBe(false);
});

describe('a tree', () => {
  /** Nests elements below `into`, one in the other; answers the innermost. */
  function nest(into: Y.XmlFragment, levels: number): Y.XmlFragment {
    let inner = into;
    for (let level = 0; level < levels; level += 1) {
      const element = new Y.XmlElement('blockquote');
      inner.insert(0, [new Y.XmlElement('paragraph'), element]);
      inner = element;
    }
    return inner;
  }

  it('as deep as people write is fine', () => {
    const doc = new Y.Doc();
    doc.transact(() => nest(doc.getXmlFragment('x'), 30));
    expect(judgeUpdate(Y.encodeStateAsUpdate(doc), new Y.Doc())).toBe('fine');
  });

  it('deeper than anybody writes is broken: deleting it would overflow everybody’s stack', () => {
    const doc = new Y.Doc();
    doc.transact(() => nest(doc.getXmlFragment('x'), 5000));
    expect(judgeUpdate(Y.encodeStateAsUpdate(doc), new Y.Doc())).toBe('broken');
  });

  it('does not grow deeper step by step either', () => {
    const server = new Y.Doc();
    const client = new Y.Doc();
    let inner: Y.XmlFragment = client.getXmlFragment('x');
    const verdicts: string[] = [];
    client.on('update', (update: Uint8Array) => {
      const verdict = judgeUpdate(update, server);
      verdicts.push(verdict);
      if (verdict === 'fine') Y.applyUpdate(server, update);
    });
    for (let step = 0; step < 4; step += 1) {
      client.transact(() => {
        inner = nest(inner, 20);
      });
    }
    expect(verdicts).toEqual(['fine', 'fine', 'fine', 'broken']);
  });

  it('may be long: siblings are no levels', () => {
    const doc = new Y.Doc();
    const fragment = doc.getXmlFragment('x');
    for (let nr = 0; nr < 2000; nr += 1) fragment.insert(fragment.length, [new Y.XmlElement('paragraph')]);
    expect(judgeUpdate(Y.encodeStateAsUpdate(doc), new Y.Doc())).toBe('fine');
  });
});

it('authors by the thousand in one frame are refused: they would hold everybody up', () => {
  const updates = Array.from({ length: 1001 }, (_, nr) => {
    const doc = new Y.Doc();
    doc.clientID = nr + 1;
    doc.getMap('items').set('a', nr);
    return Y.encodeStateAsUpdate(doc);
  });
  const server = new Y.Doc();
  expect(judgeUpdate(Y.mergeUpdates(updates), server)).toBe('broken');
  for (const update of updates) Y.applyUpdate(server, update);
  expect(judgeUpdate(Y.mergeUpdates(updates), server)).toBe('fine');
});
