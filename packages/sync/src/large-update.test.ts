import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from 'lib0/encoding';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';

import { readFrame } from './frames.ts';
import { splitUpdate, withinBounds } from './large-update.ts';

function frame(step: 1 | 2, update: Uint8Array): Uint8Array<ArrayBuffer> {
  const encoder = createEncoder();
  writeVarString(encoder, 'board:b');
  writeVarUint(encoder, 0);
  writeVarUint(encoder, step);
  writeVarUint8Array(encoder, update);
  return toUint8Array(encoder);
}

/** Notes of several sessions, with things deleted again. */
function written(sessions: number, notes: number): Y.Doc {
  const whole = new Y.Doc();
  for (let session = 0; session < sessions; session += 1) {
    const doc = new Y.Doc();
    doc.clientID = 1000 + session;
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(whole));
    const items = doc.getMap<Y.Map<string>>('items');
    for (let note = 0; note < notes; note += 1) {
      const item = new Y.Map<string>();
      items.set(`${session}-${note}`, item);
      item.set('text', 'Solardach Weiherstraße '.repeat(4));
    }
    if (session > 0) items.delete(`${session - 1}-0`);
    Y.applyUpdate(whole, Y.encodeStateAsUpdate(doc));
  }
  return whole;
}

describe('large updates', () => {
  it('A6: what is small goes as it is', () => {
    const data = frame(2, Y.encodeStateAsUpdate(written(1, 3)));
    expect(withinBounds(data, readFrame(data)!)).toEqual([{ frame: readFrame(data), data }]);
  });

  it('A6: the parts together are the whole, none too large, in an order that leaves no gap', () => {
    const whole = written(12, 40);
    const update = Y.encodeStateAsUpdate(whole);
    const bounds = { bytes: 4096, clients: 8 };
    const parts = splitUpdate(update, bounds);
    expect(parts!.length).toBeGreaterThan(update.length / 4096);
    const copy = new Y.Doc();
    for (const part of parts!) {
      expect(part.length).toBeLessThanOrEqual(4096 + 64);
      Y.applyUpdate(copy, part);
    }
    expect(copy.store.pendingStructs).toBeNull();
    expect(copy.store.pendingDs).toBeNull();
    expect(copy.getMap('items').toJSON()).toEqual(whole.getMap('items').toJSON());
    expect(Y.encodeStateVector(copy)).toEqual(Y.encodeStateVector(whole));
  });

  it('A6: many sessions of a long day go eight at a time', () => {
    const parts = splitUpdate(Y.encodeStateAsUpdate(written(20, 2)), { bytes: 1e6, clients: 8 });
    expect(parts!.map((part) => Y.parseUpdateMeta(part).to.size)).toEqual([8, 8, 4]);
  });

  it('A6: the last frame is what the whole was, all before it are single changes', () => {
    const data = frame(1, Y.encodeStateAsUpdate(written(3, 40)));
    const parts = withinBounds(data, readFrame(data)!, { bytes: 2048, clients: 8 });
    const kinds = parts!.map((part) => part.frame.kind);
    expect(kinds.length).toBeGreaterThan(3);
    expect(kinds.slice(0, -1).every((kind) => kind === 'update')).toBe(true);
    expect(kinds.at(-1)).toBe('step2');
    for (const part of parts!) expect(readFrame(part.data)).toEqual(part.frame);
  });

  it('A7: a single piece that no frame can carry is not sent', () => {
    const doc = new Y.Doc();
    doc.getText('t').insert(0, 'x'.repeat(5000));
    const data = frame(2, Y.encodeStateAsUpdate(doc));
    expect(withinBounds(data, readFrame(data)!, { bytes: 4096, clients: 8 })).toBeUndefined();
  });
});
