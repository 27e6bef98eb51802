import { seededRandom } from '@geflecht/testkit/random';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import { type Board, openBoard } from './board.ts';
import type { ItemId } from './item.ts';
import { act } from './operations.test-support.ts';
import { outlineOf } from './outline.ts';

interface Peer {
  readonly doc: Y.Doc;
  readonly board: Board;
  readonly undo: ReturnType<Board['createUndo']>;
  readonly inbox: Uint8Array[];
  online: boolean;
}

function peersOf(count: number, next: () => number): Peer[] {
  const peers = Array.from({ length: count }, (_, index): Peer => {
    const doc = new Y.Doc();
    doc.clientID = index + 1;
    let made = 0;
    const board = openBoard(doc, { newId: () => `p${index}n${made++}` as ItemId });
    return { doc, board, undo: board.createUndo(), inbox: [], online: true };
  });
  for (const peer of peers) {
    peer.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === 'network') return;
      for (const other of peers) {
        if (other === peer) continue;
        // Messages of and to somebody offline are lost; the next meeting exchanges state vectors instead.
        if (peer.online && other.online) other.inbox.push(...(next() < 0.1 ? [update, update] : [update]));
      }
    });
  }
  return peers;
}

function deliver(peer: Peer, next: () => number): void {
  const index = Math.floor(next() * peer.inbox.length);
  const [update] = peer.inbox.splice(index, 1);
  if (update && peer.online) Y.applyUpdate(peer.doc, update, 'network');
}

function meet(peers: readonly Peer[]): void {
  for (const from of peers) {
    for (const to of peers) {
      if (from !== to)
        Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc)), 'network');
    }
  }
}

const seeds = [1, 2, 3, 20_190_522, 4711];

describe('convergence', () => {
  test.each(seeds)('R50 five peers, lossy and shuffled, end up equal (seed %d)', (seed) => {
    const next = seededRandom(seed);
    const peers = peersOf(5, next);
    for (let round = 0; round < 600; round++) {
      const peer = peers[Math.floor(next() * peers.length)] as Peer;
      const roll = next();
      if (roll < 0.04) {
        peer.online = !peer.online;
        if (!peer.online) peer.inbox.length = 0;
      } else if (roll < 0.5) act(peer, next);
      else deliver(peer, next);
    }
    meet(peers);
    const [first, ...others] = peers as [Peer, ...Peer[]];
    const state = Y.encodeStateAsUpdate(first.doc);
    expect(first.board.items().size).toBeGreaterThan(3);
    for (const other of others) {
      expect(Y.encodeStateVector(other.doc)).toEqual(Y.encodeStateVector(first.doc));
      expect(other.doc.getMap('items').toJSON()).toEqual(first.doc.getMap('items').toJSON());
      expect(new Map(other.board.items())).toEqual(new Map(first.board.items()));
      expect(outlineOf(other.board.items())).toEqual(outlineOf(first.board.items()));
    }
    // The live view equals a fresh opening: nothing was missed on the way.
    const fresh = new Y.Doc();
    Y.applyUpdate(fresh, state);
    expect(new Map(openBoard(fresh).items())).toEqual(new Map(first.board.items()));
  });
});
