import '@excalidraw/excalidraw/index.css';
import { CaptureUpdateAction, Excalidraw, convertToExcalidrawElements } from '@excalidraw/excalidraw';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';

import type { BenchView, RemoteMove, Subject } from './subject.ts';
import { type BenchWorld, NOTE_SIZE } from './world.ts';

const COLORS = ['#ffec99', '#ffd8a8', '#ffc9c9', '#d0bfff', '#a5d8ff', '#b2f2bb'];

type Collaborators = NonNullable<Parameters<Api['updateScene']>[0]['collaborators']>;
type SocketId = Collaborators extends Map<infer Id, unknown> ? Id : never;
type Elements = ReturnType<typeof convertToExcalidrawElements>;
type Api = Parameters<NonNullable<Parameters<typeof Excalidraw>[0]['excalidrawAPI']>>[0];

/**
 * Excalidraw with the same board: a note is a rectangle with bound text, smooth and solid, which is its quickest way
 * to draw. Others' changes come in as its own collaboration brings them: new elements through `updateScene`.
 */
export function excalidraw(): Subject {
  let elements: Elements = [];
  let api: Api | undefined;
  let remote: readonly RemoteMove[] = [];
  return {
    async prepare(world: BenchWorld) {
      await document.fonts.ready;
      const plain = { roughness: 0, strokeWidth: 1, fillStyle: 'solid' } as const;
      elements = convertToExcalidrawElements(
        [
          ...world.notes.map(({ id, x, y, color, text }) => ({
            type: 'rectangle' as const,
            id,
            x,
            y,
            width: NOTE_SIZE,
            height: NOTE_SIZE,
            backgroundColor: COLORS[color] ?? '#ffec99',
            strokeColor: '#1e1e1e',
            ...plain,
            label: { text, fontSize: 16 },
          })),
          ...world.connectors.map(([from, to], index) => {
            const a = centre(world, from);
            const b = centre(world, to);
            return {
              type: 'arrow' as const,
              id: `k${index}`,
              x: a.x,
              y: a.y,
              width: b.x - a.x,
              height: b.y - a.y,
              points: [
                [0, 0],
                [b.x - a.x, b.y - a.y],
              ] as never,
              start: { id: from },
              end: { id: to },
              ...plain,
            };
          }),
        ],
        { regenerateIds: false },
      );
    },
    mount(container) {
      createRoot(container).render(
        createElement(Excalidraw, {
          initialData: { elements, appState: { viewBackgroundColor: '#ffffff' } },
          excalidrawAPI: (given) => {
            api = given;
          },
        }),
      );
    },
    canvas: () => document.querySelector('canvas.excalidraw__canvas.static'),
    setView({ x, y, zoom }: BenchView) {
      api?.updateScene({
        appState: {
          zoom: { value: zoom as never },
          scrollX: innerWidth / 2 / zoom - x,
          scrollY: innerHeight / 2 / zoom - y,
        },
        captureUpdate: CaptureUpdateAction.NEVER,
      });
    },
    select(ids) {
      api?.updateScene({
        appState: { selectedElementIds: Object.fromEntries(ids.map((id) => [id, true as const])) },
        captureUpdate: CaptureUpdateAction.NEVER,
      });
    },
    prepareRemote(moves) {
      remote = moves;
    },
    receive(index) {
      const move = remote[index];
      if (!move) return;
      const { id, dx, dy } = move;
      const now = api?.getSceneElementsIncludingDeleted() ?? [];
      api?.updateScene({
        elements: now.map((element) =>
          element.id === id || ('containerId' in element && element.containerId === id)
            ? {
                ...element,
                x: element.x + dx,
                y: element.y + dy,
                version: element.version + 1,
                versionNonce: element.versionNonce + 1,
              }
            : element,
        ),
        captureUpdate: CaptureUpdateAction.NEVER,
      });
    },
    movePeople(people) {
      const collaborators = new Map(
        people.map(({ nr, x, y }) => [
          `p${nr}` as SocketId,
          { username: `Mensch ${nr}`, pointer: { x, y, tool: 'pointer' as const } },
        ]),
      );
      api?.updateScene({ collaborators, captureUpdate: CaptureUpdateAction.NEVER });
    },
    position(id) {
      const element = api?.getSceneElements().find((candidate) => candidate.id === id);
      if (!element) throw new Error(`no note ${id}`);
      return { x: element.x, y: element.y };
    },
  };
}

function centre(world: BenchWorld, id: string): { x: number; y: number } {
  const note = world.notes[Number(id.slice(1))];
  if (!note) throw new Error(`no note ${id}`);
  return { x: note.x + NOTE_SIZE / 2, y: note.y + NOTE_SIZE / 2 };
}
