import { type BoardEngine, createBoardEngine, type RemotePresence } from '@geflecht/board-engine';
import {
  type Board,
  IDLE_PRESENCE,
  ITEM_COLORS,
  type ItemId,
  openBoard,
  seedBoard,
} from '@geflecht/board-schema';
import type { PersonId } from '@geflecht/domain';
import { canvasPalette } from '@geflecht/ui/canvas-palette';
import { IndexeddbPersistence, storeState } from 'y-indexeddb';
import * as Y from 'yjs';

import type { BenchView, RemoteMove, Subject } from './subject.ts';
import { type BenchWorld, NOTE_SIZE } from './world.ts';

const STORED = 'bench';
const MARK = 'M12 2a10 10 0 1 0 0 20a10 10 0 1 0 0-20z';

/** Our own engine on a Yjs document; others' changes come in as Yjs updates that a second document made. */
export function geflecht(): Subject {
  const doc = new Y.Doc();
  let board: Board | undefined;
  let updates: Uint8Array[] = [];
  let engine: BoardEngine | undefined;
  let tellPeople: (others: readonly RemotePresence[]) => void = () => undefined;
  return {
    async prepare(world: BenchWorld) {
      seedBoard(doc, [
        ...world.notes.map(({ id, x, y, color, text }) => ({
          id: id as ItemId,
          kind: 'note' as const,
          x,
          y,
          w: NOTE_SIZE,
          h: NOTE_SIZE,
          text,
          look: { color: ITEM_COLORS[color] ?? 'yellow' },
        })),
        ...world.connectors.map(([from, to], index) => ({
          id: `k${index}` as ItemId,
          kind: 'connector' as const,
          ends: { from: { item: from as ItemId }, to: { item: to as ItemId } },
        })),
      ]);
    },
    mount(container) {
      board = openBoard(doc);
      engine = createBoardEngine({
        container,
        board,
        palette: canvasPalette('light'),
        labels: { board: 'Bench', writeHere: '', cardUnknown: '', newColumns: [] },
        people: (person) => ({ name: `Mensch ${person.slice(1)}`, color: '#0b5e55', mark: MARK }),
        cards: () => undefined,
        presence: {
          local: () => undefined,
          subscribe(listener) {
            tellPeople = listener;
            return () => undefined;
          },
        },
        camera: { x: 0, y: 0, zoom: 1 },
      });
    },
    canvas: () => document.querySelector('canvas'),
    setView: (view: BenchView) => engine?.setCamera(view),
    select: (ids) => engine?.select(ids as ItemId[]),
    prepareRemote(moves: readonly RemoteMove[]) {
      const peer = new Y.Doc();
      Y.applyUpdate(peer, Y.encodeStateAsUpdate(doc));
      const peerBoard = openBoard(peer);
      updates = [];
      peer.on('update', (update: Uint8Array) => updates.push(update));
      for (const { id, dx, dy } of moves) {
        const item = peerBoard.get(id as ItemId);
        if (item?.kind === 'note')
          peerBoard.setPlace([{ id: item.id, x: item.place.x + dx, y: item.place.y + dy }]);
      }
      peerBoard.destroy();
      peer.destroy();
    },
    receive(index) {
      const update = updates[index];
      if (update) Y.applyUpdate(doc, update, 'network');
    },
    movePeople: (people) =>
      tellPeople(
        people.map(({ nr, x, y }) => ({
          ...IDLE_PRESENCE,
          client: nr + 1,
          person: `p${nr}` as PersonId,
          cursor: { x, y },
        })),
      ),
    storage: {
      async keep() {
        const persistence = new IndexeddbPersistence(STORED, doc);
        await persistence.whenSynced;
        await storeState(persistence, true);
        await persistence.destroy();
      },
      async open() {
        await new IndexeddbPersistence(STORED, doc).whenSynced;
      },
    },
    position(id) {
      const item = board?.get(id as ItemId);
      if (item?.kind !== 'note') throw new Error(`no note ${id}`);
      return { x: item.place.x, y: item.place.y };
    },
  };
}
